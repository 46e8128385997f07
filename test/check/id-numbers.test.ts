import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idNumbers, isIdNumber } from '../../scripts/check/id-numbers.ts';
import { findings, idNumber } from './given.ts';

const id = idNumber();
const masked = `35*************${id.slice(-3)}`;
const fullWidth = (text: string) => text.replace(/[0-9X]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

describe('ID numbers', () => {
  it.each([
    ['in a sentence', `公示对象身份证号${id}，特此公示。`],
    ['in a table', `|姓名|身份证号|\n|-|-|\n|某甲|${id}|`],
    ['in full-width digits', `号码：${fullWidth(id)}`],
    ['in mathematical digits', id.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)))],
    ['parted by spaces', `号码 ${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`],
    ['digit by digit', [...id].join(' ')],
    ['parted by hyphens', `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`],
    ['parted by zero-width characters', [...id].join('\u200b')],
    ['parted by emphasis', `**${id.slice(0, 6)}**${id.slice(6)}`],
    ['broken over two lines', `${id.slice(0, 10)}\n${id.slice(10)}`],
    ['beside a mobile number', `${id} 13800001111`],
    ['with a small x', idNumber('350102', '19900307', '036').replace('X', 'x')],
    ['in code', `    ${id}`],
    ['in a link', `[名单](https://www.qingyuan.gov.example/?id=${id})`],
    ['in the alternative text of a picture', `![${id}](a.png)`],
  ])('[C10.2] are refused %s, and shown masked only', async (_, body) => {
    const found = await findings(idNumbers, { body });
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ key: 'id-number', severity: 'error', file: 'index.md' });
    expect(JSON.stringify(found)).not.toContain(id);
  });

  it('[C10.2] are refused in file names and in the front matter, with the field', async () => {
    expect(await findings(idNumbers, { files: { [`${id}.txt`]: '' } })).toMatchObject([
      { field: 'name', evidence: masked },
    ]);
    expect(await findings(idNumbers, { front: { title: `关于${id}的公示` } })).toMatchObject([
      { field: 'title', line: 2 },
    ]);
  });

  it.each([
    ['in Chinese numerals', [...id].map((sign) => '〇一二三四五六七八九'[Number(sign)] ?? sign).join('')],
    ['in capital numerals', [...id].map((sign) => '零壹贰叁肆伍陆柒捌玖'[Number(sign)] ?? sign).join('')],
  ])('[C10.2] %s are refused', async (_, body) => {
    expect(await findings(idNumbers, { body })).toMatchObject([{ key: 'id-number', evidence: masked }]);
  });

  it('[C10.2] of fifteen digits are refused after a word that says so, in a text and at the head of a column', async () => {
    const old = `${id.slice(0, 6)}${id.slice(8, 17)}`;
    for (const body of [`身份证号：${old}`, `|姓名|身份证号码|\n|-|-|\n|某甲|${old}|`])
      expect(await findings(idNumbers, { body })).toMatchObject([{ key: 'id-number', severity: 'error' }]);
    for (const body of [`注册号：${old}`, old, `身份证号：${old.slice(0, 8)}1399${old.slice(12)}`])
      expect(await findings(idNumbers, { body })).toEqual([]);
  });

  it('tell the line', async () => {
    expect(await findings(idNumbers, { body: `一\n\n二\n三 ${id}` })).toMatchObject([{ line: 23 }]);
  });

  it.each([
    ['a wrong check character', `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`],
    ['a month that does not exist', '350102199013071232'],
    ['a province that does not exist', '990102199003071232'],
    ['eighteen digits inside a longer number', `1${id}`],
    ['a masked number', masked],
    ['years in a row', '2019 2020 2021 2022 2023'],
    ['a decimal', `0.${'3'.repeat(18)}`],
    ['an index number', '11441700007280420Y/2021-00050'],
  ])('%s is no ID number', async (_, body) => {
    expect(await findings(idNumbers, { body })).toEqual([]);
  });

  it('have one right check character, and any single digit changed is noticed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (order, at, step) => {
          const number = idNumber('110101', '19850615', String(order).padStart(3, '0'));
          const changed = [...number]
            .map((char, index) => (index === at ? String((Number(char) + step) % 10) : char))
            .join('');
          expect(isIdNumber(number)).toBe(true);
          expect(isIdNumber(changed)).toBe(false);
        },
      ),
    );
  });

  it('never throw, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (body) => {
        expect(Array.isArray(await findings(idNumbers, { body }))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
