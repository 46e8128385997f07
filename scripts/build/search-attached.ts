import { withoutRadicals } from '../check/plain.ts';
import { readDocuments } from '../check/read-documents.ts';
import type { LiveFile, LiveText } from '../ledger/live-article.ts';
import { attachmentsOf } from './attachments.ts';

/**
 * Where text stands that somebody sees who opens the file: paragraphs and notes of Word, cells, slides, pages, lines and cells of CSV.
 * The checks read comments, properties, hidden cells and leftovers too; nobody should find those by searching.
 */
const shown = /^$|^(document|footnotes|endnotes|slides\/slide\d+)( |$)|![A-Z]+\d+$|^page \d+$|^R\d+C\d+$/;

/** Letters of one attachment that can be searched: a fragment of the index is fetched whole to show one line of it. */
const most = 100_000;

/** A page of a PDF as it reads: real characters, and no line end inside a Chinese sentence. */
const reads = (page: string) =>
  withoutRadicals(page).replace(/(?<=[\p{Script=Han}，、；：])\n(?=[\p{Script=Han}（《“])/gu, '');

async function textOf(file: LiveFile): Promise<string> {
  const bytes = await file.read();
  const { pieces } = await readDocuments({ files: [{ name: file.name, bytes }] });
  return pieces
    .filter(({ field = '', hidden }) => !hidden && shown.test(field))
    .map(({ text, field = '' }) => (field.startsWith('page ') ? reads(text) : text))
    .join('\n')
    .slice(0, most);
}

/**
 * Each attachment of an article as its title and what the checks can read in its signed bytes: Word, Excel, PowerPoint, PDF with
 * text, CSV and TXT. Others, and what holds no text, are left out. Pictures and sounds have none. Throws where a reader fails.
 */
export async function attachedTexts(article: LiveText): Promise<string[]> {
  const texts: string[] = [];
  for (const { title, url } of attachmentsOf(article)) {
    const file = article.files.find(({ name }) => url.endsWith(`/${encodeURIComponent(name)}`));
    const text = file ? await textOf(file) : '';
    if (text.trim() !== '') texts.push(`${title}\n${text}`);
  }
  return texts;
}
