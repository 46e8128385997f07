import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import Papa from 'papaparse';
import { type Call, exit, UsageError } from './command.ts';
import { type RegisterRow, registerColumns, registerRows } from './ledger-rows.ts';
import { openLedger } from './open.ts';

/** `qianfa ledger export`: the office's own register (D13) as CSV on standard output, and as a page to print with --html. */
export async function ledgerExport(call: Call): Promise<number> {
  const columns = columnsOf(call);
  const { ledger } = await openLedger(call, { demandRoot: false });
  const rows = (await registerRows(ledger)).map((row) =>
    Object.fromEntries(columns.map((column) => [column, row[column]])),
  );
  const titles = columns.map((column) => call.say(`register-${column}`));
  const csv = Papa.unparse(
    { fields: titles, data: rows.map((row) => columns.map((column) => row[column])) },
    { escapeFormulae: true },
  );
  // Spreadsheets take a file for UTF-8 only when it begins with a byte order mark.
  call.print(`\uFEFF${csv}`, rows);
  const file = call.text('html');
  if (file) {
    const layouts = fileURLToPath(new URL('../../layouts/', import.meta.url));
    const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(layouts), {
      autoescape: true,
      throwOnUndefined: true,
    });
    const cells = rows.map((row) => columns.map((column) => row[column] ?? ''));
    await writeFile(
      file,
      templates.render('register.njk', {
        group: ledger.inForce.group.name,
        titles,
        rows: cells,
        head: ledger.state.head.digest,
      }),
    );
  }
  return exit.done;
}

function columnsOf(call: Call): (keyof RegisterRow)[] {
  const named = call.text('columns')?.split(',') ?? [...registerColumns];
  const columns = registerColumns.filter((column) => named.includes(column));
  if (columns.length !== named.length) throw new UsageError(`--columns ${registerColumns.join(',')}`);
  return named.flatMap((name) => registerColumns.find((column) => column === name) ?? []);
}
