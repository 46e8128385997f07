import { join } from 'node:path';
import { command as build } from '../../scripts/build.ts';
import { type Command, runCommand } from '../../scripts/command/command.ts';
import { openGit } from '../../scripts/git/git.ts';
import { writeTree } from '../fixture/files.ts';
import { emailOf, type Group, makeGroup, type PersonId } from '../fixture/group.ts';
import { Book } from '../fixture/ledger.ts';
import { makeRepository, type Repository, type Step } from '../fixture/repository.ts';
import type { Acts } from './people.ts';
import { cloneUrl, forgeOf, type Person, type Stage } from './stage.ts';

/** Who of the made-up county has an account; whoever is not named here has none. */
const staff = ['officer', 'reviewer', 'principal', 'school-reviewer', 'former', 'outsider', 'site-leader'] as const;
type Staff = (typeof staff)[number] & PersonId;

/**
 * The made-up county on a forge, fake or real, at the hour that it is: main holds its governed files, `ledger` the ledger, and the recorder works
 * from a bare repository of its own.
 */
export class Office {
  readonly group: Group;
  readonly stage: Stage & Acts;
  readonly people: Readonly<Record<Staff, Person>>;
  /** Somebody who may write and is not in the registry. */
  readonly visitor: Person;
  readonly service: Person;
  readonly folder: string;
  readonly #work: Repository;
  readonly #root: string;

  private constructor(parts: {
    group: Group;
    stage: Stage & Acts;
    people: Readonly<Record<Staff, Person>>;
    visitor: Person;
    service: Person;
    folder: string;
    work: Repository;
    root: string;
  }) {
    this.group = parts.group;
    this.stage = parts.stage;
    this.people = parts.people;
    this.visitor = parts.visitor;
    this.service = parts.service;
    this.folder = parts.folder;
    this.#work = parts.work;
    this.#root = parts.root;
  }

  static async found(folder: string, stage: Stage & Acts): Promise<Office> {
    const group = await makeGroup(folder);
    const made: [Staff, Person][] = [];
    for (const id of staff) made.push([id, await stage.addUser(id, 'write')]);
    const people = Object.fromEntries(made) as Record<Staff, Person>;
    const visitor = await stage.addUser('visitor', 'write');
    const service = await stage.addUser('recorder', 'admin');
    const registry = group.governed.registry ?? {};
    registry['people.yml'] = (registry['people.yml'] ?? '').replace(/id: ([\w-]+), name/g, (text, id: string) => {
      const account = made.find(([staffId]) => staffId === id)?.[1];
      return account ? text.replace('name', `accounts: [{ forge: ${stage.url}, id: '${account.id}' }], name`) : text;
    });
    const book = new Book(group, new Date(Date.now() - 3_600_000).toISOString());
    await book.found();
    const ledger = await makeRepository(join(folder, 'ledger'));
    await writeTree(book.tree, ledger.folder);
    await ledger.commit({ message: 'root', author: 'recorder-1@recorder.invalid' });
    const work = await makeRepository(join(folder, 'work'));
    for (const [bundle, files] of Object.entries(group.governed)) {
      const at = bundle === 'registry' ? bundle : bundle.split('/').slice(0, -1).join('/');
      const bytes = new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
      await writeTree(bytes, join(work.folder, 'content', at));
    }
    await work.commit({ message: 'found', author: emailOf('site-admin') });
    await work.run('push', '-q', cloneUrl(stage, service), 'HEAD:refs/heads/main');
    await ledger.run('push', '-q', cloneUrl(stage, service), 'HEAD:refs/heads/ledger');
    await openGit(folder, process.env.PATH ?? '').run(['init', '-q', '--bare', '-b', 'main', 'recorder.git']);
    return new Office({ group, stage, people, visitor, service, folder, work, root: book.root });
  }

  /** Runs a command where the recorder runs; gives its exit code and all that it said. */
  async run(command: Command, ...argv: string[]): Promise<{ code: number; text: string }> {
    let text = '';
    const hear = (part: string) => {
      text += part;
    };
    const code = await runCommand(command, argv, {
      cwd: join(this.folder, 'recorder.git'),
      env: {
        PATH: process.env.PATH,
        QIANFA_ROOT: this.#root,
        QIANFA_RECORDER_KEY: this.group.recorder.file,
        QIANFA_FORGE_URL: this.stage.url,
        QIANFA_FORGE_DIALECT: this.stage.dialect,
        QIANFA_REPOSITORY: this.stage.repository,
        QIANFA_FORGE_TOKEN: this.service.token,
      },
      now: () => Date.now(),
      out: hear,
      err: hear,
      interactive: false,
      colour: false,
      ask: async () => '',
      stopped: async () => undefined,
    });
    if (text.includes(this.service.token)) throw new Error('the token was printed');
    return { code, text };
  }

  /** Builds the site in the recorder's repository, as the service on the publishing machine does. */
  build(output: string): Promise<{ code: number; text: string }> {
    return this.run(build, '--output', output);
  }

  /** The officer's branch from main with these files below content/, pushed, and its pull request. */
  async propose(branch: string, files: NonNullable<Step['files']>): Promise<number> {
    await this.#work.run('switch', '-q', '-C', branch, 'main');
    const full = Object.entries(files).map(([name, content]) => [`content/${name}`, content] as const);
    await this.#work.commit({ files: Object.fromEntries(full), author: emailOf('officer'), message: branch });
    await this.#work.run('push', '-q', cloneUrl(this.stage, this.people.officer), `HEAD:refs/heads/${branch}`);
    return this.stage.openPull(this.people.officer, { branch, title: branch });
  }

  /** The officer merges, and main comes here. */
  async merge(pull: number): Promise<void> {
    const forge = forgeOf(this.stage, this.people.officer);
    const done = await forge.merge(pull, (await forge.pull(pull)).head);
    if (!done.merged) throw new Error(`not merged: ${done.said}`);
    await this.#work.run('switch', '-q', 'main');
    await this.#work.run('pull', '-q', '--ff-only', cloneUrl(this.stage, this.people.officer), 'main');
  }

  /** Our comment on a pull request, as anybody there reads it. */
  async comment(pull: number): Promise<string> {
    const comments = await forgeOf(this.stage, this.people.officer).comments(pull);
    const [ours = '', ...more] = comments.flatMap(({ account, body }) =>
      account?.id === this.service.id ? [body] : [],
    );
    if (more.length > 0) throw new Error('more than one comment of ours');
    return ours;
  }

  /** Our newest mark on a pull request's head. */
  async status(pull: number): Promise<string> {
    const { head } = await forgeOf(this.stage, this.service).pull(pull);
    const marks = await this.stage.statuses(this.service, head);
    return marks.find(({ context }) => context === 'qianfa/signoff')?.state ?? '—';
  }
}
