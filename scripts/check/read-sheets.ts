import { localName, parseXml } from '../office/xml.ts';
import type { Piece } from './piece.ts';

/**
 * Every cell of every sheet of an xlsx, hidden ones too, with its place ('名单!B5'); sheet names, headers and footers, and texts left over
 * in the file that no cell shows any more. Empty for other Office files. Throws an Error on broken XML.
 */
export function readSheets(file: string, parts: ReadonlyMap<string, Uint8Array>): Piece[] {
  const strings = sharedStrings(parts);
  const sheets = sheetsOf(parts);
  const used = new Set<number>();
  const tabs = [...sheets.values()].map(({ name }): Piece => ({ file, text: name, field: 'workbook' }));
  const cells = [...parts].flatMap(([part, bytes]) => {
    const path = /^xl\/((?:work|chart|dialog)sheets\/[^/]+)\.xml$/i.exec(part)?.[1];
    return path === undefined
      ? []
      : readSheet(file, sheets.get(part) ?? { name: path, hidden: false }, bytes, strings, used);
  });
  const left = strings.filter((_, index) => !used.has(index));
  return [...tabs, ...cells, ...left.map((text) => ({ file, text, field: 'sharedStrings' }))];
}

function sharedStrings(parts: ReadonlyMap<string, Uint8Array>): string[] {
  const strings: string[] = [];
  let depth = 0;
  let inText = false;
  for (const [name, bytes] of parts) {
    if (!/^xl\/sharedStrings\.xml$/i.test(name)) continue;
    parseXml(bytes, {
      open: (tag) => {
        const local = localName(tag.name);
        if (local === 'si') depth = strings.push('');
        inText = local === 't';
      },
      text: (text) => {
        if (inText && depth > 0) strings[depth - 1] += text;
      },
      close: () => {
        inText = false;
      },
    });
  }
  return strings;
}

/** The name on a sheet's tab, and whether there is no tab to be seen. */
interface Sheet {
  name: string;
  hidden: boolean;
}

/** Sheets by the name of their part. */
function sheetsOf(parts: ReadonlyMap<string, Uint8Array>): Map<string, Sheet> {
  const targets = new Map<string, string>();
  const sheets = new Map<string, Sheet>();
  const silent = { text: () => {}, close: () => {} };
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  const workbook = parts.get('xl/workbook.xml');
  if (!relations || !workbook) return sheets;
  parseXml(relations, {
    ...silent,
    open: ({ attributes: { Id, Target } }) => {
      if (Id !== undefined && Target !== undefined)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  parseXml(workbook, {
    ...silent,
    open: ({ name, attributes }) => {
      if (localName(name) !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => localName(key) === 'id')?.[1] ?? '';
      const hidden = /hidden/i.test(attributes.state ?? '');
      sheets.set(targets.get(id) ?? id, { name: attributes.name ?? '', hidden });
    },
  });
  return sheets;
}

function readSheet(
  file: string,
  { name: sheet, hidden }: Sheet,
  bytes: Uint8Array,
  strings: readonly string[],
  used: Set<number>,
): Piece[] {
  const pieces: Piece[] = [];
  let cell: { at: string; type: string } | null = null;
  let value = '';
  let leaf = '';
  const path: string[] = [];
  const hiddenColumns: { min: number; max: number }[] = [];
  let rowHidden = false;
  const outOfSight = (at: string) => {
    const place = columnNumber(at);
    return hidden || rowHidden || hiddenColumns.some(({ min, max }) => min <= place && place <= max);
  };
  const close = (at: string, type: string) => {
    const index = Number(value);
    const text = type === 's' ? strings[index] : type === '' || type === 'n' ? inFull(value) : value;
    if (type === 's') used.add(index);
    if (text === undefined || text.trim() === '') return;
    const digits = text.replace(/\D/g, '').length;
    const column = `${sheet}!${at.replace(/\d/g, '')}`;
    pieces.push({
      file,
      text,
      field: `${sheet}!${at}`,
      column,
      ...((type === '' || type === 'n') && digits > 15 ? { number: true } : {}),
      ...(outOfSight(at) ? { hidden: true } : {}),
    });
  };
  parseXml(bytes, {
    open: ({ name, attributes }) => {
      const local = localName(name);
      path.push(local);
      leaf = '';
      if (local === 'row') rowHidden = isHidden(attributes);
      if (local === 'col' && isHidden(attributes))
        hiddenColumns.push({ min: Number(attributes.min), max: Number(attributes.max) });
      if (local !== 'c') return;
      cell = { at: attributes.r ?? '', type: attributes.t ?? '' };
      value = '';
    },
    text: (text) => {
      const local = path.at(-1);
      if (!cell) leaf += text;
      else if (local === 'v' || local === 't') value += text;
    },
    close: () => {
      const local = path.pop();
      if (local === 'c' && cell) {
        close(cell.at, cell.type);
        cell = null;
      } else if (!cell && leaf.trim() !== '') {
        pieces.push({ file, text: leaf, field: sheet });
      }
      leaf = '';
    },
  });
  return pieces;
}

const isHidden = ({ hidden }: Readonly<Record<string, string>>) => hidden === '1' || hidden === 'true';

/** B5 → 2 */
const columnNumber = (at: string) =>
  [...at.replace(/[^A-Z]/gi, '').toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** 1.3812345678E10 → 13812345678; what is no number stays. */
function inFull(value: string): string {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? value : String(number);
}
