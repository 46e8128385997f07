import { inlineAsTyped, lineAsTyped } from '../article/as-typed.ts';

/**
 * Plain text as Markdown that shows the same text: every line a paragraph, numbering as typed, and a backslash before whatever Markdown
 * would take for a mark. With `headings` lines that begin with # stay headings: the first one of level 1 that is the title goes, as the
 * page shows it already, other ones of level 1 become level 2.
 */
export function bodyOf(text: string, { title, headings }: { title: string; headings: boolean }): string {
  const blocks: string[] = [];
  let titled = false;
  for (const raw of text.split(/[\n\v\f\u0085\u2028\u2029]/u)) {
    const line = raw.trim();
    if (line === '') continue;
    const heading = headings ? /^(#{1,6})\s+(.*?)(?:\s+#+)?$/u.exec(line) : null;
    if (!heading) {
      blocks.push(lineAsTyped(line));
      continue;
    }
    const [, marks = '', words = ''] = heading;
    if (marks === '#' && !titled && plain(words) === plain(title)) titled = true;
    else if (words !== '') blocks.push(`${marks === '#' ? '##' : marks} ${inlineAsTyped(words).replace(/#$/, '\\#')}`);
  }
  return `${blocks.join('\n\n')}\n`;
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
