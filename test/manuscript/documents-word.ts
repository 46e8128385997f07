import type { BroughtDocument } from './brought.ts';
import { photo } from './camera.ts';
import { numberedDocuments } from './documents-numbers.ts';
import { box, cell, centred, p, picture, run, styled, table, word } from './word.ts';

const span = (count: number) => `<w:gridSpan w:val="${count}"/>`;
const begin = '<w:vMerge w:val="restart"/>';
const below = '<w:vMerge/>';
const author = 'w:id="1" w:author="某甲" w:date="2026-03-01T00:00:00Z"';

const merged: BroughtDocument = {
  what: 'a table with a heading of two rows, merged across and down',
  file: '补贴资金分配表.docx',
  bytes: word(
    centred('补贴资金分配情况') +
      p('分配情况如下表：') +
      table(
        [cell('序号', begin), cell('乡镇', begin), cell('补贴', span(2)), cell('备注', begin)],
        [cell('', below), cell('', below), cell('面积（亩）'), cell('金额（万元）'), cell('', below)],
        [cell('1'), cell('柳溪镇', begin), cell('120.5'), cell(p('3.62') + p('（已拨）')), cell('')],
        [cell('2'), cell('', below), cell('88'), cell('2.64'), cell('')],
        [cell('合计', span(2)), cell('208.5'), cell('6.26'), cell('')],
      ) +
      p('特此说明。'),
  ),
  seen: [
    '补贴资金分配情况',
    '分配情况如下表：',
    ...'序号 乡镇 补贴 备注 面积（亩） 金额（万元） 1 柳溪镇 120.5 3.62（已拨） 2 88 2.64 合计 208.5 6.26'.split(' '),
    '特此说明。',
  ],
  told: [/表1\.xlsx/],
};

const nested: BroughtDocument = {
  what: 'a table in a table, and one without headings',
  file: '联系方式.docx',
  bytes: word(
    centred('办事窗口联系方式') +
      table(
        [cell('窗口'), cell('时间')],
        [cell('一号'), `<w:tc><w:tcPr/>${table([cell('上午'), cell('九点')])}<w:p/></w:tc>`],
      ),
  ),
  seen: ['办事窗口联系方式', '窗口', '时间', '一号', '上午', '九点'],
  told: [/1 个表中表/],
};

const boxes: BroughtDocument = {
  what: 'text boxes, content controls, fields, symbols, hyphens and breaks',
  file: '申报指南.docx',
  bytes: word(
    centred('项目申报指南') +
      p(run('正文在前') + box(p('文本框里的话'))) +
      `<w:sdt><w:sdtContent>${p('内容控件里的话')}</w:sdtContent></w:sdt>` +
      p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF 目录指令</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>见第5页</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ) +
      p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t><w:noBreakHyphen/><w:t>盖章</w:t><w:br/><w:t>换行之后</w:t></w:r>',
      ),
  ),
  seen: ['项目申报指南', '正文在前', '文本框里的话', '内容控件里的话', '见第5页', '☑同意-盖章', '换行之后'],
  never: ['目录指令'],
  told: [/文本框/],
};

const changed = (what: string, changes: 'accept' | 'reject', seen: string[], never: string[]): BroughtDocument => ({
  what,
  file: `修订稿-${changes}.docx`,
  bytes: word(
    centred('消防安全检查情况') +
      p(
        run('共检查') +
          `<w:del ${author}><w:r><w:delText>十二家</w:delText></w:r></w:del><w:ins ${author}>${run('二十家')}</w:ins>` +
          run('单位。'),
      ) +
      `<w:moveFrom ${author}>${p('移走的一段。')}</w:moveFrom>` +
      p('中间一段。') +
      `<w:moveTo ${author}>${p('移来的一段。')}</w:moveTo>`,
    { comments: `<w:comment w:id="1" w:author="某甲">${p('这里数字再核')}</w:comment>` },
  ),
  args: ['--changes', changes],
  seen,
  never: ['这里数字再核', '某甲', ...never],
  told: [/修订/, /批注/],
});

const hidden: BroughtDocument = {
  what: 'hidden words, comments, headers with marks and page numbers',
  file: '情况通报.docx',
  bytes: word(
    centred('安全生产情况通报') +
      p(run('公开的话。') + run('藏着的话。', '<w:vanish/>')) +
      styled('H', '整段藏着的话。') +
      p('又一段公开的话。'),
    {
      header: p('内部资料 注意保存'),
      comments: `<w:comment w:id="1" w:author="某乙">${p('不宜公开，请斟酌')}</w:comment>`,
      styles: '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>',
    },
  ),
  seen: ['安全生产情况通报', '公开的话。', '又一段公开的话。'],
  never: ['藏着的话', '不宜公开', '内部资料', '某乙'],
  told: [/隐藏/, /批注/, /页眉|内部资料/],
};

const notes: BroughtDocument = {
  what: 'footnotes, links and bold words',
  file: '政策解读.docx',
  bytes: word(
    centred('惠农政策解读') +
      p(`${run('补贴标准')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('不变。', '<w:b/>')}`) +
      p(`${run('详见')}<w:hyperlink r:id="out">${run('省政府网站')}</w:hyperlink>${run('。')}`),
    {
      footnotes: `<w:footnote w:id="2">${p('每亩98.6元')}</w:footnote>`,
      links: { out: 'https://www.sheng.gov.example/a' },
    },
  ),
  seen: ['惠农政策解读', '补贴标准[1]不变。', '详见省政府网站。', '[1] 每亩98.6元'],
};

/** Word files. The pictures are made when they are asked for. */
export async function wordDocuments(): Promise<BroughtDocument[]> {
  const pictured: BroughtDocument = {
    what: 'pictures with the place where they were taken, lying on their side',
    file: '开工现场.docx',
    bytes: word(
      centred('石桥水库开工') + p('开工现场如图。') + p(picture('photo-jpg', '施工车辆驶入现场')) + p('工期两年。'),
      { media: { 'photo.jpg': await photo(2400, 1200) } },
    ),
    seen: ['石桥水库开工', '开工现场如图。', '施工车辆驶入现场', '工期两年。'],
    never: ['PHONE'],
    told: [/拍摄地点/, /转正/],
  };
  return [
    ...numberedDocuments,
    merged,
    nested,
    boxes,
    changed(
      'tracked changes that are accepted',
      'accept',
      ['消防安全检查情况', '共检查二十家单位。', '中间一段。', '移来的一段。'],
      ['十二家', '移走的'],
    ),
    changed(
      'tracked changes that are rejected',
      'reject',
      ['消防安全检查情况', '共检查十二家单位。', '移走的一段。', '中间一段。'],
      ['二十家', '移来的'],
    ),
    hidden,
    notes,
    pictured,
  ];
}
