import { attributeOf, type Tag } from './html-page.ts';

/** Rules for other places than a screen, which hide what a screen shows. */
const elsewhere = /@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
const rule = /([^{}]+)\{([^{}]*)\}/g;
const hides =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$))/i;

/** The classes that the styles of a page hide by a rule of their own: .names { display: none }. */
export function classesHidden(css: string): Set<string> {
  const rules = [
    ...css
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(elsewhere, '')
      .matchAll(rule),
  ];
  return new Set(
    rules.flatMap(([, selectors = '', style = '']) =>
      hides.test(style)
        ? selectors.split(',').flatMap((selector) => /^\s*(?:[a-z]+\d?)?\.([\w-]+)\s*$/i.exec(selector)?.[1] ?? [])
        : [],
    ),
  );
}

/** Whether a browser would not show an element: by its attribute, its style, or a class of the page. */
export const isHidden = (node: Tag, classes: ReadonlySet<string>): boolean =>
  node.attrs.some(({ name }) => name === 'hidden') ||
  hides.test(attributeOf(node, 'style')) ||
  attributeOf(node, 'class')
    .split(/\s+/)
    .some((name) => classes.has(name));
