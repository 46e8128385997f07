import { strToU8 } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { bankCards } from '../../scripts/check/bank-cards.ts';
import { documents } from '../../scripts/check/documents.ts';
import { homeAddresses } from '../../scripts/check/home-addresses.ts';
import { idNumbers } from '../../scripts/check/id-numbers.ts';
import { marks } from '../../scripts/check/marks.ts';
import { mobileNumbers } from '../../scripts/check/mobile-numbers.ts';
import { bankCard, findings, idNumber, keys } from './given.ts';
import { docx, pack, paragraph, run, wordPart, xlsx } from './office.ts';

const mark = '机密★10年';
const id = idNumber();

describe('Word files', () => {
  const inserted = `<w:ins>${run(mark)}</w:ins>`;
  const deleted = `<w:del><w:r><w:delText>${mark}</w:delText></w:r></w:del>`;
  const box = `<w:r><w:pict><w:txbxContent>${paragraph(run(mark))}</w:txbxContent></w:pict></w:r>`;
  it.each([
    ['body', docx(paragraph(run(mark)))],
    ['body, cut into runs', docx(paragraph(run('机'), run('密'), run('★10'), run('年')))],
    ['table', docx(`<w:tbl><w:tr><w:tc>${paragraph(run(mark))}</w:tc></w:tr></w:tbl>`)],
    ['tracked insertion', docx(paragraph(inserted))],
    ['tracked deletion', docx(paragraph(deleted))],
    ['text box', docx(paragraph(run('正文'), box))],
    ['header', docx('', { 'word/header1.xml': wordPart('hdr', paragraph(run(mark))) })],
    ['footer', docx('', { 'word/footer2.xml': wordPart('ftr', paragraph(run(mark))) })],
    [
      'comment',
      docx('', { 'word/comments.xml': wordPart('comments', `<w:comment>${paragraph(run(mark))}</w:comment>`) }),
    ],
    ['footnote', docx('', { 'word/footnotes.xml': wordPart('footnotes', paragraph(run(mark))) })],
    ['core properties', docx('', { 'docProps/core.xml': `<cp:core><dc:title>${mark}</dc:title></cp:core>` })],
    ['app properties', docx('', { 'docProps/app.xml': `<Properties><Company>${mark}</Company></Properties>` })],
    [
      'custom properties',
      docx('', { 'docProps/custom.xml': `<Properties><property><v:l>${mark}</v:l></property></Properties>` }),
    ],
    ['alternative text', docx(paragraph(`<w:r><w:drawing><wp:docPr descr="${mark}"/></w:drawing></w:r>`))],
    ['hidden text', docx(paragraph(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>${mark}</w:t></w:r>`))],
    ['part with a name of its own', docx('', { 'word/afchunk9.xml': wordPart('document', paragraph(run(mark))) })],
  ])('[A5.2.2] a mark in the %s is refused (attacks 56)', async (_, bytes) => {
    const found = await findings(marks, { files: { '附件.docx': bytes } });
    expect(found).toMatchObject([{ key: 'classification-mark', file: '附件.docx' }]);
    expect(found[0]?.field).toBeTruthy();
  });

  it('[C10.2] give ID numbers, homes and cards away nowhere', async () => {
    const row = (...cells: string[]) =>
      `<w:tr>${cells.map((text) => `<w:tc>${paragraph(run(text))}</w:tc>`).join('')}</w:tr>`;
    const bytes = docx(
      `<w:tbl>${row('姓名', '家庭住址')}${row('某甲', '李家村3组')}</w:tbl>${paragraph(run(id.slice(0, 9)), run(id.slice(9)))}`,
    );
    expect(keys(await findings(idNumbers, { files: { 'a.docx': bytes } }))).toEqual(['id-number']);
    expect(keys(await findings(homeAddresses, { files: { 'a.docx': bytes } }))).toEqual(['home-address']);
  });

  it('are read to the second document inside', async () => {
    const inner = docx(paragraph(run(mark)));
    const outer = docx(paragraph(run('文')), { 'word/embeddings/a.docx': inner });
    expect(await findings(marks, { files: { 'a.docx': outer } })).toMatchObject([
      { file: 'a.docx', field: expect.stringContaining('embeddings/a.docx') },
    ]);
  });

  it.each([
    ['macros', { 'word/vbaProject.bin': 'x' }, 'office-macro', 'error'],
    ['a program', { 'word/embeddings/setup.exe': 'x' }, 'office-program', 'error'],
    ['a program under another name', { 'word/embeddings/a.bin': 'MZ..' }, 'office-program', 'error'],
    ['an object', { 'word/embeddings/oleObject1.bin': 'x' }, 'unread-object', 'unchecked'],
    ['nothing but pictures', { 'word/media/image1.png': 'x' }, 'unread-pictures-only', 'unchecked'],
  ])('with %s are not passed in silence', async (_, parts, key, severity) => {
    expect(await findings(documents, { files: { 'a.docx': docx('', parts) } })).toMatchObject([{ key, severity }]);
  });

  it.each([
    ['broken bytes', strToU8('PK\u0003\u0004 nothing'), 'unread-broken'],
    ['broken XML', docx('<w:p>'), 'unread-broken'],
    ['a document type', pack({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'unread-broken'],
    ['a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'unread-encrypted'],
  ])('with %s are reported 机器未检', async (_, bytes, key) => {
    expect(await findings(documents, { files: { 'a.docx': bytes } })).toMatchObject([{ key, severity: 'unchecked' }]);
  });

  it('that unpack to too much, or hold too many files, are refused with the limit (attacks 54)', async () => {
    const bomb = docx('', { 'word/media/a.xml': new Uint8Array(65 * 2 ** 20) });
    expect(await findings(documents, { files: { 'a.docx': bomb } })).toMatchObject([
      { key: 'zip-megabytes', severity: 'error', params: { limit: 64 } },
    ]);
    const many = pack(Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`a${index}.xml`, ''])));
    expect(await findings(documents, { files: { 'a.docx': many } })).toMatchObject([
      { key: 'zip-entries', severity: 'error', params: { limit: 5000 } },
    ]);
  });

  it('that lie about their size do not inflate past it', async () => {
    const bytes = docx(paragraph(run('长'.repeat(100_000))));
    const lying = Buffer.from(bytes);
    const at = lying.indexOf('PK\u0001\u0002', 0, 'latin1');
    lying.writeUInt32LE(10, at + 24);
    expect(await findings(documents, { files: { 'a.docx': lying } })).toMatchObject([{ key: 'unread-broken' }]);
  });
});

describe('Excel files', () => {
  const cell = (at: string, value: string, type = '') =>
    `<c r="${at}"${type === '' ? '' : ` t="${type}"`}><v>${value}</v></c>`;
  const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;

  it('[C10.2] are read cell by cell, hidden sheets too, with sheet and cell named', async () => {
    const bytes = xlsx({ 名单: row(cell('A1', '0', 's')), 底稿: row(cell('B5', '1', 's')) }, ['姓名', id]);
    expect(await findings(idNumbers, { files: { '名单.xlsx': bytes } })).toMatchObject([
      { file: '名单.xlsx', field: '底稿!B5' },
    ]);
  });

  it('[C10.2] mobile numbers stored as numbers are found, in scientific notation too', async () => {
    const bytes = xlsx({ 名单: row(cell('A1', '13800001111'), cell('B1', '1.3800002222E10')) });
    expect(await findings(mobileNumbers, { files: { 'a.xlsx': bytes } })).toHaveLength(2);
  });

  it('[C10.2] ID numbers stored as numbers have lost their last digits and are found by region and birthday', async () => {
    const bytes = xlsx({
      名单: row(cell('A1', String(Number(idNumber('350102', '19900307', '123').slice(0, 15)) * 1000))),
    });
    expect(keys(await findings(idNumbers, { files: { 'a.xlsx': bytes } }))).toEqual(['id-number']);
  });

  it('[C10.2] cards stored as numbers are found by their prefix', async () => {
    const bytes = xlsx({ 名单: row(cell('A1', `${bankCard().slice(0, 15)}0000`)) });
    expect(keys(await findings(bankCards, { files: { 'a.xlsx': bytes } }))).toEqual(['bank-card']);
  });

  it('[C10.2] homes are found by the heading of their column', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const bytes = xlsx({
      名单: row(text('A1', '家庭住址')) + row(text('A2', '李家村3组')) + row(text('B2', '李家村4组')),
    });
    expect(await findings(homeAddresses, { files: { 'a.xlsx': bytes } })).toMatchObject([{ field: '名单!A2' }]);
  });

  it.each([
    [
      'a comment',
      xlsx({ a: '' }, [], {
        'xl/comments1.xml': `<comments><comment><text><r><t>机密</t></r><r><t>★10年</t></r></text></comment></comments>`,
      }),
    ],
    ['a name of a sheet', xlsx({ [mark]: '' })],
    [
      'a defined name',
      xlsx({ a: '' }, [], { 'xl/workbook2.xml': `<workbook><definedName name="a">${mark}</definedName></workbook>` }),
    ],
    ['a text that no cell shows any more', xlsx({ a: '' }, [mark])],
    ['a formula’s result', xlsx({ a: row(cell('A1', mark, 'str')) })],
    ['a chart', xlsx({ a: '' }, [], { 'xl/charts/chart1.xml': `<c:chart><c:v>${mark}</c:v></c:chart>` })],
    ['a pivot cache', xlsx({ a: '' }, [], { 'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="${mark}"/></r>` })],
    [
      'a printed header',
      xlsx({ a: '' }, [], {
        'xl/worksheets/sheet9.xml': `<worksheet><headerFooter><oddHeader>${mark}</oddHeader></headerFooter></worksheet>`,
      }),
    ],
  ])('[A5.2.2] a mark in %s is refused (attacks 56)', async (_, bytes) => {
    expect(keys(await findings(marks, { files: { 'a.xlsx': bytes } }))).toEqual(['classification-mark']);
  });
});

describe('slides', () => {
  it('[A5.2.2] are read with their notes', async () => {
    const slide = `<p:sld><a:p><a:r><a:t>机密</a:t></a:r><a:r><a:t>★10年</a:t></a:r></a:p></p:sld>`;
    const bytes = pack({ 'ppt/slides/slide1.xml': slide, 'ppt/notesSlides/notesSlide1.xml': slide });
    expect(await findings(marks, { files: { 'a.pptx': bytes } })).toHaveLength(2);
  });
});

describe('PDF files', () => {
  async function pdf(
    text: string,
    change: (document: PDFDocument) => void | Promise<void> = () => {},
  ): Promise<Uint8Array> {
    const document = await PDFDocument.create();
    const page = document.addPage();
    page.drawText(text, { font: await document.embedFont(StandardFonts.Helvetica), size: 12 });
    await change(document);
    return document.save();
  }
  const long = 'An ordinary page with more than twenty characters.';

  it('[C10.2] are read page by page', async () => {
    const bytes = await pdf(`${long} ${id}`);
    expect(await findings(idNumbers, { files: { 'a.pdf': bytes } })).toMatchObject([
      { file: 'a.pdf', field: 'page 1' },
    ]);
    expect(await findings(documents, { files: { 'a.pdf': bytes } })).toEqual([]);
  });

  it('[A5.2.2] give marks in their properties away (attacks 56)', async () => {
    const bytes = await pdf(long, (document) => document.setSubject(mark));
    expect(await findings(marks, { files: { 'a.pdf': bytes } })).toMatchObject([{ field: 'properties' }]);
  });

  it('[C10.2] give files inside and form fields away', async () => {
    const bytes = await pdf(long, async (document) => {
      await document.attach(strToU8(id), 'list.txt', { mimeType: 'text/plain' });
      document.getForm().createTextField('telephone').addToPage(document.getPage(0));
      document.getForm().getTextField('telephone').setText('13800001111');
    });
    expect(await findings(idNumbers, { files: { 'a.pdf': bytes } })).toMatchObject([
      { file: 'a.pdf', field: 'list.txt › ' },
    ]);
    expect(keys(await findings(mobileNumbers, { files: { 'a.pdf': bytes } }))).toContain('mobile-number');
  });

  it('with a page without text are 机器未检, the page named (attacks 75)', async () => {
    const bytes = await pdf(long, (document) => {
      document.addPage();
    });
    expect(await findings(documents, { files: { 'a.pdf': bytes } })).toMatchObject([
      { key: 'unread-page', severity: 'unchecked', field: 'page 2' },
    ]);
  });

  it('that are broken are 机器未检', async () => {
    expect(await findings(documents, { files: { 'a.pdf': '%PDF-1.7 nothing' } })).toMatchObject([
      { key: 'unread-broken' },
    ]);
  });
});

describe('other files', () => {
  it('[C10.2] text is read by lines, in GB 18030 too', async () => {
    expect(await findings(idNumbers, { files: { 'a.txt': `一\n${id}` } })).toMatchObject([{ line: 2 }]);
    const gb = new Uint8Array([...Buffer.from('c3dcbcb6', 'hex'), ...strToU8(id)]);
    expect(await findings(idNumbers, { files: { 'a.txt': gb } })).toHaveLength(1);
  });

  it('[C10.2] tables in text are read by cells', async () => {
    const bytes = `姓名,住址,手机\n某甲,"李家村3组",13800001111\n`;
    expect(await findings(mobileNumbers, { files: { 'a.csv': bytes } })).toMatchObject([{ field: 'R2C3', line: 2 }]);
    expect(await findings(homeAddresses, { files: { 'a.csv': bytes } })).toMatchObject([{ field: 'R2C2' }]);
  });

  it('in no known encoding are 机器未检', async () => {
    expect(await findings(documents, { files: { 'a.txt': new Uint8Array([0xff, 0x80, 0x00, 0xff]) } })).toMatchObject([
      { key: 'unread-encoding' },
    ]);
  });

  it.each(['a.ofd', 'a.wps', 'a.doc', 'a.xls', 'a.et', 'a.zip', 'a.rar', 'a.7z', 'a.rtf', 'a'])(
    '%s is 机器未检 (attacks 75)',
    async (name) => {
      expect(await findings(documents, { files: { [name]: 'x' } })).toMatchObject([
        { key: 'unread-type', severity: 'unchecked', file: name },
      ]);
    },
  );

  it('pictures, sound and film that the text does not show are 机器未检', async () => {
    const files = { 'shown.png': 'x', 'scan.jpg': 'x', 'talk.mp3': 'x' };
    expect(await findings(documents, { body: '![水库](shown.png)', files })).toMatchObject([
      { file: 'scan.jpg' },
      { file: 'talk.mp3' },
    ]);
  });
});
