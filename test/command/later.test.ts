import { expect, it } from 'vitest';
import { type Command, Later, Refusal, runCommand, type World } from '../../scripts/command/command.ts';
import { CouldNot } from '../../scripts/words/could-not.ts';
import { said } from '../../scripts/words/said.ts';

/** The exit code of a command that throws this, and what it says. */
async function ended(error: unknown): Promise<{ code: number; text: string }> {
  const command: Command = {
    name: 'publish',
    usage: '',
    summary: 'summary-publish',
    options: {},
    run: () => Promise.reject(error),
  };
  let text = '';
  const say = (words: string) => {
    text += words;
  };
  const world: World = {
    cwd: '/',
    env: {},
    now: () => 0,
    out: say,
    err: say,
    interactive: false,
    colour: false,
    ask: async () => '',
    stopped: async () => undefined,
  };
  return { code: await runCommand(command, [], world), text };
}
const because = (cause: unknown) => new CouldNot(said('publish-broken-off', { place: '甲', old: '乙' }), { cause });

it.each([
  ['a line that broke', because(new CouldNot(said('publish-connection'), { cause: new Error('ECONNRESET') }))],
  ['storage that is busy', because(new CouldNot(said('publish-storage-busy')))],
  ['another one at work', because(new CouldNot(said('publish-busy', { pid: 7 })))],
  ['another one that was faster', new Later('别的发布')],
])('%s may pass → 3, and what happened is said', async (_, error) => {
  const { code, text } = await ended(error);
  expect(code).toBe(3);
  expect(text).toMatch(/仍是原来的版本（乙）|别的发布/);
});

it.each([
  ['a disk that is full', because(new CouldNot(said('publish-disk-full'))), 2],
  ['a key that is not known there', because(new CouldNot(said('publish-login'))), 2],
  ['an error of another kind', new Error('timeout of a test'), 2],
  ['a refusal', new Refusal('不行'), 1],
])('%s is the same a minute later → not 3', async (_, error, code) => {
  expect((await ended(error)).code).toBe(code);
});
