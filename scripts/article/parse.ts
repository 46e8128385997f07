import matter from 'gray-matter';
import { fieldsOf, isKind, kinds } from '../site/kinds.ts';
import { type Valid, validate } from '../site/validate.ts';
import { parseYaml, type Yaml } from '../site/yaml.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { digestOf } from './digest.ts';
import { type Folder, limits } from './folder.ts';
import type { FrontMatter } from './front-matter.ts';

/** An article's text: front matter by its schema, the Markdown below it, and where each field stands. */
export interface ParsedArticle {
  type: 'article';
  front: FrontMatter;
  body: string;
  /** Line of index.md on which the body begins, from 1. */
  bodyLine: number;
  lineOf(path: readonly (string | number)[]): number;
}

/** What an article says, wherever it says it. */
export type ArticleText = Pick<ParsedArticle, 'type' | 'front' | 'body'>;

/** A folder that withdraws its article. */
export interface ParsedWithdrawal {
  type: 'withdrawal';
  front: Valid<'withdrawn'>;
}

const problem = (key: MessageKey, file: string, params: Finding['params'] = {}, line = 1): Finding => ({
  rule: 'front-matter',
  key,
  severity: 'error',
  file,
  line,
  params,
});

/** gray-matter only splits: its engines must never run (attacks 50), and its YAML parser is not ours. */
const refuseCode = () => {
  throw new Error('front matter is never executed');
};
const splitOnly = {
  language: 'yaml',
  engines: {
    yaml: () => ({}),
    javascript: refuseCode,
    js: refuseCode,
    coffee: refuseCode,
    json: refuseCode,
    toml: refuseCode,
  },
};

/** Splits a text at its `---` lines and reads the YAML between them; `firstLine` of the YAML is always 2. */
function split(
  file: string,
  bytes: Uint8Array,
): { yaml: Yaml; body: string; bodyLine: number } | { findings: Finding[] } {
  if (bytes.length > limits.textBytes)
    return { findings: [problem('text-too-large', file, { limit: limits.textBytes / 1024 })] };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { findings: [problem('text-not-utf8', file)] };
  }
  text = text.replaceAll('\r\n', '\n');
  if (!/^---[ \t]*\n/.test(text)) {
    return {
      findings: [
        problem(
          /^---\S/.test(text) || /^(\+\+\+|;;;|\{)/.test(text) ? 'front-matter-language' : 'front-matter-missing',
          file,
        ),
      ],
    };
  }
  if (!/\n---[ \t]*(\n|$)/.test(text)) return { findings: [problem('front-matter-open', file)] };
  const { matter: head, content } = matter(text, splitOnly);
  if (Buffer.byteLength(head) > limits.frontBytes)
    return { findings: [problem('yaml-too-large', file, { detail: `${limits.frontBytes / 1024} KiB` }, 2)] };
  const yaml = parseYaml(head.replace(/^\n/, ''), file, 2);
  if ('findings' in yaml) return yaml;
  return { yaml, body: content, bodyLine: text.slice(0, text.length - content.length).split('\n').length };
}

/**
 * What a folder says, or every reason why it cannot be read: an article (index.md) or a withdrawal (withdrawn.md alone), never both.
 * Unknown keys, typed numbers and dates that records issue, code front matter and broken YAML are findings with their line.
 */
export function parseFolder(folder: Folder): ParsedArticle | ParsedWithdrawal | { findings: Finding[] } {
  const index = folder.files.find((file) => file.name === 'index.md');
  const withdrawn = folder.files.find((file) => file.name === 'withdrawn.md');
  const nested = folder.files.filter((file) => file.name.includes('/'));
  if (nested.length > 0)
    return { findings: nested.map((file) => problem('file-nested', file.name, { file: file.name })) };
  if (withdrawn) {
    if (folder.files.length > 1) return { findings: [problem('withdrawn-not-alone', 'withdrawn.md')] };
    const parts = split('withdrawn.md', withdrawn.bytes);
    if ('findings' in parts) return parts;
    if (parts.body.trim() !== '') return { findings: [problem('withdrawn-body', 'withdrawn.md', {}, parts.bodyLine)] };
    const valid = validate('withdrawn', parts.yaml.value, { file: 'withdrawn.md', lineOf: parts.yaml.lineOf });
    if ('findings' in valid) return valid;
    const leaves = valid.value.reason === '更正' || valid.value.reason === '失效';
    if (leaves !== (valid.value.notice !== undefined)) {
      return {
        findings: [
          problem(
            leaves ? 'withdrawn-notice-missing' : 'withdrawn-notice-forbidden',
            'withdrawn.md',
            { reason: valid.value.reason },
            2,
          ),
        ],
      };
    }
    return { type: 'withdrawal', front: valid.value };
  }
  if (!index) return { findings: [problem('index-missing', 'index.md', { path: folder.path })] };
  const parts = split('index.md', index.bytes);
  if ('findings' in parts) return parts;
  const { yaml, body, bodyLine } = parts;
  const kind: unknown = typeof yaml.value === 'object' && yaml.value !== null ? Reflect.get(yaml.value, 'kind') : null;
  if (!isKind(kind))
    return { findings: [problem('kind-unknown', 'index.md', { kinds: kinds.join('、') }, yaml.lineOf(['kind']))] };
  const valid = validate(kind, yaml.value, { file: 'index.md', lineOf: yaml.lineOf });
  if ('findings' in valid) return { findings: valid.findings.map(explain) };
  // What a guide or a list has to say may all stand in its fields.
  if (body.trim() === '' && fieldsOf(kind).length === 0)
    return { findings: [problem('body-missing', 'index.md', {}, bodyLine)] };
  return { type: 'article', front: valid.value, body, bodyLine, lineOf: yaml.lineOf };
}

/** As `qianfa new` writes it: the first field, in its plainest form. */
const plainId = /^\uFEFF?---[ \t]*\r?\nid: ([a-z0-9]{10})\r?\n/;

/**
 * The id that index.md or withdrawn.md claims, in whatever form of YAML it is written and whatever else is wrong with the text; null
 * where it claims none.
 */
export function claimedId(bytes: Uint8Array): string | null {
  const plain = plainId.exec(Buffer.from(bytes.subarray(0, 100)).toString('utf8'))?.[1];
  if (plain !== undefined) return plain;
  const parts = split('index.md', bytes);
  const value: unknown = 'yaml' in parts ? parts.yaml.value : null;
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : null;
  return typeof id === 'string' ? id : null;
}

/** Keys that officers type out of habit, with the sentence that says where the value comes from instead (attacks 47, 51, 55). */
const habits: Readonly<Record<string, MessageKey>> = {
  date: 'field-from-record',
  published: 'field-from-record',
  pubdate: 'field-from-record',
  index_number: 'field-from-record',
  索引号: 'field-from-record',
  发布日期: 'field-from-record',
  permalink: 'field-of-generator',
  layout: 'field-of-generator',
  eleventyComputed: 'field-of-generator',
  pagination: 'field-of-generator',
  tags: 'field-of-generator',
  templateEngineOverride: 'field-of-generator',
};

function explain(finding: Finding): Finding {
  const field = finding.field ?? '';
  const key = finding.key === 'field-unknown' && Object.hasOwn(habits, field) ? habits[field] : undefined;
  return key ? { ...finding, key } : finding;
}

/** The digest of a folder whose id is known. */
export function folderDigest(id: string, folder: Folder): string {
  return digestOf(id, folder.path, folder.files);
}
