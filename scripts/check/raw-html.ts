import MarkdownIt from 'markdown-it';
import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/**
 * HTML in the body, comments too. Pages show it as text, so the reader would see tags; the officer is told to use Markdown
 * (DESIGN §3: content is data). HTML inside code is text already.
 */
export const rawHtml: Rule = { id: 'raw-html', clauses: ['B12'], waiver: null, find };

function find({ article: { body, bodyLine } }: CheckSubject): Finding[] {
  let line = bodyLine;
  return new MarkdownIt({ html: true }).parse(body, {}).flatMap((token) => {
    if (token.map) line = bodyLine + token.map[0];
    if (token.type === 'html_block') return [tag(line, token.content)];
    let at = line;
    return (token.children ?? []).flatMap((child) => {
      if (child.type === 'softbreak' || child.type === 'hardbreak') at += 1;
      return child.type === 'html_inline' ? [tag(at, child.content)] : [];
    });
  });
}

function tag(line: number, html: string): Finding {
  const name = /^<(!--|[!?/]?[A-Za-z][\w-]{0,20})/.exec(html.trimStart())?.[1] ?? '';
  return found(
    { file: 'index.md', line },
    {
      rule: 'raw-html',
      key: 'raw-html',
      severity: 'error',
      evidence: `<${name}`,
      params: { tag: `<${name}` },
    },
  );
}
