import { parse } from 'parse5';
import { said } from '../words/said.ts';
import { elementNamed, elementsNamed, textIn } from './html-find.ts';
import { classesHidden, isHidden } from './html-hidden.ts';
import { itemOf, listOf } from './html-lists.ts';
import {
  attributeOf,
  countKeys,
  isTag,
  type Node,
  noCounts,
  type Page,
  type Place,
  type Tag,
  tagsOf,
} from './html-page.ts';
import { table } from './html-table.ts';
import type { Line, Manuscript, Run } from './manuscript.ts';
import { scripted } from './scripts.ts';

/** Elements whose content is no text of the page. */
const silent = new Set('script style noscript iframe object embed input select textarea button template'.split(' '));
/** Elements that stand on lines of their own. */
const blocky = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form header hr li main nav ol p pre section td th tr ul h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
/** How a page is read: one element of it (#id or .class), and the names under which files of addresses lie beside the article. */
export interface Reading {
  element?: string;
  file?(address: string): string | null;
}

/**
 * Reads a page of HTML, Word's too: what a browser would show of its body, without its styles, numbers of lists as words. Pictures and
 * files that `file` names come along, others are left out; so is what runs. Null where there is no such element.
 */
export function readHtml(text: string, { element, file = () => null }: Reading = {}): Manuscript | null {
  const whole = parse(text);
  const wanted = element === undefined ? whole : elementNamed(whole, element);
  if (!wanted) return null;
  const css = [...elementsNamed(whole, 'style')].map(textIn).join('\n');
  const page: Page = {
    file,
    blocks: [],
    line: [],
    item: null,
    counts: noCounts(),
    hiddenClasses: classesHidden(css),
  };
  const start: Place = {
    ...{ align: 'left', heading: 0, lists: [], href: null },
    ...{ bold: false, script: '', struck: false, typed: false },
  };
  walk(page, wanted, start);
  end(page, start);
  const lost = (Object.keys(countKeys) as (keyof typeof countKeys)[]).flatMap((key) =>
    page.counts[key] > 0 ? [said(countKeys[key], { count: page.counts[key] })] : [],
  );
  return { blocks: page.blocks, files: [], lost };
}

export function walk(page: Page, parent: { childNodes: Node[] }, place: Place): void {
  for (const node of parent.childNodes) {
    if (node.nodeName === '#text' && 'value' in node) words(page, node.value, place);
    else if (isTag(node)) tag(page, node, place);
  }
}

function words(page: Page, value: string, { typed, bold, href, script, struck }: Place): void {
  const { text, exact } = scripted(typed ? value : value.replace(/[\t\n\f\r ]+/g, ' '), script);
  if (!exact) page.counts.raised += 1;
  if (struck && text.trim() !== '') page.counts.struck += 1;
  const before = page.line.at(-1)?.text ?? ' ';
  const shown = !typed && / $/.test(before) ? text.replace(/^ /, '') : text;
  if (shown !== '') page.line.push({ text: shown, bold, href });
}

function tag(page: Page, node: Tag, place: Place): void {
  const style = attributeOf(node, 'style');
  if (silent.has(node.tagName)) page.counts.scripts += isNothing(node) ? 0 : 1;
  else if (isHidden(node, page.hiddenClasses)) page.counts.hidden += 1;
  else if (node.tagName === 'video' || node.tagName === 'audio') recording(page, node, place);
  else if (node.tagName === 'area' && attributeOf(node, 'href') !== '') page.counts.links += 1;
  else if (node.tagName === 'br') end(page, place);
  else if (node.tagName === 'img') picture(page, node, place);
  else if (node.tagName === 'head') return;
  else if (node.tagName === 'table') table(page, node, place);
  else if (blocky.has(node.tagName)) block(page, node, place, style);
  else walk(page, node, inside(page, node, place, style));
}

/** What a reader of the page never saw anything of. */
const isNothing = (node: Tag): boolean =>
  node.tagName === 'style' || node.tagName === 'noscript' || attributeOf(node, 'type') === 'hidden';

/** Sound and film stand as links on lines of their own; the fields that they need are filled in by hand. */
function recording(page: Page, node: Tag, place: Place): void {
  const address = [node, ...tagsOf(node)].map((tag) => attributeOf(tag, 'src')).find((src) => src !== '') ?? '';
  const name = page.file(address);
  page.counts.recordings += 1;
  if (name === null) return;
  end(page, place);
  page.line.push({ text: attributeOf(node, 'title') || name, bold: false, href: name });
  end(page, place);
}

/** A picture stands between lines; without words for it the article says that there are none. */
function picture(page: Page, node: Tag, place: Place): void {
  // Pages that load pictures late name them elsewhere.
  const named = ['src', 'data-original', 'data-src'].map((attribute) => page.file(attributeOf(node, attribute)));
  const name = named.find((one) => one !== null) ?? null;
  if (name === null) {
    page.counts.pictures += 1;
    return;
  }
  end(page, place);
  const alt = (attributeOf(node, 'alt') || attributeOf(node, 'title')).replace(/\s+/gu, ' ').trim();
  if (alt === '') page.counts.alt += 1;
  page.blocks.push({ block: 'picture', name, alt });
}

const scripts: Readonly<Record<string, string>> = { sup: 'superscript', sub: 'subscript' };

/** How an element changes what its words look like. */
function inside(page: Page, node: Tag, place: Place, style: string): Place {
  const address = node.tagName === 'a' ? attributeOf(node, 'href') : '';
  const weight = /font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)/i.exec(style)?.[1];
  const strong = node.tagName === 'b' || node.tagName === 'strong' || place.bold;
  const target = page.file(address) ?? (/^https?:/i.test(address) ? address : null);
  if (target === null && /^[^#]/.test(address)) page.counts.links += 1;
  return {
    ...place,
    href: target ?? place.href,
    bold: weight === undefined ? strong : /^(?:bold|[6-9])/i.test(weight),
    script:
      scripts[node.tagName] ??
      /vertical-align\s*:\s*(super|sub)\b/i.exec(style)?.[1]?.replace(/$/, 'script') ??
      place.script,
    struck: /^(?:del|s|strike)$/.test(node.tagName) || /line-through/i.test(style) || place.struck,
    typed: node.tagName === 'pre' || place.typed,
  };
}

export function block(page: Page, node: Tag, place: Place, style: string): void {
  end(page, place);
  const side = /text-align\s*:\s*(\w+)/i.exec(style)?.[1] ?? attributeOf(node, 'align');
  const sides: Readonly<Record<string, Line['align']>> = {
    center: 'centre',
    right: 'right',
    left: 'left',
    justify: 'left',
  };
  const align = node.tagName === 'center' ? 'centre' : (sides[side.toLowerCase()] ?? place.align);
  const level = /^h([1-6])$/.exec(node.tagName)?.[1];
  const own: Place = { ...inside(page, node, place, style), align, heading: level ? Number(level) : place.heading };
  const lists = /^[ou]l$/.test(node.tagName) ? [...place.lists, listOf(node)] : place.lists;
  if (node.tagName === 'li') page.item = itemOf(node, own);
  walk(page, node, { ...own, lists });
  end(page, own);
}

/** Ends the line that is being read; without words it is none, and an item's sign waits for the next. */
export function end(page: Page, { align, heading }: Place): void {
  const lines = linesOf(page.line);
  page.line = [];
  for (const runs of lines) {
    const { item } = page;
    page.item = null;
    const label = item && 'label' in item ? [{ text: item.label, bold: false, href: null }] : [];
    const bullet = item && 'bullet' in item ? item.bullet : 0;
    page.blocks.push({ block: 'line', runs: [...label, ...runs], heading, bullet, align });
  }
}

/** Line ends count inside `pre` only; elsewhere they were spaces. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs)
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ ...run, text });
    }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
}
