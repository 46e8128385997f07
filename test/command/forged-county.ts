import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { readFolder } from '../../scripts/article/folder.ts';
import { folderDigest, parseFolder } from '../../scripts/article/parse.ts';
import { addApproval } from '../../scripts/command/approvals.ts';
import { type Command, runCommand } from '../../scripts/command/command.ts';
import { below, gitFiles } from '../../scripts/git/files.ts';
import { openGit } from '../../scripts/git/git.ts';
import { verifyLedger, type WholeLedger } from '../../scripts/ledger/verify.ts';
import type { Dialect } from '../../scripts/signoff/review.ts';
import { writeTree } from '../fixture/files.ts';
import { emailOf, type GovernedText, type Group, makeGroup, type PersonId, personIds } from '../fixture/group.ts';
import { Book } from '../fixture/ledger.ts';
import { forgetful, makeRepository, type Repository, type Step } from '../fixture/repository.ts';
import { type As, approve } from '../fixture/statements.ts';
import { createForge, type FakeForge } from '../forge/fake/forge.ts';
import type { OnLine } from '../forge/people.ts';
import type { Person } from '../forge/stage.ts';

/** What a command did: its exit code and everything it said. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/**
 * The made-up county on a fake forge: everybody has an account, people push straight into its repository (the forge sees it as after a push by HTTP), main holds the governed files, `ledger` the ledger. Clock, forge and recorder
 * tell the same time, which a test sets.
 */
export class ForgedCounty {
  readonly group: Group;
  readonly forge: FakeForge;
  readonly work: Repository;
  readonly root: string;
  readonly people: Readonly<Record<PersonId, Person>>;
  /** The recorder's account on the forge, and its bare repository. */
  readonly service: Person;
  readonly folder: string;
  readonly #clock: { now: number };

  private constructor(parts: {
    group: Group;
    forge: FakeForge;
    work: Repository;
    root: string;
    people: Readonly<Record<PersonId, Person>>;
    service: Person;
    folder: string;
    clock: { now: number };
  }) {
    this.group = parts.group;
    this.forge = parts.forge;
    this.work = parts.work;
    this.root = parts.root;
    this.people = parts.people;
    this.service = parts.service;
    this.folder = parts.folder;
    this.#clock = parts.clock;
  }

  static async found(
    folder: string,
    dialect: Dialect,
    change: (governed: GovernedText) => void = () => undefined,
  ): Promise<ForgedCounty> {
    const clock = { now: Date.parse('2026-03-02T09:00:00+08:00') };
    const forge = await createForge({ dialect, now: () => clock.now });
    const group = await makeGroup(folder);
    const made = await Promise.all(personIds.map(async (id) => [id, await forge.addUser(id, 'write')] as const));
    const people = Object.fromEntries(made) as Record<PersonId, Person>;
    const service = await forge.addUser('qianfa-recorder', 'admin');
    const registry = group.governed.registry ?? {};
    registry['people.yml'] = (registry['people.yml'] ?? '').replace(/id: ([\w-]+), name/g, (text, id: PersonId) =>
      text.replace('name', `accounts: [{ forge: ${forge.url}, id: '${people[id].id}' }], name`),
    );
    change(group.governed);
    const book = new Book(group, '2026-03-02T08:00:00+08:00');
    await book.found();
    const work = await makeRepository(join(folder, 'work'));
    const ledger = await makeRepository(join(folder, 'ledger'));
    await writeTree(book.tree, ledger.folder);
    await ledger.commit({ message: 'root', author: 'recorder-1@recorder.invalid' });
    for (const [bundle, files] of Object.entries(group.governed)) {
      const at = bundle === 'registry' ? bundle : bundle.split('/').slice(0, -1).join('/');
      const bytes = new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
      await writeTree(bytes, join(work.folder, 'content', at));
    }
    await work.commit({ message: 'found', author: emailOf('site-admin') });
    await work.run('push', '-q', forge.folder, 'HEAD:refs/heads/main');
    await ledger.run('push', '-q', forge.folder, 'HEAD:refs/heads/ledger');
    const bare = join(folder, 'recorder.git');
    await openGit(folder, process.env.PATH ?? '').run(['init', '-q', '--bare', '-b', 'main', bare]);
    await forgetful(bare);
    return new ForgedCounty({ group, forge, work, root: book.root, people, service, folder, clock });
  }

  /** Sets everybody's clock (RFC 3339). */
  at(time: string): this {
    this.#clock.now = Date.parse(time);
    return this;
  }

  /** Lets time pass. */
  wait(minutes: number): this {
    this.#clock.now += minutes * 60_000;
    return this;
  }

  /** Another recorder's repository, as it stands now. */
  async second(name: string): Promise<string> {
    const to = join(this.folder, name);
    await cp(join(this.folder, 'recorder.git'), to, { recursive: true });
    return to;
  }

  /** Runs a command where the recorder runs, with the recorder's key and token. */
  async run(
    command: Command,
    argv: readonly string[],
    {
      repo = 'recorder.git',
      env = {},
      stopped = async () => undefined,
    }: {
      repo?: string;
      env?: Record<string, string>;
      stopped?: () => Promise<void>;
    } = {},
  ): Promise<Ran> {
    const ran: Ran = { code: -1, out: '', err: '' };
    ran.code = await runCommand(command, argv, {
      cwd: join(this.folder, repo),
      env: {
        PATH: process.env.PATH,
        QIANFA_ROOT: this.root,
        QIANFA_RECORDER_KEY: this.group.recorder.file,
        QIANFA_FORGE_URL: this.forge.url,
        QIANFA_FORGE_DIALECT: this.forge.dialect,
        QIANFA_REPOSITORY: this.forge.repository,
        QIANFA_FORGE_TOKEN: this.service.token,
        // PDFs take seconds each; tests of reading copies name the machine's own.
        CHROMIUM: '/nowhere',
        ...env,
      },
      now: () => this.#clock.now,
      out: (text) => {
        ran.out += text;
      },
      err: (text) => {
        ran.err += text;
      },
      interactive: false,
      colour: false,
      ask: async () => '',
      stopped,
    });
    return ran;
  }

  /** Commits on a branch of its own (from main, or going on), pushes it, and gives the head. Files count from content/. */
  async push(branch: string, files: NonNullable<Step['files']>, by: Omit<Step, 'files'> = {}): Promise<string> {
    const there = existsSync(join(this.work.folder, '.git', 'refs', 'heads', branch));
    await this.work.run('switch', '-q', ...(there ? [branch] : ['-c', branch, 'main']));
    const full = Object.entries(files).map(([name, content]) => [`content/${name}`, content] as const);
    const head = await this.work.commit({ files: Object.fromEntries(full), author: emailOf('officer'), ...by });
    await this.work.run('push', '-q', '--force', this.forge.folder, `HEAD:refs/heads/${branch}`);
    return head;
  }

  /** The same with a pull request, by the officer. */
  async propose(branch: string, files: NonNullable<Step['files']>, by: PersonId = 'officer'): Promise<number> {
    await this.push(branch, files);
    return this.forge.openPull(this.people[by], { branch, title: branch });
  }

  /** Somebody's review, a minute later. */
  async review(
    by: PersonId,
    pull: number,
    decision: 'approve' | 'return' | 'comment' | 'pending' = 'approve',
    body?: string,
    lines?: readonly OnLine[],
  ) {
    this.wait(1);
    return this.forge.review(this.people[by], pull, decision, body, undefined, lines);
  }

  /** Merges, a minute later, and brings main here. */
  async merge(
    pull: number,
    style: 'merge' | 'squash' | 'fast-forward-only' = 'merge',
    by: PersonId = 'officer',
  ): Promise<void> {
    this.wait(1);
    await this.forge.merge(this.people[by], pull, style);
    await this.work.run('switch', '-q', 'main');
    await this.work.run('pull', '-q', '--ff-only', this.forge.folder, 'main');
  }

  /** Somebody's statement by his own key on a new article as main holds it, on the forge's branch of approvals. */
  async sign(person: PersonId, path: string, as: As): Promise<void> {
    const read = await readFolder(below(gitFiles(this.work.git, 'main'), 'content'), path);
    const parsed = 'folder' in read ? parseFolder(read.folder) : null;
    if (!('folder' in read) || !parsed || 'findings' in parsed) throw new Error(`${path} cannot be read`);
    const { id } = parsed.front;
    const item = { id, path, digest: folderDigest(id, read.folder), replaces: null };
    const { evidence } = await approve(this.group, { group: 'shiqiao', root: this.root }, person, [item], as);
    const time = new Date(this.#clock.now).toISOString();
    await addApproval(this.work.git, evidence, { name: person, email: emailOf(person), message: person, time });
    await this.work.run('push', '-q', this.forge.folder, 'approvals');
  }

  /** Our one comment on a pull request. */
  comment(pull: number): string {
    const ours = this.forge.state.comments.filter(
      (row) => row.pull === pull && String(row.user) === this.service.id && row.body.includes('qianfa:signoff'),
    );
    if (ours.length > 1) throw new Error(`${ours.length} comments of ours on ${pull}`);
    return ours[0]?.body ?? '';
  }

  /** The ledger on the forge, verified from its root. */
  async ledger(): Promise<WholeLedger> {
    const found = await verifyLedger(gitFiles(this.forge.git, 'refs/heads/ledger'), this.root);
    if ('broken' in found) throw new Error(`broken: ${JSON.stringify(found.broken)}`);
    return found.ledger;
  }
}
