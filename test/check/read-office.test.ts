import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documents } from '../../scripts/check/documents.ts';
import { homeAddresses } from '../../scripts/check/home-addresses.ts';
import { idNumbers } from '../../scripts/check/id-numbers.ts';
import { marks } from '../../scripts/check/marks.ts';
import { findings, idNumber, keys } from './given.ts';
import { docx, pack, paragraph, run, wordPart } from './office.ts';

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
