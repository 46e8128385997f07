import { describe, expect, it } from 'vitest';
import { bankCards } from '../../scripts/check/bank-cards.ts';
import { bankCard, findings, idNumber } from './given.ts';

const card = bankCard();
const short = bankCard('622848', 16);

describe('bank cards', () => {
  it.each([
    ['of 19 digits', `卡号${card}`],
    ['of 16 digits', `卡号${short}`],
    ['in groups of four', short.replace(/(\d{4})(?=\d)/g, '$1 ')],
    ['in groups of four with hyphens', short.replace(/(\d{4})(?=\d)/g, '$1-')],
    ['in a list of people', `|姓名|账号|\n|-|-|\n|某甲|${card}|`],
    ['under a label without a unit', `某甲的账号：${card}`],
    ['of a foreign brand', bankCard('400000', 16)],
  ])('[C10.2] %s are refused', async (_, body) => {
    const found = await findings(bankCards, { body });
    expect(found).toMatchObject([{ key: 'bank-card', severity: 'error' }]);
    expect(JSON.stringify(found)).not.toMatch(/\d{6}/);
  });

  it.each([
    ['the account of a unit', `户名：清源县水利局\n开户行：某银行\n账号：${card}`],
    ['a wrong check digit', `${card.slice(0, -1)}${(Number(card.at(-1)) + 1) % 10}`],
    ['an unknown prefix', bankCard('110000', 18)],
    ['an amount', `${card}.50`],
    ['a row of figures', '6217 0012 2019 2020 2021 2022 1234 5678'],
    ['an ID number', idNumber()],
  ])('%s passes', async (_, body) => {
    expect(await findings(bankCards, { body })).toEqual([]);
  });
});
