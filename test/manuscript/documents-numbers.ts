import type { BroughtDocument } from './brought.ts';
import { centred, type Levels, list, numbered, p, right, styled, word } from './word.ts';

const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const official: Levels = [
  ['chineseCountingThousand', '%1、', '<w:suff w:val="nothing"/>'],
  ['chineseCounting', '（%2）', '<w:suff w:val="nothing"/>'],
  ['decimal', '%3.'],
  ['decimal', '（%4）', '<w:suff w:val="nothing"/>'],
  ['decimalEnclosedCircleChinese', '%5', '<w:suff w:val="nothing"/>'],
];
const notice: BroughtDocument = {
  what: 'a notice with all five levels of official documents, document number, signature and date',
  file: '关于做好春耕备耕工作的通知.docx',
  bytes: word(
    centred('石桥县人民政府办公室文件') +
      centred('石政办发〔2026〕7号') +
      centred('关于做好2026年春耕备耕') +
      centred('工作的通知') +
      p('各乡镇人民政府，县政府各部门：') +
      [0, 1, 1, 2, 3, 4, 4, 0, 1].map((level, at) => numbered(1, level, `做好第${at + 1}项工作。`)).join('') +
      right('石桥县人民政府办公室') +
      right('2026年3月1日') +
      p('（此件公开发布）'),
    { numbering: list(0, official) + num(1, 0) },
  ),
  args: ['zcwj', '--kind', 'document', '--topic', '农业\\其他'],
  seen: [
    '关于做好2026年春耕备耕工作的通知',
    '石政办发〔2026〕7号',
    '各乡镇人民政府，县政府各部门：',
    '一、做好第1项工作。',
    '（一）做好第2项工作。',
    '（二）做好第3项工作。',
    '1. 做好第4项工作。',
    '（1）做好第5项工作。',
    '①做好第6项工作。',
    '②做好第7项工作。',
    '二、做好第8项工作。',
    '（一）做好第9项工作。',
    '石桥县人民政府办公室',
    '2026年3月1日',
    '（此件公开发布）',
  ],
  told: [/发文字号：石政办发〔2026〕7号/, /成文日期：2026-03-01/, /红头/],
};

const formats: [format: string, text: string, one: string, two: string][] = [
  ['chineseLegalSimplified', '%1、', '壹、', '贰、'],
  ['ideographTraditional', '%1、', '甲、', '乙、'],
  ['ideographZodiac', '%1．', '子．', '丑．'],
  ['ideographDigital', '%1、', '一、', '二、'],
  ['decimalZero', '%1.', '01. ', '02. '],
  ['decimalFullWidth', '%1．', '１．', '２．'],
  ['decimalEnclosedCircle', '%1', '① ', '② '],
  ['decimalEnclosedParen', '%1', '⑴ ', '⑵ '],
  ['decimalEnclosedFullstop', '%1', '⒈ ', '⒉ '],
  ['upperRoman', '%1.', 'I. ', 'II. '],
  ['lowerRoman', '(%1)', '(i) ', '(ii) '],
  ['upperLetter', '%1)', 'A) ', 'B) '],
  ['lowerLetter', '%1.', 'a. ', 'b. '],
  ['ordinal', '附表%1', '附表1. ', '附表2. '],
];
const everyFormat: BroughtDocument = {
  what: 'every style of automatic numbers, also begun anew and begun late',
  file: '编号样式.docx',
  bytes: word(
    centred('各类编号样式说明') +
      formats.map((_, at) => numbered(at + 1, 0, '甲事项') + numbered(at + 1, 0, '乙事项')).join('') +
      numbered(90, 0, '重新起编') +
      numbered(91, 0, '接着编'),
    {
      numbering:
        formats.map(([format, text], at) => list(at, [[format, text]])).join('') +
        list(90, [['decimal', '第%1条', '<w:suff w:val="space"/>']]) +
        formats.map((_, at) => num(at + 1, at)).join('') +
        num(90, 90, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride>') +
        num(91, 90),
    },
  ),
  seen: [
    '各类编号样式说明',
    ...formats.flatMap(([, , one, two]) => [`${one}甲事项`, `${two}乙事项`]),
    '第12条重新起编',
    '第13条接着编',
  ],
};

const regulation: BroughtDocument = {
  what: 'a regulation whose chapters and articles are numbered by styles',
  file: '管理办法.docx',
  bytes: word(
    styled('T', '石桥县农村供水管理办法') +
      styled('C', '总则') +
      styled('A', '为了加强农村供水管理，制定本办法。') +
      styled('A', '本办法适用于本县行政区域。') +
      styled('C', '附则') +
      styled('A', '本办法自公布之日起施行。'),
    {
      styles: [
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="条"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      ].join(''),
      numbering:
        list(0, [
          ['chineseCounting', '第%1章'],
          ['chineseCounting', '第%2条', '<w:lvlRestart w:val="0"/>'],
        ]) + num(1, 0),
    },
  ),
  seen: [
    '石桥县农村供水管理办法',
    '第一章总则',
    '第一条为了加强农村供水管理，制定本办法。',
    '第二条本办法适用于本县行政区域。',
    '第二章附则',
    '第三条本办法自公布之日起施行。',
  ],
};

const bullets: BroughtDocument = {
  what: 'bullets within numbers, and numbers typed by hand',
  file: '工作要点.docx',
  bytes: word(
    centred('2026年工作要点') +
      p('一、手工编的号') +
      p('1.手工编的小号，2.5倍不是编号') +
      numbered(1, 0, '圆点甲') +
      numbered(1, 1, '圆点乙') +
      p('*星号*、_下划线_、#井号、| 竖线、[方括号](圆括号)照样是字'),
    {
      numbering:
        list(0, [
          ['bullet', '●'],
          ['bullet', '○'],
        ]) + num(1, 0),
    },
  ),
  seen: [
    '2026年工作要点',
    '一、手工编的号',
    '1.手工编的小号，2.5倍不是编号',
    '圆点甲',
    '圆点乙',
    '*星号*、_下划线_、#井号、| 竖线、[方括号](圆括号)照样是字',
  ],
};

/** Word files whose numbers Word counts. */
export const numberedDocuments: readonly BroughtDocument[] = [notice, everyFormat, regulation, bullets];
