import { sha256 } from '../article/canonical.ts';
import { parseFolder } from '../article/parse.ts';
import { readTogether } from '../git/read-together.ts';
import { unitOf } from '../site/people.ts';
import type { Digest } from '../site/types.gen.ts';
import type { Live, LiveArticle, LiveFile, LiveText, Registered } from './live-article.ts';
import { tablesOf } from './live-tables.ts';
import { type ArticleState, columnsOf } from './state.ts';
import type { ReadText, TextMemory } from './text-memory.ts';
import type { Ledger } from './verify.ts';
import type { LiveEntry } from './verify-live.ts';

/** Texts that are read together: enough to keep git busy, few enough for memory. */
const batch = 500;

/**
 * What the verified ledger says is online: every live article with its signed text and files, and the notices of withdrawn ones. The
 * bytes come from live/ of the same ledger, never from anywhere else, and are hashed again whenever they are read. What `memory` has of a
 * folder with the same digest is not read a second time.
 */
export async function liveOf(verified: Ledger, memory: TextMemory | null = null): Promise<Live> {
  const ledger = { ...verified, files: readTogether(verified.files) };
  const { state, inForce } = ledger;
  const online = [...state.articles.values()].filter(({ status }) => status !== 'gone');
  const articles: LiveArticle[] = [];
  const unread: ArticleState[] = [];
  for (const article of online) {
    const text = article.status === 'live' ? memory?.get(article.digest) : null;
    if (text) articles.push(liveText(register(article), text, filesOf(ledger, article)));
    else unread.push(article);
  }
  const fresh = new Map<Digest, LiveText>();
  for (let from = 0; from < unread.length; from += batch) {
    const part = unread.slice(from, from + batch).map((article) => ({ article, text: textOf(ledger, article) }));
    // All texts of a batch by one call: git starts a process for each, and that takes longer than everything that is done with a text.
    const bytes = await ledger.files.read(part.map(({ text }) => text.entry));
    const read = part.map(({ article, text }, index) =>
      liveArticle(ledger, article, text, unchanged(text, bytes[index])),
    );
    for (const [index, one] of (await Promise.all(read)).entries()) {
      articles.push(one);
      if (one.status === 'live') fresh.set(part[index]?.article.digest ?? '', one);
    }
  }
  memory?.keep(fresh);
  articles.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { group: state.group, root: state.root, head: state.head, inForce, articles };
}

/** The file that holds an article's text, or its notice. */
function textOf({ folders }: Ledger, { path, status }: ArticleState): LiveEntry {
  const name = status === 'live' ? 'index.md' : 'withdrawn.md';
  const text = folders.get(path)?.find((file) => file.name === name);
  if (!text) throw new Error(`live/${path} has no text`);
  return text;
}

async function liveArticle(
  ledger: Ledger,
  article: ArticleState,
  text: LiveEntry,
  bytes: Buffer,
): Promise<LiveArticle> {
  const files = filesOf(ledger, article);
  const parsed = parseFolder({ path: article.path, files: [{ ...text, mode: '100644', oid: null, bytes }] });
  if ('findings' in parsed) throw new Error(`live/${article.path}/${text.name} cannot be read`);
  const registered = register(article);
  if (parsed.type === 'withdrawal') {
    return { ...registered, status: 'notice', reason: parsed.front.reason, notice: parsed.front.notice ?? '' };
  }
  const { front, body } = parsed;
  return liveText(registered, { front, body, tables: await tablesOf(body, files) }, files);
}

/** The properties of `text` are not copied: those that come from memory are fetched when they are asked for. */
const liveText = (registered: Registered, text: ReadText, files: LiveFile[]): LiveText => ({
  ...registered,
  status: 'live',
  front: text.front,
  get body() {
    return text.body;
  },
  get tables() {
    return text.tables;
  },
  files,
});

const filesOf = (ledger: Ledger, { path }: ArticleState): LiveFile[] =>
  (ledger.folders.get(path) ?? []).map((entry) => liveFile(ledger, entry));

/** Bytes that were read just now; throws where they are not those that were verified. */
function unchanged({ sha256: digest, entry }: LiveEntry, bytes: Buffer | undefined): Buffer {
  if (!bytes || sha256(bytes) !== digest) throw new Error(`${entry.path} changed while it was read`);
  return bytes;
}

function liveFile({ files }: Ledger, file: LiveEntry): LiveFile {
  const { name, size, sha256: digest, entry } = file;
  return { name, size, sha256: digest, read: async () => unchanged(file, (await files.read([entry]))[0]) };
}

function register(article: ArticleState): Registered {
  const { id, path, digest, facts, ordinals, record, seq, time, type, grade } = article;
  const columns = columnsOf({ id, path, digest, replaces: null, facts });
  return {
    id,
    path,
    site: facts.site ?? '',
    columns,
    ordinals: Object.fromEntries(columns.map((column) => [column, ordinals.get(column) ?? 0])),
    indexNumber: article.indexNumber,
    record: { seq, digest: record, time, type, grade },
    published: article.published,
    updated: article.updated,
    versions: article.versions,
    unitName: unitOf(article.inForce.registry, facts.unit ?? '')?.name ?? '',
    original: article.original,
    confirmBy: article.confirmBy,
  };
}
