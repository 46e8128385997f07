import { parseArgs } from 'node:util';
import { CouldNot } from '../words/could-not.ts';
import type { Said } from '../words/said.ts';
import { type Lang, type MessageKey, say, tell } from '../words/say.ts';
import { troubleOf } from './trouble.ts';

/**
 * Exit codes of every command: done, refused by a rule, could not find out (or was called wrongly), and, of `publish`, stopped by what may pass: another
 * publication, a line that broke, storage that is busy. Only then does it help to try the same again in a while.
 */
export const exit = { done: 0, refused: 1, unknown: 2, later: 3 } as const;

/** The world around a command: what only commands may look at. */
export interface World {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  now(): number;
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody sits at the terminal and can be asked. */
  interactive: boolean;
  colour: boolean;
  ask(question: string): Promise<string>;
  /** Resolves when the command is asked to stop (Ctrl-C). */
  stopped(): Promise<void>;
}

type Option = { type: 'string' | 'boolean'; multiple?: boolean; value?: string; help: MessageKey };

/** A command: its words, its options, and what it does. `run` gives the exit code. */
export interface Command {
  name: string;
  /** Positional arguments as shown in the usage line, for example '<路径>…'. */
  usage: string;
  summary: MessageKey;
  options: Readonly<Record<string, Option>>;
  run(call: Call): Promise<number>;
}

/** One call of a command: its arguments, parsed, and the world. */
export interface Call {
  world: World;
  lang: Lang;
  json: boolean;
  args: string[];
  text(name: string): string | undefined;
  texts(name: string): string[];
  flag(name: string): boolean;
  /** What was typed at the terminal, by the option that would have answered, where a command asks once for many. */
  heard?: Map<string, string>;
  /** A sentence in the caller's language. */
  say(key: MessageKey, params?: Said['params']): string;
  tell(sentence: Said): string;
  /** Prints a line for people; silent with --json, which keeps standard output for `print`. */
  note(key: MessageKey, params?: Said['params']): void;
  /** Prints the result: text for people, or the value with --json. */
  print(text: string, value: unknown): void;
}

/** Wrong arguments: the command says how it is called. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A refusal that ends a command with exit code 1; its message is already in the caller's words. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** A refusal that may pass by itself: the same call in a while may be granted. */
export class Later extends Refusal {
  override name = 'Later';
}

/** Sentences for what may pass. */
const passing: readonly MessageKey[] = [
  'publish-busy',
  'publish-claimed',
  'publish-claim-lost',
  'publish-claim-unrenewed',
  'publish-claim-stalled',
  'publish-connection',
  'publish-locked',
  'publish-storage-busy',
];

/** Whether an error, or what caused it, may pass. */
const passes = (error: unknown): boolean =>
  error instanceof Error && ((error instanceof CouldNot && passing.includes(error.said.key)) || passes(error.cause));

const everywhere: Readonly<Record<string, Option>> = {
  help: { type: 'boolean', help: 'option-help' },
  json: { type: 'boolean', help: 'option-json' },
  lang: { type: 'string', value: 'zh|en', help: 'option-lang' },
  repo: { type: 'string', value: 'folder', help: 'option-repo' },
};

/** Options of commands that read the ledger. */
export const ledgerOptions: Readonly<Record<string, Option>> = {
  ledger: { type: 'string', value: 'ref:path', help: 'option-ledger' },
  root: { type: 'string', value: 'digest', help: 'option-root' },
};

const langOf = (argv: readonly string[], env: World['env']): Lang => {
  const at = argv.indexOf('--lang');
  const chosen =
    (at >= 0 ? argv[at + 1] : argv.find((part) => part.startsWith('--lang='))?.slice(7)) ?? env.QIANFA_LANG;
  return chosen === 'en' ? 'en' : 'zh';
};

/**
 * Runs a command on `argv` and gives its exit code. Whatever is thrown is said with its causes and counts as 'could not find out' (2),
 * but for refusals (1). Nothing secret is printed: the world's environment never reaches a message.
 */
export async function runCommand(command: Command, argv: readonly string[], world: World): Promise<number> {
  const lang = langOf(argv, world.env);
  try {
    const options = { ...everywhere, ...command.options };
    const { values, positionals } = parse(options, argv, lang);
    if (values.help) {
      world.out(`${help(command, options, lang)}\n`);
      return exit.done;
    }
    return await command.run(callOf(world, lang, values, positionals));
  } catch (error) {
    if (error instanceof Refusal) {
      world.err(`${error.message}\n`);
      return error instanceof Later ? exit.later : exit.refused;
    }
    if (error instanceof UsageError)
      world.err(`${error.message}\n${say(lang, 'usage-see', { command: command.name })}\n`);
    else world.err(`${say(lang, 'could-not', { what: causes(error, lang) })}\n`);
    return passes(error) ? exit.later : exit.unknown;
  }
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

function parse(
  options: Readonly<Record<string, Option>>,
  argv: readonly string[],
  lang: Lang,
): { values: Values; positionals: string[] } {
  const plain = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: plain,
      allowPositionals: true,
      strict: true,
    });
    const { lang: chosen } = values;
    if (chosen !== undefined && chosen !== 'zh' && chosen !== 'en') throw new UsageError('--lang zh|en');
    return { values, positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Node names the option in quotes; the rest of its sentence is English.
    const option = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? argv.join(' ');
    throw new UsageError(say(lang, 'option-wrong', { option }));
  }
}

function callOf(world: World, lang: Lang, values: Values, args: string[]): Call {
  const json = values.json === true;
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    world,
    lang,
    json,
    args,
    text,
    texts: (name) => [values[name] ?? []].flat().filter((value) => typeof value === 'string'),
    flag: (name) => values[name] === true,
    say: (key, params) => say(lang, key, params),
    tell: (sentence) => tell(lang, sentence),
    note: (key, params) => (json ? undefined : world.err(`${say(lang, key, params)}\n`)),
    print: (line, value) => world.out(json ? `${JSON.stringify(value, null, 2)}\n` : `${line.replace(/\n*$/, '')}\n`),
  };
}

function help(command: Command, options: Readonly<Record<string, Option>>, lang: Lang): string {
  const all = Object.entries(options).map(([name, { type, value, help: key }]) => ({
    left: type === 'string' ? `--${name} <${value ?? 'text'}>` : `--${name}`,
    right: say(lang, key),
  }));
  const width = Math.max(...all.map(({ left }) => left.length)) + 2;
  const rows = all.map(({ left, right }) => `  ${left.padEnd(width)}${right}`);
  const usage = say(lang, 'usage-line', { command: command.name, usage: command.usage });
  return [say(lang, command.summary), '', usage, '', say(lang, 'usage-options'), ...rows].join('\n');
}

/** What an error says in `lang`: in words of its own, else in those for troubles of a machine, before what the machine called it. */
function messageOf(error: Error, lang: Lang, explained: boolean): string {
  if (error instanceof CouldNot) return tell(lang, error.said);
  const trouble = explained ? null : troubleOf(error);
  return trouble ? say(lang, trouble, { what: error.message }) : error.message;
}

/** Sentences that say already which trouble of a machine caused them. */
const explaining: readonly MessageKey[] = [
  'publish-disk-full',
  'publish-not-writable',
  'git-missing',
  'ssh-keygen-missing',
  'repo-missing',
];

/** An error's message and those of its causes, in `lang` where they have words. */
function causes(error: unknown, lang: Lang, explained = false): string {
  if (!(error instanceof Error)) return String(error);
  const message = messageOf(error, lang, explained);
  if (error.cause === undefined) return message;
  const does = error instanceof CouldNot ? explaining.includes(error.said.key) : troubleOf(error) !== null;
  return `${message} ← ${causes(error.cause, lang, does)}`;
}
