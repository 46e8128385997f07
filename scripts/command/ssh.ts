import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyOf } from '../site/people.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';

/** Runs ssh-keygen; throws with what it said. Standard input stays the terminal's, so that it can ask for a passphrase. */
function sshKeygen(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('ssh-keygen', [...args], { stdio: ['inherit', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.on('error', (cause) => reject(new CouldNot(said('ssh-keygen-missing'), { cause })));
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`ssh-keygen: ${err.trim()}`))));
  });
}

/** The same with a private key; throws a sentence that names its file. */
const withKey = (path: string, args: readonly string[]): Promise<string> =>
  sshKeygen(args).catch((cause: unknown) => {
    throw cause instanceof CouldNot ? cause : new CouldNot(said('key-unusable', { file: path }), { cause });
  });

/** The public key (algorithm and base64) that belongs to the private key file `path`, read from its .pub or derived from it. */
export async function publicKeyOf(path: string): Promise<string> {
  const beside = await readFile(`${path}.pub`, 'utf8').catch(() => null);
  return keyOf((beside ?? (await withKey(path, ['-y', '-f', path]))).trim());
}

/** Signs text with the private key file `path` (or the agent that holds it) in `namespace`; gives the armoured SSH signature. */
export async function signText(path: string, namespace: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-sign-'));
  try {
    const file = join(folder, 'text');
    await writeFile(file, text);
    await withKey(path, ['-q', '-Y', 'sign', '-f', path, '-n', namespace, file]);
    return await readFile(`${file}.sig`, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes an ed25519 key pair without passphrase at `path`, for trials and demonstrations; gives the public key. */
export async function makeKey(path: string, comment: string): Promise<string> {
  await sshKeygen(['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', path]);
  await chmod(path, 0o600);
  return publicKeyOf(path);
}
