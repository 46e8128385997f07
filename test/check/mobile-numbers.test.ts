import { describe, expect, it } from 'vitest';
import { mobileNumbers } from '../../scripts/check/mobile-numbers.ts';
import { findings, idNumber, mobileNumber } from './given.ts';

const mobile = mobileNumber();

describe('mobile numbers', () => {
  it.each([
    ['plain', `联系人某甲${mobile}`],
    ['with the country', `+86${mobile}`],
    ['with the country parted', `+86 138 0000 1111`],
    ['in groups', '138-0000-1111'],
    ['digit by digit', [...mobile].join(' ')],
    ['in full-width digits', '１３８００００１１１１'],
    ['in Chinese numerals', '一三八〇〇〇〇一一一一'],
    ['as it is read out', '幺三八零零零零幺幺幺幺'],
    ['after a label in letters', `Tel${mobile}`],
    ['before an ID number', `138 0000 1111 ${idNumber()}`],
    ['as part of a mail address', `${mobile}@mail.example`],
  ])('[C10.2] %s are asked about and shown as 138****1111', async (_, body) => {
    const found = await findings(mobileNumbers, { body });
    expect(found).toMatchObject([{ key: 'mobile-number-asked', severity: 'warning', evidence: '138****1111' }]);
  });

  it('[C10.2] in a file name are refused', async () => {
    expect(await findings(mobileNumbers, { files: { [`名单_${mobile}.txt`]: '' } })).toHaveLength(1);
  });

  it('[C10.2] in a list of persons are refused: three in a file, or two in a column of a table', async () => {
    const three = ['00001111', '00002222', '00003333'].map((tail) => `某人 ${mobileNumber(tail)}`);
    for (const body of [three.join('\n\n'), three.join('；')]) {
      const found = await findings(mobileNumbers, { body });
      expect(found).toMatchObject(Array(3).fill({ key: 'mobile-number', severity: 'error' }));
    }
    const rows = three.slice(1).map((person) => `|${person.replace(' ', '|')}|`);
    const found = await findings(mobileNumbers, { body: ['|姓名|电话|', '|-|-|', ...rows].join('\n') });
    expect(found).toMatchObject(Array(2).fill({ key: 'mobile-number', severity: 'error' }));
  });

  it('[C10.2] the same number thrice, or two in different columns, is no list', async () => {
    const bodies = [`${mobile}、${mobile}、${mobile}`, `|甲|乙|\n|-|-|\n|${mobile}|${mobileNumber('00002222')}|`];
    for (const body of bodies)
      expect((await findings(mobileNumbers, { body })).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('[C10.2] a list whose numbers all stand under contacts passes', async () => {
    const numbers = ['00001111', '00002222', '00003333'].map(mobileNumber);
    const front = { contacts: numbers.map((phone) => ({ duty: '值守', phone })) };
    expect(await findings(mobileNumbers, { front, body: numbers.join('、') })).toEqual([]);
  });

  it('[C10.2] that the article publishes as contacts pass, and no other', async () => {
    const front = { contacts: [{ duty: '咨询', phone: '138 0000 1111' }] };
    expect(await findings(mobileNumbers, { front, body: `请拨打${mobile}。` })).toEqual([]);
    expect(await findings(mobileNumbers, { front, body: `请拨打${mobileNumber('00002222')}。` })).toHaveLength(1);
  });

  it.each([
    ['an office telephone', '0431-81234567'],
    ['an office telephone without hyphen', '043181234567'],
    ['a service number', '400-123-4567'],
    ['an amount', `${mobile}元`],
    ['an amount with decimals', `${mobile}.50元`],
    ['a company code', `91350102MA${mobile.slice(0, 8)}X`],
    ['a code with letters', `AB${mobile}C`],
    ['figures and years', '138 2019 2020'],
    ['a row of figures', '12 138 4000 5111 6'],
    ['a masked number', '138****1111'],
    ['a number of another series', '12800001111'],
  ])('%s passes', async (_, body) => {
    expect(await findings(mobileNumbers, { body })).toEqual([]);
  });
});
