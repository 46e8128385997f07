import { join } from 'node:path';
import type { Forge } from '../../scripts/forge/forge.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';
import type { Acts } from './people.ts';
import { cloneUrl, forgeOf, type Person, type Stage } from './stage.ts';

const staff = {
  officer: 'write',
  leader: 'write',
  principal: 'write',
  reader: 'read',
  outsider: 'none',
  service: 'admin',
} as const;

/** A stage with the people of the scenarios, a work tree of the officer's, and the adapter as the service sees through it. */
export interface Ground extends Record<keyof typeof staff, Person> {
  stage: Stage & Acts;
  work: Repository;
  forge: Forge;
  push(branch: string, ...more: string[]): Promise<string>;
  /** Writes a file on a new branch from main and pushes it; gives the head. */
  onBranch(branch: string, text: string): Promise<string>;
  /** The same with a pull request of the officer's. */
  opened(branch: string): Promise<{ head: string; number: number }>;
  /** Where main stands on the forge. */
  mainHead(): Promise<string>;
  close(): Promise<void>;
}

export async function layGround(open: () => Promise<Stage & Acts>): Promise<Ground> {
  const folder = await temporaryFolder();
  const stage = await open();
  const person = (login: keyof typeof staff) => stage.addUser(login, staff[login]);
  const people = {
    officer: await person('officer'),
    leader: await person('leader'),
    principal: await person('principal'),
    reader: await person('reader'),
    outsider: await person('outsider'),
    service: await person('service'),
  };
  const work = await makeRepository(join(folder, 'work'));
  const push = (branch: string, ...more: string[]) =>
    work.run('push', '-q', ...more, cloneUrl(stage, people.officer), `HEAD:refs/heads/${branch}`);
  await work.commit({ files: { 'content/start.md': 'start' } });
  await push('main');
  const onBranch = async (branch: string, text: string): Promise<string> => {
    await work.run('switch', '-q', '-C', branch, 'main');
    const head = await work.commit({ files: { [`content/${branch}.md`]: text } });
    await push(branch, '--force');
    return head;
  };
  return {
    ...people,
    stage,
    work,
    forge: forgeOf(stage, people.service),
    push,
    onBranch,
    async opened(branch) {
      const head = await onBranch(branch, branch);
      return { head, number: await stage.openPull(people.officer, { branch, title: `稿件 ${branch}` }) };
    },
    async mainHead() {
      await work.run('fetch', '-q', cloneUrl(stage, people.service), 'main');
      return work.run('rev-parse', 'FETCH_HEAD');
    },
    async close() {
      await stage.close();
      await removeFolder(folder);
    },
  };
}

/** What a promise failed with, or null. */
export const thrown = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

/** Waits until the forge has taken note of the last push to a pull request: a real one does so in the background. */
export async function settled({ forge }: Ground, number: number): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { head } = await forge.pull(number);
    await new Promise((resolve) => setTimeout(resolve, 100));
    if ((await forge.pull(number)).head === head && tries > 0) return;
  }
}
