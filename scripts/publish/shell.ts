import { spawn } from 'node:child_process';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';

/** What a program said, and with which code it ended (null when it was killed). */
export interface Ended {
  code: number | null;
  out: Buffer;
  err: string;
}

/** Runs a program with `input` as its standard input; a program that is not there is an error said aloud. */
export function run(
  program: string,
  args: readonly string[],
  input: string | Uint8Array,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...env, LC_ALL: 'C' } });
    const out: Buffer[] = [];
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.on('error', (cause) => reject(new CouldNot(said('publish-no-program', { program }), { cause })));
    // A program that ends before it has read everything says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out), err: err.trim() }));
  });
}
