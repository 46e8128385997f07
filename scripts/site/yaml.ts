import { isAlias, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Finding } from '../words/finding.ts';
import { plainYaml } from './yaml-plain.ts';

/** A parsed YAML text and where its fields stand. */
export interface Yaml {
  value: unknown;
  /** Line (from 1, `firstLine` counted in) of the field at a path such as ['source', 'url']; the nearest one that exists. */
  lineOf(path: readonly (string | number)[]): number;
}

const limit = 256 * 1024;
/** Nobody mends more than this at once, and a hostile text has a hundred thousand. */
const most = 20;

/**
 * YAML 1.2 (core schema: no dates, no octal surprises), read by the only YAML parser of the house, or as that reads it where the text is
 * plain. Duplicate keys, keys that are no plain value, anchors, aliases, tags and more than 256 KiB are refused, with the line, in a second
 * at most (attacks 54). `firstLine` is the file's line where `text` begins.
 */
export function parseYaml(text: string, file: string, firstLine = 1): Yaml | { findings: Finding[] } {
  if (Buffer.byteLength(text) > limit)
    return { findings: [problem('yaml-too-large', file, firstLine, `${limit / 1024} KiB`)] };
  const plain = plainYaml(text);
  if (!plain) return parseAny(text, file, firstLine);
  // Where its fields stand is asked only when something is wrong with them.
  let read: ReturnType<typeof parseAny> | null = null;
  return {
    ...plain,
    lineOf(path) {
      read ??= parseAny(text, file, firstLine);
      return 'findings' in read ? firstLine : read.lineOf(path);
    },
  };
}

const problem = (
  key: 'yaml-too-large' | 'yaml-broken' | 'yaml-alias',
  file: string,
  line: number,
  detail: string,
): Finding => ({ rule: 'yaml', key, severity: 'error', file, line, params: { detail } });

/** The same by the library, whatever the text. */
export function parseAny(text: string, file: string, firstLine = 1): Yaml | { findings: Finding[] } {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    lineCounter: counter,
    // The library compares every key with every other, and copies the text for every error: minutes on a hostile file.
    uniqueKeys: false,
    prettyErrors: false,
  });
  const findings = [...document.errors, ...document.warnings]
    .slice(0, most)
    .map((error) => problem('yaml-broken', file, lineAt(error.pos[0]), error.code));
  visit(document, {
    Node(_, node) {
      const at = () => lineAt(node.range?.[0] ?? 0);
      if (isAlias(node) || ('anchor' in node && node.anchor)) findings.push(problem('yaml-alias', file, at(), ''));
      else if ('tag' in node && node.tag) findings.push(problem('yaml-broken', file, at(), 'TAG'));
      else if (isMap(node)) {
        const wrong = wrongKey(node.items.map(({ key }) => key));
        if (wrong) findings.push(problem('yaml-broken', file, lineAt(wrong.key.range?.[0] ?? 0), wrong.code));
      }
      return findings.length < most ? undefined : visit.BREAK;
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

/** The first key of a map that is no plain value, or that an earlier one already is once both are text. */
function wrongKey(keys: readonly unknown[]): { key: Node; code: 'NON_STRING_KEY' | 'DUPLICATE_KEY' } | null {
  const seen = new Set<string>();
  for (const key of keys) {
    if (!isNode(key)) continue;
    if (!isScalar(key)) return { key, code: 'NON_STRING_KEY' };
    const name = String(key.value ?? '');
    if (seen.has(name)) return { key, code: 'DUPLICATE_KEY' };
    seen.add(name);
  }
  return null;
}
