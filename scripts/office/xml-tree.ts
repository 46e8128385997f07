import { localName, parseXml } from './xml.ts';

/** An element by its name and attributes' names without prefix, with its children. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (Element | string)[];
}

/** Reads a part of an Office file as a tree. Throws an Error where the XML is not well-formed or declares a document type. */
export function xmlTree(bytes: Uint8Array): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  parseXml(bytes, {
    open: ({ name, attributes }) => {
      const own = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
      const element: Element = { name: localName(name), attributes: own, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    text: (text) => open.at(-1)?.children.push(text),
    close: () => open.pop(),
  });
  return root;
}

export const isElement = (child: Element | string): child is Element => typeof child !== 'string';

/** The children of that name. */
export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  (element?.children ?? []).filter(isElement).filter((child) => child.name === name);

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  childrenOf(element, name)[0];

/** The `val` of a child: its value, or undefined where there is no such child. */
export const valOf = (element: Element | undefined, name: string): string | undefined =>
  childOf(element, name)?.attributes.val;

/** Whether a switch of Word is on: there, and not switched off by its value. */
export function isOn(element: Element | undefined, name: string): boolean {
  const child = childOf(element, name);
  return child !== undefined && !['0', 'false', 'off', 'none'].includes(child.attributes.val ?? '1');
}

/** Every element of that name below, in the order of the file. */
export const below = (element: Element, name: string): Element[] =>
  element.children
    .filter(isElement)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);

/** All text below. */
export const textOf = (element: Element): string =>
  element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
