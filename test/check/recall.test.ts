import { describe, expect, it } from 'vitest';
import { applyRules, rules } from '../../scripts/check/check.ts';
import { bankCard, type Given, idNumber, mobileNumber, subject } from './given.ts';
import { docx, pack, paragraph, run, xlsx } from './office.ts';

const planted: Record<string, string[]> = {
  'id-number': [idNumber(), idNumber('110101', '20011231', '456'), idNumber('650102', '19651017', '789')],
  'bank-card': [bankCard(), bankCard('622848', 16), bankCard('955880', 19)],
  'mobile-number': [mobileNumber(), '15900002222', '+8619900003333', '177 0000 4444'],
  'home-address': ['石桥镇李家村3组12号', '幸福路12号阳光小区3栋2单元501室', '家庭住址：柳河镇王庄村五组'],
  'classification-mark': ['机密★10年', '秘密★长期', '绝密★启用前', '★机密 10年'],
};

/** Where a list of people leaks in practice, each as an article that holds `text` nowhere else. */
const places: Record<string, (text: string) => Given> = {
  paragraph: (text) => ({ body: `现将有关情况公示如下。\n\n某甲，${text}，特此公示。` }),
  table: (text) => ({ body: `|序号|内容|\n|-|-|\n|1|某甲|\n|2|${text}|` }),
  list: (text) => ({ body: `1. 某甲\n2. ${text}\n3. 某乙` }),
  quotation: (text) => ({ body: `> ${text}` }),
  title: (text) => ({ front: { title: text } }),
  summary: (text) => ({ front: { summary: `关于${text}` } }),
  'file name': (text) => ({ files: { [`${text}.txt`]: '正文' } }),
  text: (text) => ({ files: { 'a.txt': `名单\n${text}\n` } }),
  csv: (text) => ({ files: { 'a.csv': `序号,内容\n1,"${text}"\n` } }),
  docx: (text) => ({ files: { 'a.docx': docx(paragraph(...[...text].map(run))) } }),
  'docx table': (text) => ({
    files: { 'a.docx': docx(`<w:tbl><w:tr><w:tc>${paragraph(run(text))}</w:tc></w:tr></w:tbl>`) },
  }),
  'docx comment': (text) => ({
    files: { 'a.docx': docx('', { 'word/comments.xml': `<w:comments>${paragraph(run(text))}</w:comments>` }) },
  }),
  'docx property': (text) => ({
    files: { 'a.docx': docx('', { 'docProps/core.xml': `<c><dc:subject>${text}</dc:subject></c>` }) },
  }),
  xlsx: (text) => ({ files: { 'a.xlsx': xlsx({ 名单: '<row><c r="B2" t="s"><v>0</v></c></row>' }, [text]) } }),
  'hidden sheet': (text) => ({
    files: { 'a.xlsx': xlsx({ 名单: '', 底稿: `<row><c r="B2" t="inlineStr"><is><t>${text}</t></is></c></row>` }) },
  }),
  pptx: (text) => ({
    files: { 'a.pptx': pack({ 'ppt/slides/slide1.xml': `<s><a:p><a:r><a:t>${text}</a:t></a:r></a:p></s>` }) },
  }),
};

describe('what is planted is found', () => {
  it.each(Object.keys(places))('[C10.2] [A5.2.2] in a %s', async (place) => {
    for (const [key, texts] of Object.entries(planted)) {
      for (const text of texts) {
        const found = applyRules(rules, await subject(places[place]?.(text)));
        expect(
          found.filter((finding) => finding.key.startsWith(key)).length,
          `${key} in ${place}: ${text}`,
        ).toBeGreaterThan(0);
      }
    }
  });
});
