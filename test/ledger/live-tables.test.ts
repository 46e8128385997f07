import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../scripts/ledger/live-tables.ts';
import { madeWorkbook, penalties } from '../office/made-workbook.ts';

const file = (name: string, bytes: Uint8Array) => ({ name, size: bytes.length, sha256: '', read: async () => bytes });
const block = (name: string) => `\`\`\`table\nfile: ${name}\n\`\`\`\n`;

describe('tables of a live text', () => {
  it('stand in the order of their blocks, null where one cannot be shown', async () => {
    const files = [file('公示.xlsx', madeWorkbook([penalties]))];
    const body = `${block('没有.xlsx')}\n${block('公示.xlsx')}\n\`\`\`table\nfile: [\n\`\`\`\n`;
    expect(await tablesOf(body, files)).toMatchObject([null, { file: '公示.xlsx', headRows: 1 }, null]);
  });

  it('cost nothing where the text has none: no file is read', async () => {
    const unread = { ...file('公示.xlsx', new Uint8Array()), read: () => Promise.reject(new Error('read')) };
    expect(await tablesOf('正文。', [unread])).toEqual([]);
  });
});
