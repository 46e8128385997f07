import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../scripts/manuscript/manuscript.ts';
import { readManuscript } from '../../scripts/manuscript/read.ts';
import { p, word } from './word.ts';

async function read(name: string, bytes: Uint8Array) {
  const made = await readManuscript(name, bytes, null);
  if ('refused' in made) throw new Error(made.refused.key);
  return made;
}
const lines = async (name: string, bytes: Uint8Array) =>
  (await read(name, bytes)).blocks.map((block) => (block.block === 'line' ? wordsOf(block) : block.block));
const refused = async (name: string, bytes: Uint8Array) => {
  const made = await readManuscript(name, bytes, null);
  return 'refused' in made ? made.refused.key : null;
};

describe('a PDF of several pages', () => {
  it('keeps figures that stand alone in the text, drops numbers of pages, and tells which pages are scans', async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    const page = (...texts: [text: string, top: number][]) => {
      const made = pdf.addPage([400, 600]);
      for (const [text, top] of texts) made.drawText(text, { x: 40, y: 600 - top, size: 16, font });
    };
    page(['2026', 60], ['Total', 90], ['350', 120], ['- 1 -', 570]);
    page();
    page(['3', 40], ['End', 100], ['120', 130]);
    const made = await read('a.pdf', await pdf.save());
    const texts = made.blocks.map((block) => (block.block === 'line' ? wordsOf(block) : ''));
    expect(texts.join(' ')).toBe('2026 Total 350 End 120');
    expect(made.lost).toContainEqual({ key: 'manuscript-bare-pages', params: { pages: '2', count: 1 } });
  });
});

describe('a manuscript is read by its type', () => {
  it('knows Word files whatever the case of their extension', async () => {
    expect(await lines('稿件.DOCX', word(p('正文')))).toEqual(['正文']);
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeff甲\r\n\r\n乙')],
    ['UTF-16 with its mark', Buffer.from('\ufeff甲\n乙', 'utf16le')],
    ['UTF-16 without its mark', Buffer.from('甲\n乙', 'utf16le')],
    ['GB 18030', Buffer.from([0xbc, 0xd7, 0x0a, 0xd2, 0xd2])],
  ])('reads plain text in %s', async (_, bytes) => {
    expect(await lines('a.txt', bytes)).toEqual(['甲', '乙']);
  });

  it('reads a page in the encoding that it names', async () => {
    const page = Buffer.concat([Buffer.from('<meta charset=big5><p>'), Buffer.from([0xa5, 0xd2])]);
    expect(await lines('a.htm', page)).toEqual(['甲']);
  });

  it.each([
    ['old Word files', '旧稿.doc', Buffer.from('d0cf11e0'), 'manuscript-type'],
    ['WPS files', '稿.wps', Buffer.from('x'), 'manuscript-type'],
    ['a file without a type', '稿件', Buffer.from('x'), 'manuscript-type'],
    ['a broken Word file', 'a.docx', Buffer.from('PK broken'), 'manuscript-broken'],
    ['a broken PDF', 'a.pdf', Buffer.from('%PDF-1.7 broken'), 'manuscript-broken'],
    ['bytes of no encoding', 'a.txt', Buffer.from([0xff, 0xff, 0x00, 0x81]), 'manuscript-encoding'],
  ])('refuses %s with what to do', async (_, name, bytes, key) => {
    expect(await refused(name, bytes)).toBe(key);
  });
});

describe('a PDF', () => {
  async function pdf(
    draw: (page: ReturnType<PDFDocument['addPage']>, font: Awaited<ReturnType<PDFDocument['embedFont']>>) => void,
  ) {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    draw(document.addPage([600, 800]), font);
    return document.save();
  }

  it('gives its text with the lines of a paragraph joined, and is attached itself', async () => {
    const bytes = await pdf((page, font) => {
      const at = (text: string, x: number, y: number) => page.drawText(text, { x, y, size: 12, font });
      at('Notice of Works', 290, 760);
      at('The works begin on Monday and all roads in the town will be closed for the whole week, as was', 84, 730);
      at('decided.', 60, 712);
      at('A second paragraph begins here with an indent and ends on the very same line as all the others', 84, 694);
      at('- 3 -', 290, 40);
    });
    const made = await read('scan.pdf', bytes);
    expect(made.blocks).toMatchObject([{ align: 'centre' }, { align: 'left' }, { align: 'left' }]);
    expect(await lines('scan.pdf', bytes)).toEqual([
      'Notice of Works',
      'The works begin on Monday and all roads in the town will be closed for the whole week, as was decided.',
      'A second paragraph begins here with an indent and ends on the very same line as all the others',
    ]);
    expect(made.files.map(({ name }) => name)).toEqual(['scan.pdf']);
    expect(made.lost.map(({ key }) => key)).toEqual(['manuscript-pages']);
  });

  it('without a text layer is attached and asks for the text', async () => {
    const made = await read('scan.pdf', await pdf(() => undefined));
    expect(made.blocks).toEqual([]);
    expect(made.lost.map(({ key }) => key)).toEqual(['manuscript-scan']);
  });
});
