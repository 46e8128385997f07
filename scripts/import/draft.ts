import { stringify } from 'yaml';
import { sha256 } from '../article/canonical.ts';
import { type Folder, placeOf } from '../article/folder.ts';
import { type ParsedArticle, parseFolder } from '../article/parse.ts';
import { withAttachedTables } from '../manuscript/attached-tables.ts';
import { withoutTitle } from '../manuscript/fields.ts';
import { readHtml } from '../manuscript/html.ts';
import { markdownOf } from '../manuscript/markdown.ts';
import { dayOf } from '../site/time.ts';
import type { ArticleId, Import, Original } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { bodyOf } from './body.ts';
import { type Mapped, mapped } from './fields.ts';
import { type OldFile, type OldFiles, Taken, withoutItsPlace } from './files.ts';
import { rulesOf } from './mapping.ts';
import type { Fields } from './source.ts';

type Review = ParsedArticle['front']['review'];
type Front = { [field: string]: unknown };

/** Where a document stood on the old site and where it goes; null where the mapping finds none, for the reasons in `refused`. */
export interface Head {
  column: string | null;
  original: Original | null;
  refused: Said[];
}

/** A document of the old site as the article it becomes; `leftOut` tells what was not taken over and why, `cleaned` what was changed in which files. */
export interface Draft {
  id: ArticleId;
  original: Original;
  front: Front;
  body: string;
  files: readonly OldFile[];
  folder: Folder;
  parsed: ParsedArticle;
  leftOut: Said[];
  cleaned: { name: string; changes: Said[] }[];
}

/** Until the route is known; nobody sees it. */
const noReview: Review = [{ act: '审批', by: ['leader@own'] }];

/** What a field may be left at when the mapping is silent: it was public already, and nobody answered the checklist for it. */
const defaults = {
  sensitive: false,
  emergency: false,
  placement: 'column',
  source: { type: 'original' },
  secrecy: { answers: {} },
  disclosure: '主动公开',
};

/** What `mapping` says of a document before its text is looked at. */
export function headOf(mapping: Import, fields: Fields): Head {
  const refused: Said[] = [];
  const take = taking(refused);
  return { column: columnOf(mapping, fields, take), original: originalOf(mapping, fields, take, refused), refused };
}

/** The text of a value; null, with the reason in `refused`, where there is none. */
const taking =
  (refused: Said[]): Take =>
  (value, field, from) => {
    if ('value' in value) return String(value.value);
    refused.push('refused' in value ? value.refused : said('import-missing', { field, from }));
    return null;
  };

/**
 * The article that `mapping` makes of a document, under `id`, with its files of the old site, those freed of the place where they were taken; or every
 * reason why it makes none.
 */
export async function draftOf(
  mapping: Import,
  fields: Fields,
  { column, original, refused: before }: Head,
  id: ArticleId,
  find: OldFiles,
): Promise<Draft | { refused: Said[] }> {
  const refused = [...before];
  const take = taking(refused);
  const front: Front = { id, title: '', kind: mapping.kind, ...defaults, ...mapping.constants };
  const optional = new Set<string>();
  for (const [field, rules] of Object.entries(mapping.fields)) {
    const all = rulesOf(rules);
    const mayLack = all.some((rule) => rule.optional === true);
    if (mayLack) optional.add(field);
    const value = mapped(rules, fields, field);
    if ('value' in value) set(front, field, value.value);
    else if ('refused' in value || !mayLack) take(value, field, all.map(({ from }) => from).join('、'));
  }
  const text = (mapping.body.strip ?? []).reduce(
    (left, pattern) => left.replace(new RegExp(pattern, 'gsu'), ''),
    fields.get(mapping.body.from) ?? '',
  );
  if (text.trim() === '') refused.push(said('import-missing', { field: 'body', from: mapping.body.from }));
  if (refused.length > 0 || !column || !original) return { refused };

  const taken = new Taken(find, original.address);
  const made = bodyFrom(mapping, text, String(front.title), taken);
  if ('refused' in made) return { refused: [made.refused] };
  const { body, lost } = made;
  const files = [...made.tables];
  const cleaned: Draft['cleaned'] = [];
  for (const file of taken.files.values()) {
    const bare = await withoutItsPlace(file);
    files.push(bare?.file ?? file);
    if (bare) cleaned.push({ name: file.name, changes: bare.changes });
  }
  const path = `${column}/${original.date.slice(0, 4)}/${original.date.replaceAll('-', '')}-${id}`;
  if (!placeOf(path)) return { refused: [said('import-path', { path })] };
  const draft = parsedDraft({ id, original, front, body, files }, path, optional);
  return 'refused' in draft ? draft : { ...draft, leftOut: [...draft.leftOut, ...lost], cleaned };
}

/** What a reader who cannot see a picture of the old site is told where nobody ever described it. */
const undescribed = '旧网站图片，原无说明';

/** The text as Markdown, and what its page held beside words. */
function bodyFrom(
  { body }: Import,
  text: string,
  title: string,
  taken: Taken,
): { body: string; tables: OldFile[]; lost: Said[] } | { refused: Said } {
  if (body.format !== 'html')
    return { body: bodyOf(text, { title, headings: body.headings ?? false }), tables: [], lost: [] };
  const element = body.element === undefined ? {} : { element: body.element };
  const read = readHtml(text, { ...element, file: (address) => taken.name(address) });
  if (!read) return { refused: said('manuscript-element', { element: body.element ?? '' }) };
  const blocks = withoutTitle(read.blocks, title).map((block) =>
    block.block === 'picture' && block.alt === '' ? { ...block, alt: undescribed } : block,
  );
  const attached = withAttachedTables(
    blocks,
    [...taken.files.values()].map(({ name }) => name),
  );
  return { body: markdownOf(attached.blocks), tables: attached.files, lost: read.lost };
}

/** The draft with the review that its route demands. */
export function withReview(draft: Draft, review: Review): Draft {
  const { front, body, files, folder } = draft;
  const made = folderOf(folder.path, { ...front, review }, body, files);
  const parsed = parseFolder(made);
  if ('findings' in parsed || parsed.type !== 'article')
    throw new Error(`${folder.path}: the review does not fit its schema`);
  return { ...draft, front: { ...front, review }, folder: made, parsed };
}

/** Parses the draft; optional fields that do not fit their schema are left out. */
function parsedDraft(
  draft: Pick<Draft, 'id' | 'original' | 'front' | 'body' | 'files'>,
  path: string,
  optional: ReadonlySet<string>,
): Omit<Draft, 'cleaned'> | { refused: Said[] } {
  const { front, body, files } = draft;
  const leftOut: Said[] = [];
  const open = new Set(optional);
  for (;;) {
    const folder = folderOf(path, { ...front, review: noReview }, body, files);
    const parsed = parseFolder(folder);
    if ('type' in parsed) {
      if (parsed.type !== 'article') throw new Error(`${path} is no article`);
      return { ...draft, folder, parsed, leftOut };
    }
    const lacking = parsed.findings.map(({ field = '' }) =>
      [...open].find((name) => field === name || field.startsWith(`${name}.`)),
    );
    if (lacking.includes(undefined)) return { refused: parsed.findings.map(({ key, params }) => said(key, params)) };
    leftOut.push(...parsed.findings.map(({ key, params }) => said(key, params)));
    for (const field of lacking) {
      set(front, field ?? '', undefined);
      open.delete(field ?? '');
    }
  }
}

function folderOf(path: string, front: Front, body: string, files: readonly OldFile[]): Folder {
  const text = Buffer.from(`---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}`);
  const all = [{ name: 'index.md', bytes: text }, ...files];
  return {
    path,
    files: all.map(({ name, bytes }) => ({
      name,
      mode: '100644',
      oid: null,
      size: bytes.length,
      sha256: sha256(bytes),
      bytes,
    })),
  };
}

type Take = (value: Mapped, field: string, from: string) => string | null;

function columnOf({ column }: Import, fields: Fields, take: Take): string | null {
  return typeof column === 'string' ? column : take(mapped(column, fields, 'column'), 'column', column.from);
}

function originalOf(
  { original: { date, address, source } }: Import,
  fields: Fields,
  take: Take,
  refused: Said[],
): Original | null {
  const names = (rules: typeof date) =>
    rulesOf(rules)
      .map(({ from }) => from)
      .join('、');
  const written = take(mapped(date, fields, 'original.date'), 'original.date', names(date));
  const url = take(mapped(address, fields, 'original.address'), 'original.address', names(address));
  const named = source ? mapped(source, fields, 'original.source') : { none: true };
  const day = written === null ? null : dayOf(written);
  if (written !== null && day === null)
    refused.push(said('import-day', { field: 'original.date', value: written.slice(0, 30) }));
  if (day === null || url === null) return null;
  return { date: day, address: url, ...('value' in named ? { source: String(named.value) } : {}) };
}

/** Sets a field whose name may reach into others: source.url. An undefined value takes it out. */
function set(front: Front, field: string, value: unknown): void {
  const [name = '', ...rest] = field.split('.');
  if (rest.length === 0) front[name] = value;
  else {
    const inner: unknown = front[name];
    const copy: Front = typeof inner === 'object' && inner !== null ? { ...inner } : {};
    set(copy, rest.join('.'), value);
    front[name] = copy;
  }
}
