import { PDFDocument, StandardFonts } from 'pdf-lib';
import { bankCard, type Given, idNumber } from '../check/given.ts';
import { docx, pack, paragraph, run, wordPart, xlsx } from '../check/office.ts';

/** Private data as people write it, and where it leaks. All of it is made up by a seed; no form is taken from the rules. */
export type Sort = 'id' | 'mobile' | 'card' | 'address';

export interface Planted {
  sort: Sort;
  form: string;
  place: string;
  given: Given;
}

type Random = () => number;

/** Mulberry32: the same seed gives the same items everywhere. */
function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const digits = (random: Random, length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const spelled = (text: string, signs: string) => text.replace(/\d/g, (digit) => signs.charAt(Number(digit)));
const two = (value: number) => String(value).padStart(2, '0');

function idOf(random: Random): string {
  const region = pick(random, ['110101', '341021', '350102', '440305', '510104', '650102', '330106', '420111']);
  const birthday = `${1940 + Math.floor(random() * 70)}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`;
  return idNumber(region, birthday, digits(random, 3));
}

const mobileOf = (random: Random) =>
  `1${pick(random, ['38', '39', '50', '59', '77', '86', '88', '99'])}${digits(random, 8)}`;
const cardOf = (random: Random) =>
  bankCard(
    `${pick(random, ['621700', '622848', '621226', '623058', '622202'])}${digits(random, 6)}`,
    pick(random, [16, 19]),
  );

const name = (random: Random) => pick(random, ['张某某', '李某', '欧阳某', '阿依某', '王小某', '陈某']);

/** How each sort is written; those marked Latin can stand in a PDF of this bench. */
const forms: Record<Sort, Record<string, (random: Random) => string>> = {
  id: {
    latin: idOf,
    'latin lower x': (r) => idOf(r).toLowerCase(),
    'latin in three groups': (r) => idOf(r).replace(/^(\d{6})(\d{8})(.{4})$/, '$1 $2 $3'),
    'latin hyphened': (r) => idOf(r).replace(/^(\d{6})(\d{8})(.{4})$/, '$1-$2-$3'),
    'latin query': (r) => `https://x.gov.example/q?sfzh=${idOf(r)}&t=1`,
    labelled: (r) => `身份证号：${idOf(r)}`,
    'between names': (r) => `${name(r)}${idOf(r)}${name(r)}`,
    'in brackets': (r) => `${name(r)}（${idOf(r)}）`,
    wide: (r) => wide(idOf(r)),
    'Chinese numerals': (r) => spelled(idOf(r), '〇一二三四五六七八九'),
    'capital numerals': (r) => spelled(idOf(r), '零壹贰叁肆伍陆柒捌玖'),
    'fifteen digits': (r) => `身份证号码 ${idOf(r).replace(/^(\d{6})\d\d(\d{9}).$/, '$1$2')}`,
    'with a slip': (r) => `公民身份号码：${idOf(r).slice(0, 17)}${'X'}`,
    'after a comma': (r) => `${name(r)},男,汉族,${idOf(r)},群众`,
    'zero width': (r) => `证件号 ${idOf(r).replace(/^(.{9})/, '$1\u200b')}`,
  },
  mobile: {
    latin: mobileOf,
    'latin spaced': (r) => mobileOf(r).replace(/^(\d{3})(\d{4})/, '$1 $2 '),
    'latin hyphened': (r) => mobileOf(r).replace(/^(\d{3})(\d{4})/, '$1-$2-'),
    'latin dotted': (r) => mobileOf(r).replace(/^(\d{3})(\d{4})/, '$1.$2.'),
    'latin two groups': (r) => mobileOf(r).replace(/^(\d{3})/, '$1 '),
    'latin country': (r) => `+86 ${mobileOf(r)}`,
    'latin country in brackets': (r) => `(+86)${mobileOf(r)}`,
    'latin mail': (r) => `${mobileOf(r)}@mail.example`,
    labelled: (r) => `联系电话：${mobileOf(r)}（微信同号）`,
    'after an office number': (r) => `0559-8213344、${mobileOf(r)}`,
    'after a slash': (r) => `8213344/${mobileOf(r)}`,
    'in brackets': (r) => `${name(r)}（${mobileOf(r)}）`,
    'between names': (r) => `${name(r)}${mobileOf(r)}${name(r)}`,
    wide: (r) => wide(mobileOf(r)),
    'Chinese numerals': (r) => spelled(mobileOf(r), '〇一二三四五六七八九'),
    'read out': (r) => spelled(mobileOf(r), '零幺二三四五六七八九'),
  },
  card: {
    latin: cardOf,
    'latin in fours': (r) => cardOf(r).replace(/(\d{4})(?=\d)/g, '$1 '),
    'latin hyphened': (r) => cardOf(r).replace(/(\d{4})(?=\d)/g, '$1-'),
    labelled: (r) => `银行卡号：${cardOf(r)}`,
    'with its bank': (r) => `农商行 ${cardOf(r)} ${name(r)}`,
    'account of a person': (r) => `${name(r)}，账号：${cardOf(r)}`,
    wide: (r) => wide(cardOf(r)),
  },
  address: {
    'village and group': (r) => `雄村镇柘岱村${pick(r, ['三', '5', '十二'])}组${1 + Math.floor(r() * 90)}号`,
    'village, natural village and number': (r) => `住址：王村镇米滩村上屋自然村${1 + Math.floor(r() * 90)}号`,
    'house, stair, room': (r) =>
      `练江新村${1 + Math.floor(r() * 30)}栋${1 + Math.floor(r() * 4)}单元${1 + Math.floor(r() * 9)}02室`,
    'building, room': (r) => `东门花园${1 + Math.floor(r() * 30)}号楼${1 + Math.floor(r() * 9)}03`,
    'by hyphens': (r) => `幸福小区${1 + Math.floor(r() * 20)}-${1 + Math.floor(r() * 4)}-${1 + Math.floor(r() * 9)}01`,
    'street and room': (r) =>
      `紫阳路${1 + Math.floor(r() * 200)}号${1 + Math.floor(r() * 4)}单元${1 + Math.floor(r() * 9)}04室`,
    'home in words': (r) => `家住解放街${1 + Math.floor(r() * 200)}号`,
    'registered home': (r) => `户籍地址：清溪县坑口乡阳产村${1 + Math.floor(r() * 20)}组`,
    'living now': (r) => `现住徽州花园${1 + Math.floor(r() * 20)}幢${1 + Math.floor(r() * 9)}05室`,
    lane: (r) => `斗山街${1 + Math.floor(r() * 60)}弄${1 + Math.floor(r() * 30)}号${1 + Math.floor(r() * 6)}01室`,
  },
};

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${xml(text)}</t></is></c>`;
const row = (...cells: string[]) => `<row r="2">${cells.join('')}</row>`;
const text = (words: string) => paragraph(run(xml(words)));

/** Where it leaks: article, file name, text, csv, Word, Excel, PowerPoint. */
const places: Record<string, (words: string) => Given> = {
  paragraph: (words) => ({ body: `经审核，现将有关情况公示如下。\n\n${words}，情况属实，特此公示。` }),
  table: (words) => ({ body: `|序号|姓名|备注|\n|-|-|-|\n|1|某甲|${words}|\n|2|某乙|无|` }),
  list: (words) => ({ body: `- 某甲\n- 某乙 ${words}\n- 某丙` }),
  title: (words) => ({ front: { title: `关于${words}有关情况的说明` } }),
  'link text': (words) => ({ body: `详见[${words}](https://www.qingyuan.example/1)` }),
  'file name': (words) => ({ files: { [`附表_${words.replace(/[\\/:*?"<>|]/g, '_')}.txt`]: '正文' } }),
  txt: (words) => ({ files: { 'a.txt': `序号\t备注\n1\t${words}\n` } }),
  csv: (words) => ({ files: { 'a.csv': `序号,备注\n1,"${words}"\n` } }),
  'docx by single characters': (words) => ({
    files: { 'a.docx': docx(paragraph(...[...words].map((sign) => run(xml(sign))))) },
  }),
  'docx table': (words) => ({
    files: { 'a.docx': docx(`<w:tbl><w:tr><w:tc>${text('某甲')}</w:tc><w:tc>${text(words)}</w:tc></w:tr></w:tbl>`) },
  }),
  'docx comment': (words) => ({
    files: {
      'a.docx': docx(text('正文'), {
        'word/comments.xml': wordPart('comments', `<w:comment w:id="1">${text(words)}</w:comment>`),
      }),
    },
  }),
  'docx footnote': (words) => ({
    files: {
      'a.docx': docx(text('正文'), {
        'word/footnotes.xml': wordPart('footnotes', `<w:footnote w:id="1">${text(words)}</w:footnote>`),
      }),
    },
  }),
  'docx header': (words) => ({
    files: { 'a.docx': docx(text('正文'), { 'word/header1.xml': wordPart('hdr', text(words)) }) },
  }),
  'docx hidden text': (words) => ({
    files: { 'a.docx': docx(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${xml(words)}</w:t></w:r></w:p>`) },
  }),
  'docx deleted text': (words) => ({
    files: { 'a.docx': docx(`<w:p><w:del><w:r><w:delText>${xml(words)}</w:delText></w:r></w:del></w:p>`) },
  }),
  'docx text box': (words) => ({
    files: { 'a.docx': docx(`<w:p><w:r><w:pict><w:txbxContent>${text(words)}</w:txbxContent></w:pict></w:r></w:p>`) },
  }),
  'docx property': (words) => ({
    files: { 'a.docx': docx(text('正文'), { 'docProps/core.xml': `<c><dc:subject>${xml(words)}</dc:subject></c>` }) },
  }),
  'xlsx shared string': (words) => ({
    files: { 'a.xlsx': xlsx({ 名单: '<row r="2"><c r="B2" t="s"><v>0</v></c></row>' }, [xml(words)]) },
  }),
  'xlsx left-over string': (words) => ({ files: { 'a.xlsx': xlsx({ 名单: row(cell('A2', '某甲')) }, [xml(words)]) } }),
  'xlsx hidden sheet': (words) => ({
    files: { 'a.xlsx': xlsx({ 名单: row(cell('A2', '某甲')), 底稿: row(cell('B2', words)) }) },
  }),
  'xlsx hidden column': (words) => ({
    files: {
      'a.xlsx': xlsx({
        名单: `</sheetData><cols><col min="3" max="3" hidden="1"/></cols><sheetData>${row(cell('C2', words))}`,
      }),
    },
  }),
  'xlsx formula': (words) => ({
    files: { 'a.xlsx': xlsx({ 名单: `<row r="2"><c r="B2" t="str"><f>A2&amp;C2</f><v>${xml(words)}</v></c></row>` }) },
  }),
  'xlsx comment': (words) => ({
    files: {
      'a.xlsx': xlsx({ 名单: row(cell('A2', '某甲')) }, [], {
        'xl/comments1.xml': `<comments><commentList><comment ref="A2"><text><r><t>${xml(words)}</t></r></text></comment></commentList></comments>`,
      }),
    },
  }),
  'xlsx threaded comment': (words) => ({
    files: {
      'a.xlsx': xlsx({ 名单: row(cell('A2', '某甲')) }, [], {
        'xl/threadedComments/threadedComment1.xml': `<ThreadedComments><threadedComment ref="A2"><text>${xml(words)}</text></threadedComment></ThreadedComments>`,
      }),
    },
  }),
  pptx: (words) => ({
    files: { 'a.pptx': pack({ 'ppt/slides/slide1.xml': `<s><a:p><a:r><a:t>${xml(words)}</a:t></a:r></a:p></s>` }) },
  }),
  'pptx notes': (words) => ({
    files: {
      'a.pptx': pack({
        'ppt/slides/slide1.xml': '<s/>',
        'ppt/notesSlides/notesSlide1.xml': `<s><a:p><a:r><a:t>${xml(words)}</a:t></a:r></a:p></s>`,
      }),
    },
  }),
};

async function pdf(lines: readonly string[], more: (document: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage();
  for (const [index, line] of lines.entries()) page.drawText(line, { x: 40, y: 700 - index * 16, size: 11, font });
  more(document);
  return document.save();
}

const pdfPlaces: Record<string, (words: string) => Promise<Uint8Array>> = {
  'pdf line': (words) => pdf(['List of persons', `No. 1 ${words} yes`]),
  'pdf property': (words) =>
    pdf(['List of persons, published by the county'], (document) => document.setSubject(words)),
  'pdf form': (words) =>
    pdf(['Form of application, to be handed in'], (document) => {
      const field = document.getForm().createTextField('a');
      field.setText(words);
      field.addToPage(document.getPage(0), { x: 40, y: 600, width: 400, height: 20 });
    }),
};

/** What Excel keeps of a number: fifteen digits, then noughts. */
const asNumber = (sort: Sort, random: Random) => {
  const number =
    sort === 'id' ? idOf(random).replace('X', '0') : sort === 'mobile' ? mobileOf(random) : bankCard('621700', 19);
  return String(Number(number).toExponential()).toUpperCase().replace('E+', 'E+');
};

/** `count` items of a seed: every sort, form and place, drawn at random, and each sort of number as Excel stores numbers. */
export async function planted(seed: number, count: number): Promise<Planted[]> {
  const random = randomOf(seed);
  const items: Planted[] = [];
  for (let index = 0; index < count; index += 1) {
    const sort = pick(random, ['id', 'id', 'mobile', 'mobile', 'card', 'address'] as const);
    const [form, write] = pick(random, Object.entries(forms[sort]));
    const words = write(random);
    const lot = random();
    if (form.startsWith('latin') && lot < 0.3) {
      const [place, draw] = pick(random, Object.entries(pdfPlaces));
      items.push({ sort, form, place, given: { files: { 'a.pdf': await draw(words) } } });
    } else if (sort !== 'address' && lot > 0.93) {
      const value = asNumber(sort, random);
      const rows = `<row r="2"><c r="B2"><v>${value}</v></c></row>`;
      items.push({ sort, form: 'number', place: 'xlsx number', given: { files: { 'a.xlsx': xlsx({ 名单: rows }) } } });
    } else {
      const [place, put] = pick(random, Object.entries(places));
      items.push({ sort, form, place, given: put(words) });
    }
  }
  return items;
}
