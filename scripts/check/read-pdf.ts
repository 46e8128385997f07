import type { Finding } from '../words/finding.ts';
import { openPdf } from './open-pdf.ts';
import type { Piece, Reading } from './piece.ts';
import type { Enclosed } from './read-office.ts';
import { unread } from './unread.ts';

const mostPages = 1000;
/** A page with fewer characters is taken for a picture of a page. */
const fewestCharacters = 20;

/**
 * Text of a PDF page by page, with notes, form fields, bookmarks and properties; files inside it are handed back. A page without a text layer,
 * pages past the limit, and files that are broken or locked are 机器未检. Nothing is fetched and no script runs.
 */
export async function readPdf(file: string, bytes: Uint8Array): Promise<Reading<Finding> & { enclosed: Enclosed[] }> {
  const task = await openPdf(bytes);
  try {
    const pdf = await task.promise;
    const pieces: Piece[] = [];
    const findings: Finding[] = [];
    const add = (text: unknown, field: string) => {
      if (typeof text === 'string' && text.trim() !== '') pieces.push({ file, text, field });
    };
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      add(text, `page ${number}`);
      for (const note of await page.getAnnotations()) {
        for (const words of [
          note.contentsObj?.str,
          note.titleObj?.str,
          note.fieldValue,
          note.alternativeText,
          note.url,
        ])
          add(words, `page ${number}`);
      }
      if (text.replace(/\s/g, '').length < fewestCharacters)
        findings.push(unread(file, 'unread-page', `page ${number}`));
      page.cleanup();
    }
    if (pdf.numPages > mostPages) findings.push(unread(file, 'unread-pages', `page ${mostPages + 1}`));
    for (const fields of Object.values((await pdf.getFieldObjects()) ?? {}))
      for (const field of fields) add('value' in field ? field.value : undefined, 'form');
    const { info, metadata } = await pdf.getMetadata();
    for (const value of [...Object.values(info), ...(metadata ?? [])].flat(3)) add(value, 'properties');
    for (const { title } of (await pdf.getOutline()) ?? []) add(title, 'bookmarks');
    const inside: Record<string, { filename: string; content: Uint8Array }> = (await pdf.getAttachments()) ?? {};
    const enclosed = Object.values(inside).map(({ filename, content }) => ({ name: filename, bytes: content }));
    return { pieces, findings, enclosed };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const key = error.name === 'PasswordException' ? 'unread-encrypted' : 'unread-broken';
    return { pieces: [], findings: [unread(file, key)], enclosed: [] };
  } finally {
    await task.destroy();
  }
}
