import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { command as approve } from '../../scripts/approve.ts';
import { readFolder } from '../../scripts/article/folder.ts';
import { folderDigest, parseFolder } from '../../scripts/article/parse.ts';
import { addApproval } from '../../scripts/command/approvals.ts';
import { type Command, runCommand, type World } from '../../scripts/command/command.ts';
import { below, gitFiles } from '../../scripts/git/files.ts';
import { verifyLedger, type WholeLedger } from '../../scripts/ledger/verify.ts';
import { command as record } from '../../scripts/record.ts';
import type { Act, Item, Signer } from '../../scripts/site/types.gen.ts';
import { articleText } from '../fixture/article.ts';
import { writeTree } from '../fixture/files.ts';
import { emailOf, type Group, makeGroup, type PersonId } from '../fixture/group.ts';
import type { Key } from '../fixture/keys.ts';
import { Book, department, type Signing } from '../fixture/ledger.ts';
import { makeRepository, type Repository, type Step } from '../fixture/repository.ts';
import { approve as sign } from '../fixture/statements.ts';

/** What a command did: its exit code and everything it said. */
export interface Ran {
  code: number;
  text: string;
}

export const step = (act: Act, ...by: Signer[]) => ({ act, by });

/** The steps of a department's article, as its front matter lists them. */
export const departmentReview = [step('审核', 'reviewer@slj'), step('审批', 'principal@slj')];

/** index.md of a department's article, its front matter as the checks want it. */
export const text = (id: string, change: object = {}, body = '工程今日开工。\n') =>
  articleText({ id, title: `石桥水库通报${id}`, review: departmentReview, ...change }, body);

/** A made-up county in a real repository: people commit, sign and record there by the real commands. */
export class County {
  readonly group: Group;
  readonly repository: Repository;
  readonly root: string;
  #now: number;

  private constructor(group: Group, repository: Repository, root: string, now: number) {
    this.group = group;
    this.repository = repository;
    this.root = root;
    this.#now = now;
  }

  /** Founds it in `folder`; `begin` may publish with the ledger in memory before anything is committed, which is faster. */
  static async found(folder: string, begin: (book: Book) => Promise<unknown> = async () => null): Promise<County> {
    const time = '2026-03-02T09:00:00+08:00';
    await mkdir(join(folder, 'keys'), { recursive: true });
    const group = await makeGroup(join(folder, 'keys'));
    const book = new Book(group, time);
    await book.found();
    await begin(book);
    const repository = await makeRepository(join(folder, 'repository'));
    for (const [bundle, files] of Object.entries(group.governed)) {
      const at = bundle === 'registry' ? bundle : bundle.split('/').slice(0, -1).join('/');
      await writeTree(
        new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)])),
        join(repository.folder, 'content', at),
      );
    }
    const live = [...book.tree].filter(([path]) => path.startsWith('live/'));
    await writeTree(new Map(live.map(([path, bytes]) => [path.slice(5), bytes])), join(repository.folder, 'content'));
    await writeTree(book.tree, join(repository.folder, 'content/ledger'));
    await repository.commit({ message: 'found', author: emailOf('site-admin') });
    return new County(group, repository, book.root, Date.parse(time));
  }

  /** Sets everybody's clock (RFC 3339). */
  at(time: string): this {
    this.#now = Date.parse(time);
    return this;
  }

  /** Runs a command as it is typed in the repository, by whoever's key is given. */
  async run(
    command: Command,
    argv: readonly string[],
    { key, env }: { key?: Key; env?: World['env'] } = {},
  ): Promise<Ran> {
    let said = '';
    const world: World = {
      cwd: this.repository.folder,
      env: {
        PATH: process.env.PATH,
        QIANFA_ROOT: this.root,
        QIANFA_RECORDER_KEY: this.group.recorder.file,
        QIANFA_PUBLISHER_KEY: this.group.publisher.file,
        QIANFA_KEY: key?.file,
        ...env,
      },
      now: () => this.#now,
      out: (part) => {
        said += part;
      },
      err: (part) => {
        said += part;
      },
      interactive: false,
      colour: false,
      ask: async () => '',
      stopped: async () => undefined,
    };
    return { code: await runCommand(command, argv, world), text: said };
  }

  /** Commits files of an article's folder (null removes one), by its officer unless somebody else is named. */
  write(path: string, files: Readonly<Record<string, string | Uint8Array | null>>, by: Omit<Step, 'files'> = {}) {
    const full = Object.entries(files).map(([name, content]) => [`content/${path}/${name}`, content] as const);
    return this.repository.commit({ files: Object.fromEntries(full), author: emailOf('officer'), ...by });
  }

  approve(person: PersonId, path: string, ...more: string[]): Promise<Ran> {
    return this.run(approve, [path, '--yes', ...more], { key: this.group.keys[person] });
  }

  record(...argv: string[]): Promise<Ran> {
    return this.run(record, argv);
  }

  /** The ledger at HEAD. */
  async ledger(): Promise<WholeLedger> {
    const found = await verifyLedger(below(gitFiles(this.repository.git, 'HEAD'), 'content/ledger'), this.root);
    if ('broken' in found) throw new Error(`broken: ${JSON.stringify(found.broken)}`);
    return found.ledger;
  }

  /** Commits people's statements on items, as `qianfa approve` would, but faster. */
  async sign(items: readonly Item[], signing: Signing = department): Promise<void> {
    for (const [person, as] of signing) {
      const { evidence } = await sign(this.group, { group: 'shiqiao', root: this.root }, person, items, as);
      const time = new Date(this.#now).toISOString();
      await addApproval(this.repository.git, evidence, { name: person, email: emailOf(person), message: person, time });
    }
  }

  /** The item that the folder at HEAD makes. */
  async item(path: string): Promise<Item> {
    const read = await readFolder(below(gitFiles(this.repository.git, 'HEAD'), 'content'), path);
    if ('findings' in read) throw new Error(`${path} cannot be read`);
    const parsed = parseFolder(read.folder);
    if ('findings' in parsed) throw new Error(`${path} cannot be read`);
    const { id } = parsed.front;
    const replaces = (await this.ledger()).state.articles.get(id)?.record ?? null;
    return { id, path, digest: folderDigest(id, read.folder), replaces };
  }

  /** Writes a department's article, has it signed by its two people, and records it. */
  async publish(path: string, files: Readonly<Record<string, string | Uint8Array | null>>): Promise<Ran> {
    await this.write(path, files);
    await this.sign([await this.item(path)]);
    return this.record(path);
  }

  /** Takes the repository back to a commit, branches of approvals too. */
  async reset(commit: string): Promise<void> {
    await this.repository.run('reset', '-q', '--hard', commit);
    await this.repository.run('clean', '-q', '-fd');
    await this.repository.run('update-ref', '-d', 'refs/heads/approvals');
  }

  remove(): Promise<void> {
    return rm(join(this.repository.folder, '..'), { recursive: true, force: true });
  }
}
