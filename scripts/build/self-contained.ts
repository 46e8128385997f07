import { basename } from 'node:path';
import { contentType } from './content-type.ts';

/** Where a page's parts are found while it is made self-contained. */
export interface Surrounding {
  /** `https://` and the site's host, without a slash at the end. */
  origin: string;
  /** Bytes behind an address as the page writes it: from the site's top, or beside the page. Throws when there is nothing. */
  bytesOf(url: string): Promise<Uint8Array>;
  /** Style sheet that is added at the end. */
  style: string;
}

/** A file that is offered to be saved is carried along up to this size; a bigger one stays with the forge. */
const carried = 4 * 2 ** 20;

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'";

/**
 * A page of the build as one file that needs no other: styles, pictures and attachments lie within, links to the site name its host,
 * scripts and what only scripts use are gone, and its policy lets nothing be fetched. It reads the markup that layouts/ write, in which
 * every `>` and `"` of a value is escaped. Throws when something would still be fetched.
 */
export async function selfContained(page: string, around: Surrounding): Promise<string> {
  const plain = page
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>\n?/g, '')
    .replace(/<template\b[^>]*>[\s\S]*?<\/template>\n?/g, '')
    .replace(/<link\b(?![^>]*\brel="stylesheet")[^>]*>\n?/g, '')
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*"/, (_, start) => `${start}${policy}"`)
    .replace(/ (loading|decoding|data-source|srcset|sizes)="[^"]*"/g, '');
  const styled = await replaceAsync(plain, /<link\b[^>]*\bhref="([^"]*)"[^>]*>\n?/g, async ([, url = '']) => {
    const sheet = Buffer.from(await around.bytesOf(url)).toString('utf8');
    return `<style>\n${await inlineUrls(sheet, around)}\n</style>\n`;
  });
  const pictured = await replaceAsync(styled, /(<img\b[^>]*\bsrc=)"([^"]*)"/g, async ([, start = '', url = '']) => {
    const address = plainOf(url);
    return `${start}"${address.startsWith('data:') ? url : dataUrl(address, await around.bytesOf(address))}"`;
  });
  const linked = await replaceAsync(pictured, /(<a\b[^>]*?) href="([^"]*)"/g, async ([, start = '', url = '']) => {
    if (/^(#|[a-z][a-z0-9+.-]*:)/i.test(url)) return `${start} href="${url}"`;
    if (url.startsWith('/')) return `${start} href="${around.origin}${url}"`;
    return start + (await carry(plainOf(url), around));
  });
  const whole = linked.replace('</head>', () => `<style>\n${around.style}\n</style>\n</head>`);
  const left = /<(script|iframe|object|embed|link|source|video|audio)\b|\s(src|srcset)="(?!data:)/.exec(whole);
  if (left) throw new Error(`a reading copy would still fetch something: ${left[0]}`);
  return whole;
}

/** Attributes of a link that saves an own file; none where it is too big to be carried along. */
async function carry(url: string, { bytesOf }: Surrounding): Promise<string> {
  const bytes = await bytesOf(url);
  if (bytes.length > carried) return '';
  const name = decodeURIComponent(basename(url)).replaceAll('"', '&quot;');
  // Never a type that a browser would open: an attachment could bring a page of its own.
  return ` download="${name}" href="data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}"`;
}

const inlineUrls = (sheet: string, around: Surrounding) =>
  replaceAsync(sheet, /url\((["']?)(?!data:)([^"')]+)\1\)/g, async ([, , url = '']) => {
    return `url("${dataUrl(url, await around.bytesOf(url))}")`;
  });

const dataUrl = (url: string, bytes: Uint8Array) =>
  `data:${contentType(url)};base64,${Buffer.from(bytes).toString('base64')}`;

const plainOf = (value: string) => value.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Replaces every match by what `by` gives for it, one after another. */
async function replaceAsync(text: string, what: RegExp, by: (match: RegExpExecArray) => Promise<string>) {
  const parts: string[] = [];
  let at = 0;
  for (const match of text.matchAll(what)) {
    parts.push(text.slice(at, match.index), await by(match));
    at = match.index + match[0].length;
  }
  return parts.join('') + text.slice(at);
}
