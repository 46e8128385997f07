import { isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { Finding } from '../words/finding.ts';

/** A parsed YAML text and where its fields stand. */
export interface Yaml {
  value: unknown;
  /** Line (from 1, `firstLine` counted in) of the field at a path such as ['source', 'url']; the nearest one that exists. */
  lineOf(path: readonly (string | number)[]): number;
}

const limit = 256 * 1024;

/**
 * YAML 1.2 (core schema: no dates, no octal surprises), read by the only YAML parser of the house. Duplicate keys, anchors,
 * aliases, tags of its own and more than 256 KiB are refused, with the line. `firstLine` is the file's line where `text` begins.
 */
export function parseYaml(text: string, file: string, firstLine = 1): Yaml | { findings: Finding[] } {
  const problem = (key: 'yaml-too-large' | 'yaml-broken' | 'yaml-alias', line: number, detail: string): Finding => ({
    rule: 'yaml',
    key,
    severity: 'error',
    file,
    line,
    params: { detail },
  });
  if (Buffer.byteLength(text) > limit)
    return { findings: [problem('yaml-too-large', firstLine, `${limit / 1024} KiB`)] };
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    strict: true,
    lineCounter: counter,
  });
  const findings = [...document.errors, ...document.warnings].map((error) =>
    problem('yaml-broken', lineAt(error.pos[0]), error.code),
  );
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || ('anchor' in node && node.anchor)) {
        findings.push(problem('yaml-alias', lineAt(node.range?.[0] ?? 0), ''));
        return visit.BREAK;
      }
      return undefined;
    },
  });
  if (findings.length > 0) return { findings };
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return firstLine;
    },
  };
}
