import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, runCommand } from '../../scripts/command/command.ts';
import { command as init } from '../../scripts/init.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';
import type { Answer } from './county.ts';

export const people = {
  admin: 'duan-lei:段磊:duan-lei@shiqiao.example',
  officer: 'zhang-wei:张维:zhang-wei@shiqiao.example',
  reviewer: 'tao-ran:陶然:tao-ran@shiqiao.example',
  leader: 'luo-jianing:罗嘉宁:luo-jianing@shiqiao.example',
};

/** The options of `qianfa init` that name everything but keys. */
export const named = [
  ...['--id', 'shiqiao', '--name', '石桥县人民政府', '--domain', 'www.shiqiao.example'],
  ...Object.entries(people).flatMap(([role, text]) => [`--${role}`, text]),
];

/** What surrounds a call: `answers` are typed at the terminal, one a question; without them nobody sits there. */
export interface Around {
  cwd: string;
  env?: Record<string, string>;
  now?: string;
  answers?: readonly string[];
  /** Looks at what is served, knowing what was printed, before the command is told to stop. */
  stopped?: (printed: string) => Promise<void>;
}

/** Runs a command in a world of its own; gives its answer and every question that was asked. */
export async function call(
  command: Command,
  args: readonly string[],
  { cwd, env = {}, now = '2026-03-02T09:00:00+08:00', answers, stopped = async () => undefined }: Around,
): Promise<Answer & { asked: string[] }> {
  const answer = { code: -1, out: '', err: '', asked: [] as string[] };
  const open = [...(answers ?? [])];
  answer.code = await runCommand(command, args, {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    now: () => Date.parse(now),
    out: (text) => {
      answer.out += text;
    },
    err: (text) => {
      answer.err += text;
    },
    interactive: answers !== undefined,
    colour: false,
    ask: async (question) => {
      answer.asked.push(question);
      const next = open.shift();
      if (next === undefined) throw new Error(`nobody answers: ${question}`);
      return next;
    },
    stopped: () => stopped(answer.out),
  });
  return answer;
}

/** A new group, as `qianfa init --keys` leaves it, and its people's commands. */
export interface Office {
  folder: string;
  root: string;
  repository: Repository;
  /** The trial key of a person, by id. */
  key(person: string): string;
  run(command: Command, args: readonly string[], around?: Partial<Around>): Promise<Answer & { asked: string[] }>;
}

export async function openOffice(folder: string, more: readonly string[] = []): Promise<Office> {
  const keys = join(folder, 'keys');
  const top = join(folder, 'county');
  const made = await call(init, ['--dir', 'county', '--keys', 'keys', '--json', ...named, ...more], {
    cwd: folder,
    now: '2026-03-01T08:00:00+08:00',
  });
  if (made.code !== 0) throw new Error(made.err);
  const root: unknown = Reflect.get(JSON.parse(made.out), 'root');
  if (typeof root !== 'string') throw new Error(made.out);
  const env = { QIANFA_ROOT: root, QIANFA_RECORDER_KEY: join(keys, 'recorder-1') };
  return {
    folder: top,
    root,
    repository: await makeRepository(top),
    key: (person) => join(keys, person),
    run: (command, args, around = {}) => call(command, args, { cwd: top, ...around, env: { ...env, ...around.env } }),
  };
}

/** Every file below a folder, as text by its path. */
export async function textsBelow(folder: string): Promise<Map<string, string>> {
  if (!existsSync(folder)) return new Map();
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}
