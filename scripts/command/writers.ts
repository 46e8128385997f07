import { sha256 } from '../article/canonical.ts';
import { digestOf } from '../article/digest.ts';
import type { ParsedArticle } from '../article/parse.ts';
import { gitFiles } from '../git/files.ts';
import type { Git } from '../git/git.ts';
import { commitsSince, commitsTo, type FolderCommit } from '../git/history.ts';
import { isGoverned } from '../ledger/state.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Writer } from '../signoff/writer.ts';
import type { InForce } from '../site/in-force.ts';
import { personByEmail } from '../site/people.ts';
import type { Digest, RecordItem } from '../site/types.gen.ts';
import type { Said } from '../words/said.ts';
import { said } from '../words/said.ts';
import type { Target } from './targets.ts';

/** What is asked about: an article or governed bundle with its text. */
type Written = Pick<Target, 'type' | 'path' | 'item' | 'parsed'>;

/**
 * Everybody who wrote the targets of one record since the versions they replace (DESIGN §3, people): drafter and officer of their front
 * matter, and author, committer and co-authors of the commits that changed their folders on the way to `ref`. Imports replace nothing:
 * one pass over the history does for them all. A commit that names an address of no registered person is a refusal naming the commit;
 * a history cut off before that version throws. `machines` are addresses under which a forge itself commits what somebody typed there.
 */
export async function writersOf(
  git: Git,
  ref: string,
  ledger: Ledger,
  targets: readonly Written[],
  machines: ReadonlySet<string> = new Set(),
): Promise<{ writers: Writer[] } | { refused: Said[] }> {
  const imports = targets.filter(({ type }) => type === 'import');
  const commits = imports.length > 0 ? await commitsOfNew(git, ref, imports) : [];
  for (const { type, item } of targets)
    if (type !== 'import') commits.push(...(await commitsOf(git, ref, ledger, item)));
  const articles = targets.flatMap(({ parsed }) => (parsed?.type === 'article' ? [parsed] : []));
  return namedWriters(ledger.inForce, articles, commits, machines);
}

type Commit = FolderCommit & { folder: string };

function commitsOfNew(git: Git, ref: string, targets: readonly Written[]): Promise<Commit[]> {
  const wanted = new Set(targets.map(({ path }) => path));
  return commitsTo(git, ref, 'content', (path) => {
    const folder = path.split('/').slice(0, 4).join('/');
    return wanted.has(folder) ? folder : null;
  });
}

async function commitsOf(git: Git, ref: string, { state }: Ledger, item: RecordItem): Promise<Commit[]> {
  const article = isGoverned(item) ? undefined : state.articles.get(item.id);
  const before = article ?? state.governed.get(item.id);
  const commits: Commit[] = [];
  for (const path of new Set([item.path, ...(article ? [article.path] : [])])) {
    const since = await commitsSince(git, ref, `content/${path}`, (tree) =>
      isVersion(git, tree, item.id, path, before?.digest ?? null),
    );
    commits.push(...since.map((commit) => ({ ...commit, folder: path })));
  }
  return commits;
}

/** The people whom articles and commits name, with their parts; a commit by nobody who is registered is a refusal. */
function namedWriters(
  { registry }: InForce,
  articles: readonly ParsedArticle[],
  commits: readonly Commit[],
  machines: ReadonlySet<string>,
): { writers: Writer[] } | { refused: Said[] } {
  const parts = new Map<string, Writer['as']>();
  const add = (person: string, part: Writer['as'][number]) => {
    const known = parts.get(person) ?? [];
    if (!known.includes(part)) parts.set(person, [...known, part]);
  };
  for (const { front } of articles) {
    add(front.drafter, 'drafter');
    add(front.officer, 'officer');
  }
  const refused: Said[] = [];
  for (const { commit, author, committer, coAuthors, folder } of commits) {
    const named: [string, Writer['as'][number]][] = [
      [author, 'author'],
      ...(machines.has(committer) ? [] : ([[committer, 'committer']] satisfies [string, Writer['as'][number]][])),
      ...coAuthors.map((email): [string, 'co-author'] => [email, 'co-author']),
    ];
    for (const [email, part] of named) {
      const person = personByEmail(registry, email);
      if (person) add(person.id, part);
      else refused.push(said('writer-unknown', { commit: commit.slice(0, 12), email: mask(email), path: folder }));
    }
  }
  if (refused.length > 0)
    return {
      refused: refused.filter(
        (one, index) => refused.findIndex((other) => other.params.commit === one.params.commit) === index,
      ),
    };
  return { writers: [...parts].map(([person, as]) => ({ person, as })).sort((a, b) => (a.person < b.person ? -1 : 1)) };
}

/** An address as a message may show it: enough to recognise one's own. */
const mask = (email: string) => email.replace(/^(.).*(@.*)$/, '$1***$2');

/** Whether the tree (or, for a bundle of one file, the blob) is the version with this digest. */
async function isVersion(git: Git, tree: string, id: string, path: string, digest: Digest | null): Promise<boolean> {
  if (!digest) return false;
  const type = (await git.run(['cat-file', '-t', tree])).toString('utf8').trim();
  const files = gitFiles(git, tree);
  const single = [{ path: path.split('/').at(-1) ?? path, mode: '100644', size: 0, oid: tree }];
  const entries = type === 'blob' ? single : await files.list('');
  const bytes = await files.read(entries);
  const list = entries.map((entry, index) => {
    const content = bytes[index] ?? Buffer.alloc(0);
    return { name: entry.path, size: content.length, sha256: sha256(content) };
  });
  return digestOf(id, path, list) === digest;
}
