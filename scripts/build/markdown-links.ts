import type { Token } from 'markdown-it';
import type { LiveText } from '../ledger/live-article.ts';

/** What a text may refer to, as addresses seen from its page; null is what the public cannot reach. */
export interface Surroundings {
  /** A file of the article's own folder. */
  file(name: string): string | null;
  /** Another article, by its id. */
  article(id: string): string | null;
  /** Whether an address outside leads to a host for which a reader is asked first. */
  leaves?(address: string): boolean;
  /** The size of a picture of the folder in pixels, and the addresses of its smaller ones as srcset has them ('' where there are none). */
  picture?(name: string): { width: number; height: number; srcset: string } | null;
  /** What the table blocks of the text show, in their order. */
  tables?: LiveText['tables'];
}

/** How wide pictures of a text are shown: as wide as a phone, or as its column. */
const textWidth = '(max-width: 52rem) 100vw, 48rem';

const nothing: Surroundings = { file: () => null, article: () => null };

/** The name that a reference in Markdown means: percent signs undone, NFC. */
export function nameOf(href: string): string {
  try {
    return decodeURIComponent(href).normalize('NFC');
  } catch {
    return href;
  }
}

const outside = /^https?:\/\//i;

function resolve(href: string, around: Surroundings): string | null {
  if (outside.test(href) || /^(mailto|tel):/i.test(href) || href.startsWith('#')) return href;
  if (href.startsWith('id:')) return around.article(href.slice(3));
  if (/^\/(?![/\\]|%5c)/i.test(href)) return href;
  return around.file(nameOf(href));
}

/** Links in place of what the officer wrote; one that leads nowhere is left as its words, a foreign picture as its description. */
function resolveInline(children: readonly Token[], around: Surroundings): Token[] {
  const kept: Token[] = [];
  let dropped = false;
  for (const token of children) {
    if (token.type === 'link_open') {
      const href = resolve(String(token.attrGet('href') ?? ''), around);
      dropped = href === null;
      if (href === null) continue;
      token.attrSet('href', href);
      if (outside.test(href)) token.attrSet('rel', 'noopener noreferrer');
      if (around.leaves?.(href)) token.attrSet('class', 'leaves');
    } else if (token.type === 'link_close' && dropped) {
      dropped = false;
      continue;
    } else if (token.type === 'image') {
      const written = String(token.attrGet('src') ?? '');
      const src = around.file(nameOf(written));
      if (src === null) {
        token.type = 'text';
        kept.push(token);
        continue;
      }
      token.attrSet('src', src);
      const sized = around.picture?.(nameOf(written));
      if (sized) {
        // Its place is kept before it is there, and a phone fetches no more than it shows.
        token.attrSet('width', String(sized.width));
        token.attrSet('height', String(sized.height));
        if (sized.srcset !== '') {
          token.attrSet('srcset', sized.srcset);
          token.attrSet('sizes', textWidth);
        }
      }
      token.attrSet('loading', 'lazy');
      token.attrSet('decoding', 'async');
    }
    kept.push(token);
  }
  return kept;
}

export function resolveLinks(tokens: readonly Token[], around: Surroundings = nothing): void {
  for (const token of tokens) if (token.children) token.children = resolveInline(token.children, around);
}
