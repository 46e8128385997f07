import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Git } from '../../../scripts/git/git.ts';
import type { Dialect } from '../../../scripts/signoff/review.ts';
import { type Acts, actsOn } from '../people.ts';
import type { Person, Stage } from '../stage.ts';
import { bareRepository } from './git.ts';
import { giteaViews } from './gitea.ts';
import { githubViews } from './github.ts';
import { markMerged } from './pulls.ts';
import { routes } from './routes.ts';
import { giteaRoutes } from './routes-gitea.ts';
import { githubRoutes } from './routes-github.ts';
import { type Seen, type Server, serve } from './server.ts';
import { emptyState, idOf, type May, type State } from './state.ts';
import type { Rule, Trouble } from './trouble.ts';
import { type Fake, markStale, pullRow } from './world.ts';

/**
 * A forge for tests: HTTP over a bare repository that is really cloned from and pushed to. It is as real as the tests against a running Forgejo
 * and against GitHub's API description make it; whatever goes wrong on purpose goes through `trouble`.
 */
export interface FakeForge extends Stage, Acts {
  /** The bare repository. */
  git: Git;
  folder: string;
  state: State;
  /** A bot of GitHub's kind; on Gitea nothing tells it from a person. */
  addBot(login: string, may: May): Promise<Person>;
  /** From now on, answers to requests such as 'GET /repos/county/site/pulls/1/reviews' go wrong; `times` of them, or all. */
  trouble(on: RegExp, trouble: Trouble, times?: number): void;
  /** Everything goes well again. */
  calm(): void;
  /** Most entries that a page holds: 100 on GitHub, 50 on Gitea unless its administrator says less. */
  most: { page: number };
  /** Holds back the marks of outdated reviews until it is called: Gitea sets them moments after a push. */
  holdMarks(): void;
  settle(): void;
  /** The forge finds a pull request merged, by whoever pushed `commit` to its branch: it takes note as after a merge by button. */
  findMerged(pull: number, by: Person, commit: string): void;
  /** Requests so far, as 'GET /repos/county/site'. */
  log: string[];
}

export interface FakeOptions {
  dialect: Dialect;
  /** Milliseconds since 1970; the machine's clock when absent. */
  now?: () => number;
  owner?: string;
  name?: string;
  seen?: Seen;
}

/** Starts a fake forge with an empty private repository and no people. `close` ends it and removes its files. */
export async function createForge({
  dialect,
  now = Date.now,
  owner = 'county',
  name = 'site',
  seen = () => undefined,
}: FakeOptions): Promise<FakeForge> {
  const root = await mkdtemp(join(tmpdir(), 'qianfa-forge-'));
  const folder = join(root, 'repository.git');
  const git = await bareRepository(folder);
  const state = emptyState(owner, name);
  // Accounts of the tests are told from other numbers at sight.
  state.next = 101;
  let url = '';
  const seenState = {
    get url() {
      return url;
    },
    state,
  };
  const log: string[] = [];
  const rules: Rule[] = [];
  const most = { page: dialect === 'github' ? 100 : 50 };
  const late = { marks: false };
  const server = createServer((request, response) => {
    serve(made, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  const views = dialect === 'github' ? githubViews(seenState) : giteaViews(seenState);
  const fake: Fake = { state, git, views, dialect, now, late, files: new Map() };
  const made: Server = {
    fake,
    folder,
    most,
    rules,
    routes: [...routes, ...(dialect === 'github' ? githubRoutes : giteaRoutes)],
    seen: (what) => {
      log.push(`${what.method} ${what.path}`);
      seen(what);
    },
    url: () => url,
  };
  const add = async (login: string, may: May, bot: boolean): Promise<Person> => {
    const user = {
      id: idOf(state),
      login,
      email: `${login}@forge.invalid`,
      token: randomBytes(12).toString('hex'),
      bot,
      may,
      deleted: false,
    };
    state.users.push(user);
    return { id: String(user.id), login, email: user.email, token: user.token };
  };
  const find = (person: Person) => {
    const user = state.users.find(({ id }) => String(id) === person.id);
    if (!user) throw new Error(`no user ${person.login}`);
    return user;
  };
  const stage = { dialect, url, repository: `${owner}/${name}` };
  return {
    ...stage,
    ...actsOn(stage),
    git,
    folder,
    state,
    most,
    log,
    addUser: (login, may) => add(login, may, false),
    addBot: (login, may) => add(login, may, true),
    async rename(person, login) {
      find(person).login = login;
      return { ...person, login };
    },
    async deleteUser(person) {
      find(person).deleted = true;
    },
    async protect(given) {
      state.rules = given;
    },
    trouble: (on, trouble, times) => rules.push(times === undefined ? { on, trouble } : { on, trouble, times }),
    calm: () => rules.splice(0),
    holdMarks: () => {
      late.marks = true;
    },
    settle: () => {
      late.marks = false;
      for (const row of state.pulls) if (row.closed === null) markStale(fake, row);
    },
    findMerged: (pull, by, commit) => markMerged(fake, pullRow(fake, pull), Number(by.id), commit),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(root, { recursive: true, force: true });
    },
  };
}
