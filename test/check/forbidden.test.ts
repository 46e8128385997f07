import { describe, expect, it } from 'vitest';
import { forbidden } from '../../scripts/check/forbidden.ts';
import { say } from '../../scripts/words/say.ts';
import { findings } from './given.ts';
import { docx, paragraph, run } from './office.ts';

/** Made-up words in the place of ugly ones: the list is data. */
const nine = ['宪法原则', '国家安全', '国家荣誉', '民族团结', '宗教政策', '谣言', '淫秽赌博', '侮辱诽谤', '其他'];
const rules = {
  forbidden: nine.map((category, index) => ({ category, words: [`坏话${'甲乙丙丁戊己庚辛壬'[index]}`] })),
};

describe('forbidden contents', () => {
  it.each(nine.map((category, index) => [category, `坏话${'甲乙丙丁戊己庚辛壬'[index]}`]))(
    '[B11] of the category %s refuse, naming category, word and line',
    async (category, word) => {
      const found = await findings(forbidden, { rules, body: `第一段。\n\n这里有${word}。` });
      expect(found).toMatchObject([
        { key: 'forbidden-word', severity: 'error', line: 22, evidence: word, params: { category, word } },
      ]);
      expect(say('zh', 'forbidden-word', found[0]?.params)).toContain('content/main/rules.yml');
    },
  );

  it('[B11] are found in the title, a file name and an attachment', async () => {
    const word = '坏话甲';
    expect(await findings(forbidden, { rules, front: { title: word } })).toMatchObject([{ field: 'title' }]);
    expect(await findings(forbidden, { rules, files: { [`${word}.txt`]: '正文' } })).toMatchObject([{ field: 'name' }]);
    const files = { 'a.docx': docx(paragraph(run('坏'), run('话甲'))) };
    expect(await findings(forbidden, { rules, files })).toMatchObject([{ file: 'a.docx' }]);
  });

  it('[B11] pass where the list says the words around are ordinary', async () => {
    const list = { forbidden: [{ category: '民族团结', words: ['藏区'], except: ['埋藏区'] }] };
    expect(await findings(forbidden, { rules: list, body: '地下文物埋藏区' })).toEqual([]);
    expect(await findings(forbidden, { rules: list, body: '某某藏区' })).toHaveLength(1);
  });

  it('[B11] are what the site says: without a list nothing is found, and what signers are told is not searched', async () => {
    expect(await findings(forbidden, { body: '坏话甲' })).toEqual([]);
    const waivers = [{ rule: 'forbidden', text: '坏话甲', reason: '坏话甲' }];
    expect(await findings(forbidden, { rules, front: { waivers } })).toEqual([]);
  });
});
