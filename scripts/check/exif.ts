import { placesIn } from './film-place.ts';

/**
 * Whether a picture (JPEG, PNG, WebP, TIFF, HEIC, AVIF) or a recording (MP4, MOV, 3GP, M4A) carries a place: an EXIF GPS block (tag 0x8825 with
 * entries), GPS in its XMP text, or the place that telephones write into films (ISO 6709). Other bytes and broken files have none. Own reader,
 * since only one tag is asked for (EXIF 2.32, 4.6).
 */
export function hasGps(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.subarray(0, 12).toString('latin1');
  const film = /^....(?:ftyp|moov|mdat|wide|free)/s.test(head);
  if (!film && !/^(?:\xff\xd8\xff|\x89PNG|RIFF....WEBP|II\*\0|MM\0\*)/s.test(head)) return false;
  if (film && placesIn(view).length > 0) return true;
  // The mark of a TIFF is four letters only, which a text may begin with: there the directory must say it.
  const sure = !/^(?:II\*\0|MM\0\*)/.test(head);
  if (sure && ['exif:GPSLatitude', 'exif:GPSLongitude'].some((word) => view.includes(word))) return true;
  let blocks = 0;
  for (const marker of ['II*\0', 'MM\0*']) {
    for (let at = view.indexOf(marker, 0, 'latin1'); at !== -1; at = view.indexOf(marker, at + 4, 'latin1')) {
      blocks += 1;
      // No camera writes so many: they are there to hide one.
      if (blocks > 1000 || gpsEntries(view.subarray(at, at + 65536), marker === 'II*\0') > 0) return true;
    }
  }
  return false;
}

/** Number of entries in the GPS directory of a TIFF block; 0 where the block is none or breaks off. */
function gpsEntries(tiff: Buffer, little: boolean): number {
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = u32(4);
  const count = Math.min(u16(directory), 512);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    // Tag 0x8825, type LONG, one value: where the GPS directory begins.
    if (u16(at) === 0x8825 && u16(at + 2) === 4) return u32(at + 8) < 8 ? 0 : u16(u32(at + 8));
  }
  return 0;
}
