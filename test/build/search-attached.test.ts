import { describe, expect, test } from 'vitest';
import { attachedTexts } from '../../scripts/build/search-attached.ts';
import type { LiveFile } from '../../scripts/ledger/live-article.ts';
import { openDemonstration } from '../browser/demonstration.ts';
import { docx, paragraph, run, wordPart, xlsx } from '../check/office.ts';
import { file, text } from './given.ts';

const holding = (name: string, bytes: Uint8Array): LiveFile => ({ ...file(name, ''), read: async () => bytes });
const textsOf = (...files: LiveFile[]) => attachedTexts(text('k3f9q2xw7a', { files }));

describe('[E13.1] what the search knows of attachments', () => {
  test('paragraphs of Word and cells of Excel stand under the title of the file', async () => {
    const word = holding('申请表.docx', docx(paragraph(run('申请人'), run('姓名')) + paragraph(run('年取水量'))));
    const sheet = holding('名单.xlsx', xlsx({ 名单: '<row><c r="A1" t="inlineStr"><is><t>柳溪镇</t></is></c></row>' }));
    expect(await textsOf(word, sheet)).toEqual(['名单.xlsx\n柳溪镇', '申请表.docx\n申请人姓名\n年取水量']);
  });

  test('lines of text and cells of CSV', async () => {
    expect(await textsOf(file('数据.csv', '站点,雨量\n青石村,12'), file('说明.txt', '第一行\n第二行'))).toEqual([
      '数据.csv\n站点\n雨量\n青石村\n12',
      '说明.txt\n第一行\n第二行',
    ]);
  });

  test('pages of a PDF read as people read them: real characters, no line end inside a sentence', async () => {
    const { live } = await openDemonstration();
    const texts = await Promise.all(live.articles.map((one) => (one.status === 'live' ? attachedTexts(one) : [])));
    const law = texts.flat().find((each) => each.includes('清水县农村供水管理办法'));
    expect(law).toContain(
      '第一条 为了规范农村供水管理，保障农村居民饮水安全，根据有关法律、法规，结合本县实际，制定本办法。',
    );
    expect(law).not.toMatch(/[\u2e80-\u2fdf]/);
  });

  test.each([
    ['comments', { 'word/comments.xml': wordPart('comments', paragraph(run('批注：此处再核'))) }],
    ['properties', { 'docProps/core.xml': '<p><creator>批注人</creator></p>' }],
    ['headers', { 'word/header1.xml': wordPart('hdr', paragraph(run('批注'))) }],
  ])('nothing of %s, which readers of the page never see', async (_, more) => {
    const texts = await textsOf(holding('a.docx', docx(paragraph(run('正文')), more)));
    expect(texts).toEqual(['a.docx\n正文']);
  });

  test('nothing of hidden sheets, rows and columns of Excel', async () => {
    const cell = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = `<row>${cell('A1', '柳溪镇')}</row><row hidden="1">${cell('A2', '藏行')}</row>`;
    const bytes = xlsx({ 名单: rows, 底稿: `<row>${cell('A1', '藏表')}</row>` });
    expect(await textsOf(holding('名单.xlsx', bytes))).toEqual(['名单.xlsx\n柳溪镇']);
  });

  test('nothing of files that no reader knows, that are broken, or that hold no text', async () => {
    expect(await textsOf(file('a.ofd', 'x'), file('b.docx', 'no archive'), file('c.txt', ' \n'))).toEqual([]);
  });
});
