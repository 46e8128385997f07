import { sha256 } from '../article/canonical.ts';
import { parseFolder } from '../article/parse.ts';
import { unitOf } from '../site/people.ts';
import type { Live, LiveArticle, LiveFile, Registered } from './live-article.ts';
import { tablesOf } from './live-tables.ts';
import { type ArticleState, columnsOf } from './state.ts';
import type { Ledger } from './verify.ts';
import type { LiveEntry } from './verify-live.ts';

/**
 * What the verified ledger says is online: every live article with its signed text and files, and the notices of withdrawn ones. The
 * bytes come from live/ of the same ledger, never from anywhere else, and are hashed again whenever they are read.
 */
export async function liveOf(ledger: Ledger): Promise<Live> {
  const { state, inForce } = ledger;
  const online = [...state.articles.values()]
    .filter(({ status }) => status !== 'gone')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const articles: LiveArticle[] = [];
  for (const article of online) articles.push(await liveArticle(ledger, article));
  return { group: state.group, root: state.root, head: state.head, inForce, articles };
}

async function liveArticle(ledger: Ledger, article: ArticleState): Promise<LiveArticle> {
  const files = (ledger.folders.get(article.path) ?? []).map((entry) => liveFile(ledger, entry));
  const text = files.find(({ name }) => name === (article.status === 'live' ? 'index.md' : 'withdrawn.md'));
  if (!text) throw new Error(`live/${article.path} has no text`);
  const bytes = await text.read();
  const parsed = parseFolder({ path: article.path, files: [{ ...text, mode: '100644', oid: null, bytes }] });
  if ('findings' in parsed) throw new Error(`live/${article.path}/${text.name} cannot be read`);
  const registered = register(article);
  if (parsed.type === 'withdrawal') {
    return { ...registered, status: 'notice', reason: parsed.front.reason, notice: parsed.front.notice ?? '' };
  }
  const { front, body } = parsed;
  return { ...registered, status: 'live', front, body, tables: await tablesOf(body, files), files };
}

function liveFile({ files }: Ledger, { name, size, sha256: digest, entry }: LiveEntry): LiveFile {
  return {
    name,
    size,
    sha256: digest,
    async read() {
      const [bytes] = await files.read([entry]);
      if (!bytes || sha256(bytes) !== digest) throw new Error(`${entry.path} changed while it was read`);
      return bytes;
    },
  };
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
