import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readyFiles } from '../../scripts/add/ready.ts';
import { hasGps } from '../../scripts/check/exif.ts';
import { withoutPlace } from '../../scripts/check/film-place.ts';

const box = (type: string, content: Buffer) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};
const film = (...more: Buffer[]) =>
  Buffer.concat([box('ftyp', Buffer.from('isom0000isom')), box('moov', box('udta', Buffer.concat(more)))]);
const words = '+30.5000+110.2000+020.100/';
const quickTime = box('\xa9xyz', Buffer.concat([Buffer.from([0, words.length, 0x15, 0xc7]), Buffer.from(words)]));
const apple = box('meta', Buffer.from(`mdtacom.apple.quicktime.location.ISO6709\0\0\0data${words}`));
const threeGpp = box(
  'loci',
  Buffer.concat([Buffer.alloc(6), Buffer.from('Shiqiao\0\x01'), Buffer.from('001e8000006e3333', 'hex')]),
);

describe('the place of a film', () => {
  it.each([
    ['QuickTime', quickTime],
    ['Apple’s list', apple],
    ['3GPP', threeGpp],
  ])('as %s writes it is found by the check, and taken out by add without moving a byte', async (_, part) => {
    const bytes = film(part);
    expect(hasGps(bytes)).toBe(true);
    const made = await readyFiles(['v.mp4'], { read: async () => bytes, there: [], replace: false });
    expect(made).toMatchObject({ files: [{ name: 'v.mp4', changes: [{ key: 'picture-place' }] }] });
    const bare = 'files' in made ? (made.files[0]?.bytes ?? bytes) : bytes;
    expect([hasGps(bare), bare.length]).toEqual([false, bytes.length]);
    expect(Buffer.from(bare).includes('Shiqiao')).toBe(false);
    expect(Buffer.from(bare).includes(words)).toBe(false);
  });

  it('is none where words only look like one, and such a film keeps its bytes', () => {
    for (const part of [
      box('\xa9nam', Buffer.from(words)),
      Buffer.from('..loci..'),
      box('\xa9xyz', Buffer.from('none')),
    ]) {
      expect(hasGps(film(part))).toBe(false);
      expect(withoutPlace(film(part))).toBeNull();
    }
  });

  it('never grows a film or fails, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.constantFrom('loci', '\xa9xyz', 'location'), (noise, name) => {
        const bytes = Buffer.concat([Buffer.from(name, 'latin1'), noise]);
        const bare = withoutPlace(bytes);
        expect(bare === null || (bare.length === bytes.length && withoutPlace(bare) === null)).toBe(true);
      }),
    );
  });

  it('programs and pages are refused at once, not only by the check', async () => {
    const made = await readyFiles(['a.svg', 'b.exe'], {
      read: async () => Buffer.from('<svg/>'),
      there: [],
      replace: false,
    });
    expect(made).toMatchObject({ refused: [{ key: 'attachment-active' }, { key: 'attachment-active' }] });
  });
});
