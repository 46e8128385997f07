import { SaxesParser } from 'saxes';

export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

/** The root of a well-formed document; throws at the first fault, undeclared prefixes included. */
export function xmlTree(source: string): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const given = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const node = { name, attributes: Object.fromEntries(given), children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source).close();
  const [root] = top.children;
  if (!root) throw new Error('the document is empty');
  return root;
}

export const childrenOf = ({ children }: XmlNode, name: string) => children.filter((child) => child.name === name);

/** The only child of that name. */
export function childOf(node: XmlNode, name: string): XmlNode {
  const [child, ...others] = childrenOf(node, name);
  if (!child || others.length > 0) throw new Error(`${node.name} has ${others.length + (child ? 1 : 0)} ${name}`);
  return child;
}

export const textOf = (node: XmlNode, name: string) => childOf(node, name).text;
