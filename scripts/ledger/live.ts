import { sha256 } from '../article/canonical.ts';
import { namedIn } from '../article/named.ts';
import { parseFolder } from '../article/parse.ts';
import { readTogether } from '../git/read-together.ts';
import { unitOf } from '../site/people.ts';
import type { Digest } from '../site/types.gen.ts';
import { Block, interning, pack } from './block.ts';
import { briefOf } from './brief.ts';
import type { Fronted } from './cards.ts';
import { KeptText } from './kept-text.ts';
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
 * bytes come from live/ of the same ledger, never from anywhere else, and are hashed again whenever they are read. Of what `memory` has of the
 * articles at a record of this ledger only those are asked for that later records speak of; texts that it has are not read a second time.
 */
export async function liveOf(verified: Ledger, memory: TextMemory | null = null): Promise<Live> {
  const ledger = { ...verified, files: readTogether(verified.files) };
  const { state, inForce } = ledger;
  const since = changedSince(ledger, memory);
  const kept = since && memory ? memory.cards : null;
  const changed = since ?? [...state.articles.keys()];
  const found: LiveArticle[] = [];
  const again = new Set(changed);
  for (const block of kept?.blocks ?? []) takeAll(ledger, memory, block, found, again);
  let cards: Fronted[] | null = [];
  for (let from = 0; from < changed.length; from += batch) {
    const part = changed.slice(from, from + batch).flatMap((id) => state.articles.get(id) ?? []);
    const more = await read(ledger, memory, part, found);
    if (!more) cards = null;
    for (const card of more ?? []) cards?.push(card);
  }
  const gone = changed.filter((id) => (state.articles.get(id)?.status ?? 'gone') === 'gone');
  if (cards && kept?.head.digest !== state.head.digest) memory?.keep(state.head, cards, gone, kept === null);
  const articles = found.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { group: state.group, root: state.root, head: state.head, inForce, articles };
}

/** The articles of which records speak that came after what is kept; null where it is not of this ledger: then all are to be asked for. */
function changedSince({ state }: Ledger, memory: TextMemory | null): string[] | null {
  const head = memory?.cards?.head;
  if (!head || state.chain.get(`${head.seq}`)?.digest !== head.digest) return null;
  const ids = new Set<string>();
  for (let seq = head.seq + 1; seq <= state.head.seq; seq += 1)
    for (const id of state.chain.get(`${seq}`)?.ids ?? []) if (state.articles.has(id)) ids.add(id);
  return [...ids];
}

/** Reads what is online of some articles, and puts it to the others; gives cards of all of it, or null where not all could be kept. */
async function read(
  ledger: Ledger,
  memory: TextMemory | null,
  some: readonly ArticleState[],
  found: LiveArticle[],
): Promise<Fronted[] | null> {
  const online = some.filter(({ status }) => status !== 'gone');
  const cards: Fronted[] = [];
  const take = (article: LiveArticle, digest: Digest) => {
    if (memory) cards.push(cardOf(article, digest));
    else found.push(article);
  };
  const unread = online.filter((article) => {
    const text = article.status === 'live' ? memory?.text(article.digest) : null;
    if (text) take(liveText(register(article), text, filesOf(ledger, article.path)), article.digest);
    return !text;
  });
  const part = unread.map((article) => ({ article, text: textOf(ledger, article) }));
  // All texts of a batch by one call: git starts a process for each, and that takes longer than everything that is done with a text.
  const bytes = await ledger.files.read(part.map(({ text }) => text.entry));
  const made = await Promise.all(
    part.map(({ article, text }, index) => liveArticle(ledger, article, text, unchanged(text, bytes[index]))),
  );
  const texts = new Map<Digest, ReadText>();
  for (const [index, one] of made.entries())
    if (one.status === 'live') texts.set(part[index]?.article.digest ?? '', one);
  const put = texts.size === 0 || memory === null || memory.put(texts);
  for (const [index, one] of made.entries()) {
    if (put) take(one, part[index]?.article.digest ?? '');
    else found.push(one);
  }
  takeAll(ledger, memory, new Block(pack(cards), interning(), (at) => cards[at]?.front ?? null), found);
  return put ? cards : null;
}

/** Takes the articles of a block but for some (by id); nothing more is read of them until somebody asks for it. */
function takeAll(
  ledger: Ledger,
  memory: TextMemory | null,
  block: Block,
  found: LiveArticle[],
  but: ReadonlySet<string> = new Set(),
): void {
  const files = (path: string) => filesOf(ledger, path);
  for (let at = 0; at < block.size; at += 1)
    if (!but.has(block.id(at))) found.push(block.notice(at) ?? new KeptText(block, at, memory, files));
}

function cardOf(article: LiveArticle, digest: Digest): Fronted {
  if (article.status === 'notice') return { digest, front: null, article };
  const { front, body: _, tables: __, files: ___, ...registered } = article;
  return { digest, front, article: registered };
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
  const files = filesOf(ledger, article.path);
  const read = parseFolder({ path: article.path, files: [{ ...text, mode: '100644', oid: null, bytes }] });
  if ('findings' in read) throw new Error(`live/${article.path}/${text.name} cannot be read`);
  const registered = register(article);
  if (read.type === 'withdrawal') {
    return { ...registered, status: 'notice', reason: read.front.reason, notice: read.front.notice ?? '' };
  }
  const { front, body } = read;
  return liveText(registered, { front, body, names: namedIn(front, body), tables: await tablesOf(body, files) }, files);
}

const liveText = (registered: Registered, text: ReadText, files: LiveFile[]): LiveText => ({
  ...registered,
  status: 'live',
  ...text,
  brief: briefOf(text.front),
  files,
});

const filesOf = (ledger: Ledger, path: string): LiveFile[] =>
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
    ordinals: columns.map((column) => ordinals.get(column) ?? 0),
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
