import { sha256 } from '../article/canonical.ts';
import { parseFolder } from '../article/parse.ts';
import { readTogether } from '../git/read-together.ts';
import { unitOf } from '../site/people.ts';
import type { Live, LiveArticle, LiveFile, Registered } from './live-article.ts';
import { tablesOf } from './live-tables.ts';
import { type ArticleState, columnsOf } from './state.ts';
import type { Ledger } from './verify.ts';
import type { LiveEntry } from './verify-live.ts';

/** Texts that are read together: enough to keep git busy, few enough for memory. */
const batch = 500;

/**
 * What the verified ledger says is online: every live article with its signed text and files, and the notices of withdrawn ones. The
 * bytes come from live/ of the same ledger, never from anywhere else, and are hashed again whenever they are read.
 */
export async function liveOf(verified: Ledger): Promise<Live> {
  const ledger = { ...verified, files: readTogether(verified.files) };
  const { state, inForce } = ledger;
  const online = [...state.articles.values()]
    .filter(({ status }) => status !== 'gone')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const articles: LiveArticle[] = [];
  for (let from = 0; from < online.length; from += batch) {
    const part = online.slice(from, from + batch).map((article) => ({ article, text: textOf(ledger, article) }));
    // All texts of a batch by one call: git starts a process for each, and that takes longer than everything that is done with a text.
    const bytes = await ledger.files.read(part.map(({ text }) => text.entry));
    const read = part.map(({ article, text }, index) =>
      liveArticle(ledger, article, text, unchanged(text, bytes[index])),
    );
    articles.push(...(await Promise.all(read)));
  }
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
  const files = (ledger.folders.get(article.path) ?? []).map((entry) => liveFile(ledger, entry));
  const parsed = parseFolder({ path: article.path, files: [{ ...text, mode: '100644', oid: null, bytes }] });
  if ('findings' in parsed) throw new Error(`live/${article.path}/${text.name} cannot be read`);
  const registered = register(article);
  if (parsed.type === 'withdrawal') {
    return { ...registered, status: 'notice', reason: parsed.front.reason, notice: parsed.front.notice ?? '' };
  }
  const { front, body } = parsed;
  return { ...registered, status: 'live', front, body, tables: await tablesOf(body, files), files };
}

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
