import { type Cell, cellAt, type Range, rangeOf, type Sheet } from './cells.ts';
import { formatNamed, shownNumber, shownText } from './number-format.ts';
import { unzip } from './unzip.ts';
import { localName, parseXml } from './xml.ts';
import { childOf, childrenOf, type Element, xmlTree } from './xml-tree.ts';

interface Style {
  code: string;
  side: string;
}

interface Book {
  strings: readonly string[];
  styles: readonly Style[];
  epoch1904: boolean;
}

/**
 * The sheets of an xlsx in the order of their tabs, charts left out: every cell as Excel shows it, what is merged, what is hidden. Throws an
 * Error where the file is no workbook, is broken or past the limits.
 */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const zip = unzip(bytes);
  if ('limit' in zip) throw new Error(`more than ${zip.allowed} ${zip.limit}`);
  const tree = (name: string): Element | undefined => {
    const part = zip.parts.get(name);
    if (part && part.length > mostBytes) throw new Error(`${name} is too large`);
    return part ? xmlTree(part) : undefined;
  };
  const workbook = childOf(tree('xl/workbook.xml'), 'workbook');
  if (!workbook) throw new Error('no xl/workbook.xml');
  const epoch = childOf(workbook, 'workbookPr')?.attributes.date1904 ?? '';
  const book: Book = {
    strings: stringsIn(zip.parts.get('xl/sharedStrings.xml')),
    styles: stylesOf(childOf(tree('xl/styles.xml'), 'styleSheet')),
    epoch1904: epoch === '1' || epoch === 'true',
  };
  const targets = new Map(
    childrenOf(childOf(tree('xl/_rels/workbook.xml.rels'), 'Relationships'), 'Relationship').map(
      ({ attributes: { Id = '', Target = '' } }) =>
        [Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`] as const,
    ),
  );
  return childrenOf(childOf(workbook, 'sheets'), 'sheet').flatMap(({ attributes: { name = '', id = '', state } }) => {
    const path = targets.get(id) ?? '';
    const part = zip.parts.get(path);
    if (!part || !/worksheets\//.test(path)) return [];
    return [{ ...readSheet(part, book), name, hidden: state === 'hidden' || state === 'veryHidden' }];
  });
}

/** The strings that cells share, however they are dressed; how they are pronounced is no part of them. */
function stringsIn(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  const path: string[] = [];
  if (!bytes) return strings;
  parseXml(bytes, {
    open: ({ name }) => {
      path.push(localName(name));
      if (path.at(-1) === 'si') strings.push('');
    },
    text: (text) => {
      if (path.at(-1) === 't' && !path.includes('rPh')) strings[strings.length - 1] += text;
    },
    close: () => path.pop(),
  });
  return strings;
}

function stylesOf(sheet: Element | undefined): Style[] {
  const own = new Map(
    childrenOf(childOf(sheet, 'numFmts'), 'numFmt').map(
      ({ attributes: { numFmtId, formatCode = '' } }) => [Number(numFmtId), formatCode] as const,
    ),
  );
  return childrenOf(childOf(sheet, 'cellXfs'), 'xf').map((xf) => {
    const id = Number(xf.attributes.numFmtId ?? 0);
    return { code: own.get(id) ?? formatNamed(id), side: childOf(xf, 'alignment')?.attributes.horizontal ?? '' };
  });
}

/** What a part other than cells and strings may hold: it is read as a tree. */
const mostBytes = 8 * 2 ** 20;
/** Excel has no more columns. */
const mostColumns = 16_384;

function readSheet(bytes: Uint8Array, book: Book): Omit<Sheet, 'name' | 'hidden'> {
  const cells: Cell[] = [];
  const merges: Range[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const path: string[] = [];
  let named = 0;
  let next = { row: -1, column: -1 };
  let raw: Raw | null = null;
  parseXml(bytes, {
    open: ({ name, attributes: given }) => {
      const local = localName(name);
      path.push(local);
      const hidden = given.hidden === '1' || given.hidden === 'true';
      if (local === 'row') {
        next = { row: given.r === undefined ? next.row + 1 : Number(given.r) - 1, column: -1 };
        if (hidden) hiddenRows.add(next.row);
      } else if (local === 'col' && hidden) {
        const last = Math.min(Number(given.max), mostColumns);
        for (let column = Number(given.min); column <= last && named < mostColumns; column += 1) {
          hiddenColumns.add(column - 1);
          // Columns are named once each: a file that names them again and again would take hours.
          named += 1;
        }
      } else if (local === 'mergeCell') {
        const range = rangeOf(given.ref ?? '');
        if (range) merges.push(range);
      } else if (local === 'c') {
        const place = cellAt(given.r ?? '') ?? { row: next.row, column: next.column + 1 };
        next = place;
        raw = { ...place, type: given.t ?? 'n', style: Number(given.s ?? 0), value: '', formula: false };
      } else if (local === 'f' && raw) raw.formula = true;
    },
    text: (text) => {
      if (!raw || path.includes('rPh')) return;
      if (path.at(-1) === 'v' || path.at(-1) === 't') raw.value += text;
    },
    close: () => {
      if (path.pop() !== 'c' || !raw) return;
      const cell = cellOf(raw, book);
      if (cell) cells.push(cell);
      raw = null;
    },
  });
  return { cells, merges, hiddenRows, hiddenColumns };
}

interface Raw {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
  formula: boolean;
}

const sides: Readonly<Record<string, Cell['side']>> = { center: 'center', centerContinuous: 'center', right: 'right' };

/** What is seen of a cell; null where nothing is. */
function cellOf({ row, column, type, style, value, formula }: Raw, book: Book): Cell | null {
  const { code, side } = book.styles[style] ?? { code: 'General', side: '' };
  const cell = (text: string, natural: Cell['side'], doubt: Cell['doubt'] = null): Cell | null =>
    text === '' && doubt === null
      ? null
      : { row, column, text, side: sides[side] ?? (side === 'left' ? null : natural), doubt };
  if (value === '') return formula ? cell('', null, 'formula') : null;
  if (type === 's') return cell(shownText(book.strings[Number(value)] ?? '', code), null);
  if (type === 'b') return cell(value === '1' ? 'TRUE' : 'FALSE', 'center');
  if (type === 'e') return cell(value, 'center', 'error');
  if (type === 'd') return cell(value.replace(/T00:00:00(?:\.0+)?Z?$/, ''), 'right');
  if (type !== 'n') return cell(shownText(value, code), null);
  const number = Number(value);
  if (!Number.isFinite(number)) return cell(value, null);
  const { text, exact } = shownNumber(number, code, book.epoch1904);
  return cell(text, 'right', exact ? null : 'format');
}
