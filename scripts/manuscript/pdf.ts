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
const pageNumber = /^[—–\-－·\s]*\d{1,4}[—–\-－·\s]*$/u;

/**
 * Reads a PDF by its text layer. Lines that the page breaks are joined again where indents, ends and distances say that a paragraph goes on;
 * centred and right-hand lines are known by their place, page numbers are dropped. No blocks where there is no text layer. Throws an
 * Error when the file is broken or locked.
 */
export async function readPdfText(bytes: Uint8Array): Promise<Manuscript> {
  const task = await openPdf(bytes);
  try {
    const pdf = await task.promise;
    const printed: Printed[] = [];
    let above = 0;
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      const page = await pdf.getPage(number);
      const { height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent({ disableNormalization: true });
      printed.push(...linesOf(items, above + height));
      above += height;
      page.cleanup();
    }
    const blocks = paragraphs(printed.filter(({ text }) => !pageNumber.test(text)));
    return { blocks, files: [], lost: blocks.length > 0 ? [said('manuscript-pages')] : [] };
  } finally {
    await task.destroy();
  }
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
