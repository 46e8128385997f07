import sharp from 'sharp';

/** A HEIC of 64×32 pixels as phones make it: left half blue, right half red, with camera and place (made with libheif and x265). */
const heicText =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAAF4AAgAAAAACQAABAAAAAAAAAJwAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAIAAAAAEAAAAAAAAAAv///+AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAABAm1kYXQAAABaKAGvCeA5IyS///w4f97/SiX//eY5wTj97c7//hDqN/7oI9RXZWFbBJsBqljfGPcF0tBetxYtGnF5bs3PWkzl0Bsh3yLU0lX3WGoNPeALLMFQWEAgQTMoTQHAAAAABkV4aWYAAE1NACoAAAAIAAIBDwACAAAABgAAACaIJQAEAAAAAQAAACwAAAAAUEhPTkUAAAQAAQACAAAAAk4AAAAAAgAFAAAAAwAAAGIAAwACAAAAAkUAAAAABAAFAAAAAwAAAHoAAAAAAAAAHgAAAAEAAAAeAAAAAQAAAAAAAAABAAAAaAAAAAEAAAAAAAAAAQAAAAAAAAAB';

export const heic = Buffer.from(heicText, 'base64');

/** A JPEG as a camera writes it: lying on its side, with camera and place. Left half blue, right half red before it is turned. */
export async function photo(width: number, height: number, { orientation = 6, gps = true } = {}): Promise<Buffer> {
  const half = await sharp({ create: { width: Math.floor(width / 2), height, channels: 3, background: '#1428c8' } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#c81e1e' } })
    .composite([{ input: half, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'PHONE', Model: 'X' },
      IFD2: { DateTimeOriginal: '2026:03:01 09:00:00' },
      ...(gps
        ? {
            IFD3: {
              GPSLatitudeRef: 'N',
              GPSLatitude: '30/1 30/1 0/1',
              GPSLongitudeRef: 'E',
              GPSLongitude: '104/1 0/1 0/1',
            },
          }
        : {}),
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}
