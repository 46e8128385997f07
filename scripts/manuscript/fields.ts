import { type Block, type Line, wordsOf } from './manuscript.ts';

/** What a manuscript says of itself; `rest` are its blocks without what became a field. */
export interface Fields {
  title: string | null;
  number: string | null;
  /** YYYY-MM-DD */
  date: string | null;
  issuer: string | null;
  /** The words of a red head, which names the issuing body above the title. */
  head: string | null;
  rest: Block[];
}

const number = /^[\p{L}\p{N}（）()]+[〔[［(（](?:19|20)\d{2}[〕\]］)）]第?0*([1-9]\d*)号$/u;
const written = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const red = /^.{2,40}文件$/u;
const most = 8;

const squeezed = (line: Line) => wordsOf(line).replace(/\s+/gu, '');

/**
 * Finds title, document number, red head, and the date and body of the closing lines, as Chinese offices set them: the title centred above
 * the text, in one line or several; `guess` takes a first short line for it where none is centred. What is not sure stays null and is asked for; the closing lines stay in the text.
 */
export function fieldsOf(blocks: readonly Block[], { guess = true } = {}): Fields {
  const found: Fields = { title: null, number: null, date: null, issuer: null, head: null, rest: [...blocks] };
  const titles: string[] = [];
  let taken = 0;
  for (const block of blocks.slice(0, most)) {
    if (block.block !== 'line') break;
    const text = squeezed(block);
    if (titles.length === 0 && found.number === null && block.align === 'centre' && red.test(text)) found.head = text;
    else if (number.test(text) && found.number === null) found.number = numberOf(text);
    else if (isTitle(block, titles.length > 0)) titles.push(wordsOf(block).trim());
    else break;
    taken += 1;
  }
  const [first] = blocks.slice(taken);
  if (guess && titles.length === 0 && first?.block === 'line' && mayBeTitle(first)) {
    titles.push(wordsOf(first).trim());
    taken += 1;
  }
  if (titles.length > 0) {
    found.title = titles.join('').replace(/\s+/gu, ' ');
    found.rest = blocks.slice(taken);
  } else Object.assign(found, { number: null, head: null });
  return { ...found, ...closingOf(found.rest) };
}

/** 国发[2019]05号 → 国发〔2019〕5号, as the national standard writes it. */
const numberOf = (text: string): string =>
  text.replace(/[〔[［(（]((?:19|20)\d{2})[〕\]］)）]第?0*([1-9]\d*)号$/u, '〔$1〕$2号');

/** Centred lines before the text; a heading of level 1 is a title wherever it stands. */
const isTitle = (line: Line, begun: boolean): boolean =>
  line.heading === 1 && !begun
    ? true
    : line.align === 'centre' && line.heading <= 1 && !/^[（(].*[）)]$/u.test(squeezed(line));

/** Where nothing is centred (plain text): a first short line that ends without a full stop. */
const mayBeTitle = (line: Line): boolean => {
  const text = wordsOf(line).trim();
  return text.length >= 4 && text.length <= 80 && !/[。：；，、:;,]$/u.test(text);
};

function closingOf(blocks: readonly Block[]): Pick<Fields, 'date' | 'issuer'> {
  const lines = blocks.filter((block) => block.block === 'line');
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - 40); at -= 1) {
    const line = lines[at];
    const [, year = '', month = '', day = ''] = (line && written.exec(squeezed(line))) || [];
    if (year === '') continue;
    const above = lines[at - 1];
    const name = above ? wordsOf(above).trim() : '';
    const issuer = name.length <= 40 && /[\p{Script=Han}]$/u.test(name) && !/[。，；：]/u.test(name) ? name : '';
    return {
      date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      issuer: issuer === '' ? null : issuer.replace(/\s+/gu, ' '),
    };
  }
  return { date: null, issuer: null };
}

/** The blocks without the first lines that say the title over again, as the page has it already. */
export function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
  const wanted = title.replace(/\s+/gu, '');
  let said = '';
  for (const [at, block] of blocks.slice(0, most).entries()) {
    if (block.block !== 'line') break;
    said += squeezed(block);
    if (said === wanted) return blocks.slice(at + 1);
    if (!wanted.startsWith(said)) break;
  }
  return blocks;
}
