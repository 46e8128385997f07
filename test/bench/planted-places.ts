import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Given } from '../check/given.ts';
import { docx, pack, paragraph, run, wordPart, xlsx } from '../check/office.ts';

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${xml(text)}</t></is></c>`;
const row = (...cells: string[]) => `<row r="2">${cells.join('')}</row>`;
const text = (words: string) => paragraph(run(xml(words)));

/** Where it leaks: article, file name, text, csv, Word, Excel, PowerPoint. */
export const places: Record<string, (words: string) => Given> = {
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

/** The same of a PDF, whose font has no Chinese here. */
export const pdfPlaces: Record<string, (words: string) => Promise<Uint8Array>> = {
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
