import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { hasGps } from '../../scripts/check/exif.ts';
import { isPicture, readyPicture } from '../../scripts/manuscript/picture.ts';
import { heic, photo } from './camera.ts';

async function ready(name: string, bytes: Uint8Array) {
  const made = await readyPicture(name, bytes);
  if ('refused' in made) throw new Error(made.refused.key);
  const { width, height, exif, orientation, format } = await sharp(made.bytes).metadata();
  return {
    name: made.name,
    bytes: made.bytes,
    keys: made.changes.map(({ key }) => key),
    width,
    height,
    exif,
    orientation,
    format,
  };
}
const colourAt = async (bytes: Uint8Array, left: number, top: number) => [
  ...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
];

describe('a picture before it is signed', () => {
  it('is turned upright, shrunk, and freed of place, time and camera; what was done is said', async () => {
    const bytes = await photo(2400, 1200);
    expect(hasGps(bytes)).toBe(true);
    const made = await ready('现场.JPG', bytes);
    expect(made).toMatchObject({
      name: '现场.jpg',
      width: 1200,
      height: 2400,
      exif: undefined,
      orientation: undefined,
    });
    expect(made.keys).toEqual(['picture-turned', 'picture-place', 'picture-stripped', 'picture-size']);
    expect(hasGps(made.bytes)).toBe(false);
    expect(Buffer.from(made.bytes).includes('PHONE')).toBe(false);
    // Turned by a quarter, the left half lies above.
    const [red = 0, , blue = 0] = await colourAt(made.bytes, 600, 100);
    expect(blue).toBeGreaterThan(red);
  });

  it('is no wider than pages need; a tall one keeps its height', async () => {
    const wide = await ready('宽.jpg', await photo(4000, 1000, { orientation: 1, gps: false }));
    expect(wide).toMatchObject({ width: 1920, height: 480 });
    expect(wide.keys).toContain('picture-shrunk');
    const tall = await sharp({ create: { width: 800, height: 6000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await ready('长图.png', tall)).toMatchObject({ width: 800, height: 6000, keys: [] });
  });

  it('of a phone (HEIC) becomes JPEG', async () => {
    const made = await ready('IMG_0001.HEIC', heic);
    expect(made).toMatchObject({ name: 'IMG_0001.jpg', width: 64, height: 32, format: 'jpeg', exif: undefined });
    expect(made.keys).toEqual(['picture-converted', 'picture-place', 'picture-stripped', 'picture-size']);
    const [red = 0, , blue = 0] = await colourAt(made.bytes, 10, 16);
    expect(blue).toBeGreaterThan(red);
  });

  it('is told by its bytes and not by its name', async () => {
    const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    expect(await ready('图.jpg', png)).toMatchObject({ name: '图.jpg', format: 'jpeg' });
    expect((await ready('图.heic', png)).format).toBe('jpeg');
  });

  it('keeps its bytes where nothing is to be changed, and gives the same bytes each time where something is', async () => {
    const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    const made = await ready('图.png', png);
    expect(made.keys).toEqual([]);
    expect(Buffer.from(made.bytes).equals(png)).toBe(true);
    const bytes = await photo(2400, 1200);
    const [one, two] = [await ready('a.jpg', bytes), await ready('a.jpg', bytes)];
    expect(Buffer.from(one.bytes).equals(two.bytes)).toBe(true);
  });

  it.each([
    ['坏.jpg', Buffer.from('\xff\xd8\xff\xe0nothing', 'latin1')],
    ['坏.heic', heic.subarray(0, 400)],
    ['空.png', Buffer.alloc(0)],
    ['字.webp', Buffer.from('文字')],
  ])('that is none is refused: %s', async (name, bytes) => {
    expect(await readyPicture(name, bytes)).toMatchObject({ refused: { key: 'picture-broken' } });
  });

  it('of another kind is refused with the kinds that are known', async () => {
    expect(await readyPicture('图.bmp', Buffer.from('BM'))).toMatchObject({ refused: { key: 'picture-kind' } });
    expect(isPicture('动.gif')).toBe(false);
  });
});
