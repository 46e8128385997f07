/** heic-decode has no types of its own. Throws where the bytes are no HEIC. */
declare module 'heic-decode' {
  export default function decode(input: {
    buffer: Uint8Array;
  }): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
}
