/** Where a reader of SQL stands. */
interface Reader {
  text: string;
  at: number;
  /** Whether a backslash in quotes begins a sign of its own: in MySQL it does, in SQL Server it is a letter like others. */
  escapes: boolean;
}

/** Characters that MySQL writes with a backslash. */
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0', b: '\b', Z: '\u001a' };
const name = String.raw`(?:[\w$]+|\`[^\`]+\`|"[^"]+"|\[[^\]]+\])`;

/**
 * The rows that a dump inserts into `table`, as fields by column: MySQL's (INSERT, INSERT IGNORE, REPLACE), PostgreSQL's (INSERT) and SQL Server's form. Columns come from
 * the statement, else from the table's own definition in the dump. Values are texts; NULL is no field. Throws an Error that names the place where a
 * statement cannot be read, so that no row is passed over.
 */
export function sqlRows(text: string, table: string): Map<string, string>[] {
  const rows: Map<string, string>[] = [];
  const wanted = table.toLowerCase();
  const columns = columnsOf(text, wanted);
  // Only MySQL writes names in backticks; where they are bare, the dump says who made it. PostgreSQL marks texts with escapes (E'…').
  const mysql = !/PostgreSQL database dump|^\s*GO\s*$|\bN'/m.test(text);
  const insert = new RegExp(
    String.raw`^\s*(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s+)*(?:INTO\s+)?(${name}(?:\.${name})*)\s*(\([^()]*\))?\s*VALUES\s*`,
    'gim',
  );
  for (let found = insert.exec(text); found; found = insert.exec(text)) {
    const [whole, path = '', list] = found;
    if (bare(path.split('.').at(-1) ?? '').toLowerCase() !== wanted) continue;
    const names = list ? list.slice(1, -1).split(',').map(bare) : columns;
    const reader: Reader = {
      text,
      at: found.index + whole.length,
      escapes: path.includes('`') || (mysql && !/[["]/.test(path)),
    };
    for (const values of tuples(reader)) {
      if (values.length !== names.length) throw broken(reader, `${values.length} values for ${names.length} columns`);
      rows.push(
        new Map(values.flatMap((value, index) => (value === null ? [] : [[names[index] ?? '', value] as const]))),
      );
    }
    insert.lastIndex = reader.at;
  }
  return rows;
}

const bare = (quoted: string): string => quoted.trim().replace(/^[`"[]|[`"\]]$/g, '');

function columnsOf(text: string, table: string): string[] {
  const create = new RegExp(
    String.raw`CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(${name}(?:\.${name})*)\s*\(([\s\S]*?)\n\)`,
    'gi',
  );
  for (const [, path = '', body = ''] of text.matchAll(create)) {
    if (bare(path.split('.').at(-1) ?? '').toLowerCase() !== table) continue;
    return body.split('\n').flatMap((line) => {
      const column = new RegExp(String.raw`^\s*(${name})\s`).exec(line)?.[1] ?? '';
      return column === '' || /^(?:primary|unique|key|index|constraint|foreign|fulltext|check)$/i.test(column)
        ? []
        : [bare(column)];
    });
  }
  return [];
}

/** `(…), (…);` up to the end of the statement. */
function* tuples(reader: Reader): Generator<(string | null)[]> {
  for (;;) {
    space(reader);
    if (reader.text[reader.at] !== '(') throw broken(reader, 'no (');
    reader.at += 1;
    const values: (string | null)[] = [];
    for (;;) {
      space(reader);
      values.push(value(reader));
      space(reader);
      const sign = reader.text[reader.at];
      reader.at += 1;
      if (sign === ')') break;
      if (sign !== ',') throw broken(reader, 'no , or )');
    }
    yield values;
    space(reader);
    if (reader.text[reader.at] !== ',') return;
    reader.at += 1;
  }
}

function space(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
}

function value(reader: Reader): string | null {
  const prefix = /[NE_]?(?:utf8mb4|utf8|binary)?\s*(?=')/iy;
  prefix.lastIndex = reader.at;
  const [before = ''] = prefix.exec(reader.text) ?? [];
  if (reader.text[reader.at + before.length] === "'") {
    reader.at += before.length + 1;
    return quoted(reader, reader.escapes || /^E/i.test(before));
  }
  const word = /[^,()\s']+(?:\([^()]*\))?/y;
  word.lastIndex = reader.at;
  const [plain = ''] = word.exec(reader.text) ?? [];
  if (plain === '') throw broken(reader, 'no value');
  reader.at += plain.length;
  return /^null$/i.test(plain) ? null : plain;
}

/** A text in quotes, whose first quote is read: '' and \' are quotes inside it. */
function quoted(reader: Reader, escaping: boolean): string {
  let out = '';
  for (;;) {
    const plain = escaping ? /[^'\\]*/y : /[^']*/y;
    plain.lastIndex = reader.at;
    out += plain.exec(reader.text)?.[0] ?? '';
    reader.at = plain.lastIndex;
    const [sign, next] = [reader.text[reader.at], reader.text[reader.at + 1]];
    if (sign === undefined) throw broken(reader, 'text without end');
    reader.at += 2;
    if (sign === '\\') out += next === undefined ? '' : (escapes[next] ?? next);
    else if (next === "'") out += "'";
    else {
      reader.at -= 1;
      return out;
    }
  }
}

const broken = ({ text, at }: Reader, what: string): Error =>
  new Error(`SQL, line ${text.slice(0, at).split('\n').length}: ${what}`);
