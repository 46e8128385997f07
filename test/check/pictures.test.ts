import { describe, expect, it } from 'vitest';
import { attachmentTypes } from '../../scripts/check/attachment-types.ts';
import { attachments } from '../../scripts/check/attachments.ts';
import { documents } from '../../scripts/check/documents.ts';
import { hasGps } from '../../scripts/check/exif.ts';
import { pictureLocation } from '../../scripts/check/picture-location.ts';
import { pictures } from '../../scripts/check/pictures.ts';
import { findings, keys } from './given.ts';
import { pack } from './office.ts';

/** A JPEG's beginning with an EXIF block: one directory entry that points to a GPS directory with `entries` entries. */
function jpeg(entries: number | null, little = true): Uint8Array {
  const tiff = Buffer.alloc(40);
  tiff.write(little ? 'II*\0' : 'MM\0*', 'latin1');
  const u16 = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  u32(8, 4);
  u16(1, 8);
  u16(entries === null ? 0x0112 : 0x8825, 10);
  u16(4, 12);
  u32(1, 14);
  u32(26, 18);
  u16(entries ?? 0, 26);
  return Buffer.concat([
    Buffer.from('ffd8ffe10030', 'hex'),
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    Buffer.from('ffd9', 'hex'),
  ]);
}

describe('pictures', () => {
  const own = { pictures: 'own' };

  it('in the folder, described, with rights, pass', async () => {
    expect(await findings(pictures, { body: '![水库](a.png)', front: own, files: { 'a.png': 'x' } })).toEqual([]);
    const stated = { pictures: [{ file: '图.jpg', rights: 'licensed', credit: '某社' }] };
    expect(
      await findings(pictures, { body: '![水库](%E5%9B%BE.jpg)', front: stated, files: { '图.jpg': 'x' } }),
    ).toEqual([]);
  });

  it.each([
    ['a hot link (attacks 32)', '![水库](https://www.slt.gov.example/a.png)', 'picture-elsewhere'],
    ['a hot link without scheme', '![水库](//www.slt.gov.example/a.png)', 'picture-elsewhere'],
    ['a data address (attacks 32)', '![水库](data:image/png;base64,AAAA)', 'picture-elsewhere'],
    ['a path of the site', '![水库](/a.png)', 'picture-elsewhere'],
    ['a missing file', '![水库](b.png)', 'picture-missing'],
    ['a path upwards', '![水库](../b/a.png)', 'picture-missing'],
    ['a file that is no picture', '![水库](a.docx)', 'picture-type'],
    ['a picture without words', '![ ](a.png)', 'picture-alt'],
  ])('[C10.4] %s is refused', async (_, body, key) => {
    expect(await findings(pictures, { body, front: own, files: { 'a.png': 'x', 'a.docx': 'x' } })).toMatchObject([
      { key, severity: 'error', line: 20 },
    ]);
  });

  it.each(['a.png', 'a.jpg', 'film.mp4', 'talk.mp3'])(
    '[C10.4] %s without a statement of rights is refused',
    async (name) => {
      const front = { attachments: [{ file: name, title: '石桥水库' }] };
      expect(await findings(pictures, { front, files: { [name]: 'x' } })).toMatchObject([
        { key: 'picture-rights', file: name },
      ]);
    },
  );

  it.each(['film.mp4', 'talk.mp3'])('[C10.4] %s without a description is refused', async (name) => {
    const front = { pictures: 'own' };
    expect(await findings(pictures, { front, files: { [name]: 'x' } })).toMatchObject([
      { key: 'media-description', severity: 'error', file: name },
    ]);
    const described = { ...front, attachments: [{ file: name, title: '石桥水库开工现场' }] };
    expect(await findings(pictures, { front: described, files: { [name]: 'x' } })).toEqual([]);
  });

  it('[C10.4] a statement covers its own file only, and names its author when licensed', async () => {
    const front = {
      pictures: [
        { file: 'a.png', rights: 'licensed' },
        { file: 'c.png', rights: 'own' },
      ],
    };
    expect(keys(await findings(pictures, { front, files: { 'a.png': 'x', 'b.png': 'x' } }))).toEqual([
      'picture-rights',
      'picture-credit',
      'picture-named-missing',
    ]);
  });
});

describe('the place of a picture', () => {
  it.each([
    ['little-endian', jpeg(2)],
    ['big-endian', jpeg(2, false)],
    ['in XMP', Buffer.concat([jpeg(null), Buffer.from('<x exif:GPSLatitude="1"/>')])],
    ['in a PNG', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('eXIf'), jpeg(1).subarray(12)])],
  ])('[C10.2] %s is refused (attacks 75)', async (_, bytes) => {
    expect(await findings(pictureLocation, { files: { 'a.jpg': bytes } })).toMatchObject([
      { key: 'picture-gps', file: 'a.jpg' },
    ]);
  });

  it.each([
    ['no GPS', jpeg(null)],
    ['an empty GPS directory', jpeg(0)],
    ['a broken directory', jpeg(3).subarray(0, 30)],
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('II*\0exif:GPSLatitude')],
  ])('%s passes', (_, bytes) => {
    expect(hasGps(bytes)).toBe(false);
  });
});

describe('attachments', () => {
  const files = { '补助名单.xlsx': 'x', 'table.pdf': 'x' };

  it.each([
    '附件：补助名单.xlsx',
    '附件：1.补助名单',
    '附件：《补助名单》',
    '附件：1. 补助名单\n2. table',
    '详见[补助名单.xlsx](补助名单.xlsx)。',
    '请下载Table.PDF。',
    '附件：任务分工表\n\n任务分工表\n\n正文',
    '没有附件。',
  ])('%j passes', async (body) => {
    expect(await findings(attachments, { body, files })).toEqual([]);
  });

  it('their titles in the front matter count', async () => {
    const front = { attachments: [{ file: 'table.pdf', title: '2026年补助标准' }] };
    expect(await findings(attachments, { body: '附件：2026年补助标准', front, files })).toEqual([]);
  });

  it.each(['附件：清单.docx', '请下载清单.docx后填写', '附件：1.补助名单.xlsx\n2.清单.docx'])(
    '%j is refused: the file is missing',
    async (body) => {
      expect(await findings(attachments, { body, files })).toMatchObject([
        { key: 'attachment-missing', severity: 'error' },
      ]);
    },
  );

  it('an entry of the front matter without its file is refused', async () => {
    expect(
      await findings(attachments, { front: { attachments: [{ file: 'b.pdf', title: '表' }] }, files }),
    ).toMatchObject([{ field: 'attachments.0' }]);
  });

  it('a title that is found nowhere is a warning', async () => {
    expect(await findings(attachments, { body: '附件：专家组意见', files })).toMatchObject([
      { key: 'attachment-not-found', severity: 'warning' },
    ]);
  });
});

describe('types of attachments', () => {
  it.each([
    ['a program', 'a.exe', 'x', 'attachment-active'],
    ['a page', 'a.html', '<script>', 'attachment-active'],
    ['a drawing that can hold scripts', 'a.svg', '<svg/>', 'attachment-active'],
    ['a document with macros', 'a.docm', 'x', 'attachment-active'],
    ['a program under another name', 'a.txt', 'MZ\u0090', 'attachment-active'],
    ['a document that says it is a picture', 'a.jpg', 'PK\u0003\u0004', 'attachment-disguised'],
    ['text that says it is a PDF', 'a.pdf', 'x', 'attachment-disguised'],
  ])('%s is refused', async (_, name, content, key) => {
    expect(await findings(attachmentTypes, { files: { [name]: content } })).toMatchObject([
      { key, severity: 'error', file: name },
    ]);
  });

  it.each([
    ['a.png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a.jpg', jpeg(null)],
    ['a.webp', Buffer.from('RIFF0000WEBP')],
    ['a.gif', Buffer.from('GIF89a')],
    ['a.ofd', Buffer.from('PK')],
  ])('%s passes', async (name, content) => {
    expect(await findings(attachmentTypes, { files: { [name]: content } })).toEqual([]);
  });

  it.each(['IMG_1.HEIC', '图.heif', '照.dng'])('that no page can show is sent to qianfa add: %s', async (name) => {
    expect(keys(await findings(pictures, { front: { pictures: 'own' }, files: { [name]: 'x' } }))).toEqual([
      'picture-unready',
    ]);
  });
});

describe('the place of a picture inside an office file', () => {
  it.each([
    ['a.docx', { 'word/document.xml': '<w:document/>', 'word/media/image1.jpeg': jpeg(2) }],
    ['a.xlsx', { 'xl/workbook.xml': '<workbook/>', 'xl/media/image1.jpeg': jpeg(2, false) }],
    ['a.pptx', { 'ppt/presentation.xml': '<p/>', 'ppt/media/image1.jpeg': jpeg(2) }],
    ['a.docx', { 'word/document.xml': '<w:document/>', 'word/embeddings/b.xlsx': pack({ 'xl/media/c.jpg': jpeg(2) }) }],
    ['a.docx', { 'word/document.xml': '<w:document/>', 'word/media/image1.bin': jpeg(2) }],
  ])('[C10.2] %s is refused with it, whatever the picture is called (attacks 75)', async (name, parts) => {
    const found = await findings(documents, { files: { [name]: pack(parts) } });
    expect(found.filter(({ key }) => key === 'office-gps')).toMatchObject([{ severity: 'error', file: name }]);
  });

  it('is none in a picture without one', async () => {
    const files = { 'a.docx': pack({ 'word/document.xml': '<w:document/>', 'word/media/image1.jpeg': jpeg(0) }) };
    expect(keys(await findings(documents, { files }))).not.toContain('office-gps');
  });
});
