import { encode } from 'uqr';

/** White modules around the code that ISO/IEC 18004 asks for. */
const quiet = 4;

/**
 * The mask laid over every code. A reader reads whichever the code names; to weigh all eight against each other takes ten times as long as
 * everything else, and an archive has a hundred thousand codes.
 */
const mask = 0;

/** The modules of a code, row after row: 1 is dark. They fill whole words, so that four are added at a time. */
interface Code {
  size: number;
  modules: Uint8Array;
}

function codeOf(text: string): Code {
  const { data, size } = encode(text, { ecc: 'M', border: 0, maskPattern: mask });
  const modules = new Uint8Array(Math.ceil(size ** 2 / 4) * 4);
  modules.set(data.flat().map(Number));
  return { size, modules };
}

/** The dark modules as strokes one module high, neighbours taken together. */
function strokesOf({ size, modules }: Code): string {
  let strokes = '';
  for (let y = 0; y < size; y += 1) {
    const line = ` ${y + quiet}.5h`;
    const begins = y * size;
    const ends = begins + size;
    for (let at = begins; at < ends; at += 1) {
      if (modules[at] === 0) continue;
      const from = at;
      while (at < ends && modules[at] === 1) at += 1;
      strokes += `M${from - begins + quiet}${line}${at - from}`;
    }
  }
  return strokes;
}

function pictureOf(code: Code): string {
  const all = code.size + 2 * quiet;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${all}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${all}v${all}H0z"/><path stroke="#000" d="${strokesOf(code)}"/></svg>\n`;
}

/** A QR code of `text` as an SVG picture, black on white whatever the page's colours are. */
export const qrCodeOf = (text: string): string => pictureOf(codeOf(text));

function add(modules: Uint8Array, change: Uint8Array): void {
  const [to, from] = [new Uint32Array(modules.buffer), new Uint32Array(change.buffer)];
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) ^ (from[at] ?? 0);
}

/**
 * Makes codes of texts as long as `like`, in bytes too. Under one mask every module is a sum (modulo 2) of bits of the text, check bytes
 * included: so what a letter at its place changes in the first code it changes in all of them, and that is found out once.
 */
function codesLike(like: string): (text: string) => Code {
  const first = codeOf(like);
  const changes = new Map<string, Uint8Array>();
  const changeOf = (letter: string, at: number): Uint8Array => {
    const known = changes.get(letter + at);
    if (known) return known;
    const change = codeOf(`${like.slice(0, at)}${letter}${like.slice(at + 1)}`).modules;
    add(change, first.modules);
    changes.set(letter + at, change);
    return change;
  };
  return (text) => {
    const modules = first.modules.slice();
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charAt(at);
      if (letter !== like.charAt(at)) add(modules, changeOf(letter, at));
    }
    return { size: first.size, modules };
  };
}

/** An address that takes a byte a letter, and is never taken for one of the shorter alphabets of codes. */
const plain = /^https:[!-~]+$/;

/** Makes the same pictures as `qrCodeOf`, many times faster where addresses are of the same length. */
export function qrCodes(): (address: string) => string {
  const ofLength = new Map<number, (address: string) => Code>();
  return (address) => {
    if (!plain.test(address)) return qrCodeOf(address);
    const made = ofLength.get(address.length) ?? codesLike(address);
    ofLength.set(address.length, made);
    return pictureOf(made(address));
  };
}

/** The file of the code beside a page's file (扫一扫在手机上查看当前页面, D20). */
export const codeFileOf = (page: string): string => page.replace(/\.html$/, '.svg');
