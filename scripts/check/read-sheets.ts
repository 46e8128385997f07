import { localName, parseXml } from '../office/xml.ts';
import type { Piece } from './piece.ts';

/**
 * Every cell of every sheet of an xlsx, hidden ones too, with its place ('名单!B5'); sheet names, headers and footers, and texts left over
 * in the file that no cell shows any more. Empty for other Office files. Throws an Error on broken XML.
 */
export function readSheets(file: string, parts: ReadonlyMap<string, Uint8Array>): Piece[] {
  const strings = sharedStrings(parts);
  const names = sheetNames(parts);
  const used = new Set<number>();
  const tabs = [...names.values()].map((text): Piece => ({ file, text, field: 'workbook' }));
  const cells = [...parts].flatMap(([part, bytes]) => {
    const path = /^xl\/((?:work|chart|dialog)sheets\/[^/]+)\.xml$/i.exec(part)?.[1];
    return path === undefined ? [] : readSheet(file, names.get(part) ?? path, bytes, strings, used);
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

/** Part name → the name on the sheet's tab. */
function sheetNames(parts: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  const targets = new Map<string, string>();
  const names = new Map<string, string>();
  const silent = { text: () => {}, close: () => {} };
  const relations = parts.get('xl/_rels/workbook.xml.rels');
  const workbook = parts.get('xl/workbook.xml');
  if (!relations || !workbook) return names;
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
      names.set(targets.get(id) ?? id, attributes.name ?? '');
    },
  });
  return names;
}

function readSheet(
  file: string,
  sheet: string,
  bytes: Uint8Array,
  strings: readonly string[],
  used: Set<number>,
): Piece[] {
  const pieces: Piece[] = [];
  let cell: { at: string; type: string } | null = null;
  let value = '';
  let leaf = '';
  const path: string[] = [];
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
    });
  };
  parseXml(bytes, {
    open: ({ name, attributes }) => {
      const local = localName(name);
      path.push(local);
      leaf = '';
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

/** 1.3812345678E10 → 13812345678; what is no number stays. */
function inFull(value: string): string {
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? value : String(number);
}
