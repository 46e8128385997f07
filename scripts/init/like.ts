import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Call, exit, Refusal } from '../command/command.ts';
import { diskFiles } from '../git/files.ts';
import { bundleOf } from '../site/bundles.ts';
import { validate } from '../site/validate.ts';
import { parseYaml } from '../site/yaml.ts';
import { groundOf } from './ground.ts';

/** The regulations that are tested as whole groups are what an office begins with: kept once, in the checkout that the program runs from. */
const sites = fileURLToPath(new URL('../../test/sites/', import.meta.url));

/** Stands for whoever answers for a column until the office names somebody. */
const nobody = 'nobody-yet';

export const examples = (): string[] =>
  readdirSync(sites, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(sites, entry.name, 'group.yml')))
    .map(({ name }) => name)
    .sort();

/** `post@unit` of every step of a policy; own, column and superior stay as they are written. */
function postsIn(text: string, file: string): string[] {
  const yaml = parseYaml(text, file);
  const read = 'findings' in yaml ? yaml : validate('policy', yaml.value, { file, lineOf: yaml.lineOf });
  if ('findings' in read) throw new Error(`${file} of the example cannot be read`);
  return [...read.value.routes, ...(read.value.additions ?? [])].flatMap(({ steps }) => steps.flatMap(({ by }) => by));
}

/** One governed file of the example without its people: everybody's name is taken out, and the group's own names put in. */
function emptied(call: Call, path: string, text: string): string {
  const [id, name] = [call.text('id'), call.text('name')];
  if (path.endsWith('/columns.yml')) return text.replace(/^( +person:) .*$/gm, `$1 ${nobody}`);
  if (path.endsWith('/site.yml')) return text.replace(/^security: .*\n/m, '');
  if (path !== 'group.yml') return text;
  const named = id ? text.replace(/^id: .*$/m, () => `id: ${id}`) : text;
  return name ? named.replace(/^name: .*$/m, () => `name: ${JSON.stringify(name)}`) : named;
}

/**
 * `qianfa init --like <name>`: the rules of a regulation, the article behind each in its comments, with an empty registry. Nothing is
 * founded yet: who may sign is for the office to enter, and `init --found` says what is still missing.
 */
export async function initLike(call: Call, name: string): Promise<number> {
  const names = examples().join('、');
  if (!examples().includes(name)) throw new Refusal(call.say('init-like-unknown', { name, names }));
  const { folder } = await groundOf(call);
  const files = diskFiles(join(sites, name));
  const entries = (await files.list('')).filter(({ path }) => bundleOf(path) && !/^registry\/(?!units)/.test(path));
  const texts = (await files.read(entries)).map((bytes) => bytes.toString('utf8'));
  const posts = texts.flatMap((text, index) => {
    const path = entries[index]?.path ?? '';
    return path.endsWith('/policy.yml') ? postsIn(text, path) : [];
  });
  const listed = [...new Set(posts)].sort().map((post) => `#   ${post}`);
  const written = new Map(
    texts.map((text, index) => [entries[index]?.path ?? '', emptied(call, entries[index]?.path ?? '', text)]),
  );
  written.set('registry/people.yml', [`# ${call.say('init-like-people')}`, ...listed, 'people: []', ''].join('\n'));
  written.set('registry/machines.yml', `# ${call.say('init-like-machines')}\nrecorders: []\n`);
  for (const [path, text] of written) {
    const file = join(folder, 'content', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  call.print(call.say('init-like-next', { name, folder, nobody }), { folder, files: [...written.keys()].sort() });
  return exit.done;
}
