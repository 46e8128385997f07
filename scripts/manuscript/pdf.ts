import type { TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.js';
import { openPdf } from '../check/open-pdf.ts';
import { withoutRadicals } from '../check/plain.ts';
import { said } from '../words/said.ts';
import { type Line, type Manuscript, plainLine } from './manuscript.ts';

/** A line as it stands on a page; lengths in points, `top` counted downwards through the whole file. */
interface Printed {
  text: string;
  left: number;
  right: number;
  top: number;
  size: number;
}

const mostPages = 300;
/** 12, — 12 —, 第12页, 12/30 */
const pageNumber = /^[—–\-－·\s]*(?:第\s*)?\d{1,4}(?:\s*页|\s*[/／]\s*\d{1,4})?[—–\-－·\s]*$/u;

/**
 * Reads a PDF by its text layer. Lines that the page breaks are joined again where indents, ends and distances say that a paragraph goes on;
 * centred and right-hand lines are known by their place, page numbers at the end or head of pages are dropped. Pages without a text layer, and
 * those past the limit, are told; no blocks where no page has one. Throws an Error when the file is broken or locked.
 */
export async function readPdfText(bytes: Uint8Array): Promise<Manuscript> {
  const task = await openPdf(bytes);
  try {
    const pdf = await task.promise;
    const printed: Printed[] = [];
    const bare: number[] = [];
    let above = 0;
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      const page = await pdf.getPage(number);
      const { height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent({ disableNormalization: true });
      const lines = withoutNumber(linesOf(items, above + height));
      if (lines.length === 0) bare.push(number);
      printed.push(...lines);
      above += height;
      page.cleanup();
    }
    const blocks = paragraphs(printed);
    const lost = [
      ...(bare.length > 0
        ? [said('manuscript-bare-pages', { pages: bare.slice(0, 20).join('、'), count: bare.length })]
        : []),
      ...(pdf.numPages > mostPages ? [said('manuscript-more-pages', { limit: mostPages, count: pdf.numPages })] : []),
      said('manuscript-pages'),
    ];
    return { blocks, files: [], lost: blocks.length > 0 ? lost : [] };
  } finally {
    await task.destroy();
  }
}

/** The lines of a page without its number: the lowest or the highest line, away from all others. A figure of the text is none. */
function withoutNumber(lines: readonly Printed[]): readonly Printed[] {
  const tops = lines.map(({ top }) => top);
  const [highest, lowest] = [Math.min(...tops), Math.max(...tops)];
  return lines.filter((line) => {
    if (!pageNumber.test(line.text) || (line.top !== highest && line.top !== lowest)) return true;
    const nearest = Math.min(...tops.filter((top) => top !== line.top).map((top) => Math.abs(top - line.top)));
    return nearest < line.size * 2.2;
  });
}

/** Pieces of a page put together to lines by their height. */
function linesOf(items: readonly (TextItem | TextMarkedContent)[], bottom: number): Printed[] {
  const lines: Printed[] = [];
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const { width }: { width: number } = item;
    const str = withoutRadicals(item.str);
    const transform: number[] = item.transform;
    const [, , , size = 0, left = 0, y = 0] = transform;
    const top = bottom - y;
    const last = lines.at(-1);
    if (last && Math.abs(last.top - top) < size / 2) {
      last.text += left - last.right > size / 3 ? ` ${str}` : str;
      last.right = left + width;
    } else lines.push({ text: str, left, right: left + width, top, size: Math.abs(size) });
  }
  return lines;
}

function paragraphs(lines: readonly Printed[]): Line[] {
  const [left, right] = [Math.min(...lines.map((line) => line.left)), Math.max(...lines.map((line) => line.right))];
  const blocks: Line[] = [];
  let before: Printed | null = null;
  for (const line of lines) {
    const align = alignOf(line, left, right);
    const last = blocks.at(-1);
    const goesOn =
      before !== null &&
      last?.align === 'left' &&
      align === 'left' &&
      line.left - left < line.size * 1.2 &&
      right - before.right < line.size * 2.5;
    const run = last?.runs[0];
    if (goesOn && run) run.text += /[\w,.;:]$/.test(run.text) && /^\w/.test(line.text) ? ` ${line.text}` : line.text;
    else blocks.push(plainLine(line.text.trim(), { align }));
    before = line;
  }
  return blocks;
}

function alignOf(line: Printed, left: number, right: number): Line['align'] {
  const [before, after] = [line.left - left, right - line.right];
  if (before > line.size * 2.5 && Math.abs(before - after) < line.size * 1.5) return 'centre';
  return before > (right - left) / 3 && after < line.size * 6 ? 'right' : 'left';
}
