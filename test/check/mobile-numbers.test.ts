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
    ['after a label in letters', `Tel${mobile}`],
    ['before an ID number', `138 0000 1111 ${idNumber()}`],
    ['as part of a mail address', `${mobile}@mail.example`],
  ])('[C10.2] %s are refused and shown as 138****1111', async (_, body) => {
    const found = await findings(mobileNumbers, { body });
    expect(found).toMatchObject([{ key: 'mobile-number', severity: 'error', evidence: '138****1111' }]);
  });

  it('[C10.2] in a file name are refused', async () => {
    expect(await findings(mobileNumbers, { files: { [`名单_${mobile}.txt`]: '' } })).toHaveLength(1);
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
