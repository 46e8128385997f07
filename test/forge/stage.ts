import type { Access } from '../../scripts/forge/access.ts';
import type { Forge } from '../../scripts/forge/forge.ts';
import { openForge } from '../../scripts/forge/open.ts';
import type { Dialect } from '../../scripts/signoff/review.ts';
import type { May, Rules } from './fake/state.ts';

/** Somebody with an account on the forge. */
export interface Person {
  id: string;
  login: string;
  email: string;
  token: string;
}

/** A forge with one repository, on which people may be put: the fake one, or a real one that is run for the tests. */
export interface Stage {
  dialect: Dialect;
  /** Address of the forge, without trailing slash. */
  url: string;
  /** owner/name. */
  repository: string;
  /** Makes an account and lets it into the repository. */
  addUser(login: string, may: May): Promise<Person>;
  rename(person: Person, login: string): Promise<Person>;
  deleteUser(person: Person): Promise<void>;
  /** Protects main. */
  protect(rules: Rules): Promise<void>;
  close(): Promise<void>;
  /** Whether pauses must really be made: a real forge needs its time. */
  slow?: boolean;
}

/** How `person` gets at the stage's repository. Pauses are noted in `slept`, and take no time on a fake forge. */
export const accessOf = (
  stage: Pick<Stage, 'dialect' | 'url' | 'repository' | 'slow'>,
  person: Pick<Person, 'token'>,
  slept: number[] = [],
): Access => ({
  dialect: stage.dialect,
  url: stage.url,
  repository: stage.repository,
  token: person.token,
  fetch,
  now: () => Date.now(),
  sleep: async (ms) => {
    slept.push(ms);
    if (stage.slow) await new Promise((resolve) => setTimeout(resolve, ms));
  },
  timeout: 20_000,
});

export const forgeOf = (stage: Stage, person: Person, slept?: number[]): Forge =>
  openForge(accessOf(stage, person, slept));

/** Address by which `person` clones and pushes. */
export const cloneUrl = ({ url, repository }: Pick<Stage, 'url' | 'repository'>, { login, token }: Person): string =>
  `${url.replace('://', `://${login}:${token}@`)}/${repository}.git`;
