import { strToU8 } from 'fflate';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { documents } from '../../scripts/check/documents.ts';
import { idNumbers } from '../../scripts/check/id-numbers.ts';
import { marks } from '../../scripts/check/marks.ts';
import { mobileNumbers } from '../../scripts/check/mobile-numbers.ts';
import { findings, idNumber, keys } from './given.ts';

const mark = '机密★10年';
const id = idNumber();

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
      { file: 'a.pdf', field: 'list.txt' },
    ]);
    expect(keys(await findings(mobileNumbers, { files: { 'a.pdf': bytes } }))).toContain('mobile-number-asked');
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
