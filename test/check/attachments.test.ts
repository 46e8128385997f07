import { describe, expect, it } from 'vitest';
import { attachments } from '../../scripts/check/attachments.ts';
import { findings } from './given.ts';

const files = { '补助名单.xlsx': 'x', 'table.pdf': 'x' };
const missing = (name: string, line = 20) => ({
  rule: 'attachments',
  key: 'attachment-missing',
  severity: 'error',
  line,
  params: { name },
});
const lost = (name: string, line = 20) => ({
  ...missing(name, line),
  key: 'attachment-not-found',
  severity: 'warning',
});

describe('[D3] a file that the text names', () => {
  it.each([
    ...[
      'doc',
      'docx',
      'xls',
      'xlsx',
      'ppt',
      'pptx',
      'pdf',
      'ofd',
      'wps',
      'et',
      'dps',
      'txt',
      'csv',
      'zip',
      'rar',
      '7z',
    ],
  ])('is told by its ending: .%s', async (ending) => {
    expect(await findings(attachments, { body: `内容：清单.${ending}。` })).toMatchObject([missing(`清单.${ending}`)]);
  });

  it.each([
    ['an ending that goes on', '请见 清单.docxy 和 清单.pdf2'],
    ['an ending alone', '格式为 .docx 或者（.pdf）'],
    ['an address of its own', '[清单.docx](清单.docx) 见 https://www.slt.gov.example/清单.docx'],
  ])('is none in %s', async (_, body) => {
    const found = await findings(attachments, { body, files: { ...files, '清单.docx': 'x' } });
    expect(found).toEqual([]);
  });

  it('is looked for whatever the case of its letters and the form of its accents', async () => {
    expect(await findings(attachments, { body: '见 TABLE.pdf 和 Table.PDF', files })).toEqual([]);
    expect(await findings(attachments, { body: '见 cafe\u0301.pdf', files: { 'caf\u00e9.pdf': 'x' } })).toEqual([]);
  });

  it('may be named by the end of its name, or with words before it', async () => {
    const long = { '2026年补助名单.xlsx': 'x' };
    expect(await findings(attachments, { body: '见 补助名单.xlsx', files: long })).toEqual([]);
    expect(await findings(attachments, { body: '请下载补助名单.xlsx', files })).toEqual([]);
    expect(await findings(attachments, { body: '见 补助名单.xls', files })).toMatchObject([missing('补助名单.xls')]);
  });

  it.each(['，', '。', '；', '：', '（', '《', '“', '/', '！', '|'])('begins behind %s', async (sign) => {
    expect(await findings(attachments, { body: `内容${sign}清单.docx` })).toMatchObject([missing('清单.docx')]);
  });

  it('is named with its line, each by itself', async () => {
    const body = '一、总则\n见 甲.pdf 和 乙.pdf\n二、附则\n见 丙.pdf';
    expect(await findings(attachments, { body })).toMatchObject([
      missing('甲.pdf', 21),
      missing('乙.pdf', 21),
      missing('丙.pdf', 23),
    ]);
  });

  it('is never the text itself', async () => {
    const front = { attachments: [{ file: 'index.md', title: '正文' }] };
    expect(await findings(attachments, { front })).toMatchObject([
      { ...missing('index.md', 2), field: 'attachments.0', file: 'index.md' },
    ]);
  });

  it('under attachments in the front matter is there, whatever its case', async () => {
    const front = {
      attachments: [
        { file: 'TABLE.pdf', title: '表' },
        { file: '没有.pdf', title: '无' },
      ],
    };
    expect(await findings(attachments, { front, files })).toMatchObject([
      { ...missing('没有.pdf', 2), field: 'attachments.1' },
    ]);
  });
});

describe('[D3] what stands behind 附件：', () => {
  it.each([
    ['the name of a file without its ending', '附件：补助名单'],
    ['a part of a file’s name', '附件：名单'],
    ['a title that a file’s name is part of', '附件：2026年农村供水补助名单（公示）'],
    ['the same with number, brackets and spaces', '附件 1：1.《补助 名单》'],
    ['the same with another number', '附件二：3、补助名单'],
    ['a heading of the text itself', '附件：任务分工表\n\n正文\n\n任务分工表\n\n内容'],
    ['nothing', '附件：'],
    ['a file, which is looked for as one', '附件：table.pdf'],
    ['no beginning of a line', '详见附件：专家意见'],
  ])('may be %s', async (_, body) => {
    expect(await findings(attachments, { body, files })).toEqual([]);
  });

  it.each([
    ['is found nowhere', '附件：专家组意见', '专家组意见'],
    ['stands in full-width spaces', '　　附件：专家组意见', '专家组意见'],
    ['has a number behind 附件', '附件3：专家组意见', '专家组意见'],
    ['has a half-width colon', '附件:专家组意见', '专家组意见'],
    ['holds a name of two signs by chance', '附件：表彰名册', '表彰名册'],
  ])('is a warning where it %s', async (_, body, name) => {
    expect(await findings(attachments, { body, files: { '表.pdf': 'x' } })).toMatchObject([lost(name)]);
  });

  it('is a list, each entry of it by itself, told by the line on which the list begins', async () => {
    const body = '正文\n附件：1.补助名单\n2．专家组意见\n　3、验收报告\n4. table\n（此页无正文）';
    const wanted = [lost('2．专家组意见', 21), lost('3、验收报告', 21)];
    expect(await findings(attachments, { body, files })).toMatchObject(wanted);
  });

  it('is told by its first sixty signs', async () => {
    const [finding] = await findings(attachments, { body: `附件：${'长'.repeat(80)}`, files });
    expect(finding?.params?.name).toBe('长'.repeat(60));
  });

  it('may be the title of a file in the front matter, and no other field of it', async () => {
    const front = { attachments: [{ file: 'table.pdf', title: '补助标准' }], summary: '专家组意见' };
    expect(await findings(attachments, { body: '附件：补助标准', front, files })).toEqual([]);
    expect(await findings(attachments, { body: '附件：专家组意见', front, files })).toMatchObject([lost('专家组意见')]);
  });
});
