import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import { lineCounter, plain } from './plain.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Forms that nothing else has, by who gives them out. */
const tokens: readonly { sort: string; form: RegExp }[] = [
  { sort: 'GitHub', form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/g },
  { sort: 'GitLab', form: /\bglpat-[A-Za-z0-9_-]{20,}/g },
  { sort: 'AWS', form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { sort: 'Aliyun', form: /\bLTAI[A-Za-z0-9]{16,26}\b/g },
  { sort: 'Tencent Cloud', form: /\bAKID[A-Za-z0-9]{32}\b/g },
  { sort: 'Slack', form: /\bxox[abprs]-[A-Za-z0-9-]{20,}/g },
  { sort: 'JWT', form: /\beyJ[A-Za-z0-9_-]{10,400}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,}/g },
  { sort: 'URL', form: /\b[a-z][a-z0-9+.-]{1,10}:\/\/[^\s:/@]{1,64}:[^\s:/@]{3,64}@[A-Za-z0-9.-]+/g },
];
const privateKey = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d/g;
/** A label and a value of letters with digits or signs; 密码：123456 of a meeting and 密码为身份证后六位 are none. */
const password =
  /(?:密码|口令|passw(?:or)?d|passphrase|pwd|api[_-]?key|access[_-]?token|secret)["']?(?:\s{0,3}[:=]\s{0,3}|\s{0,3}[为是]\s{0,3})["']?(?=[!-~]{0,39}[A-Za-z])(?=[!-~]{0,39}[0-9!@#$%^&*])[!-~]{6,40}/gi;

/** Private keys in any file, tokens and passwords in any text of the folder. What was found is never repeated. */
export const secrets: Rule = { id: 'secrets', clauses: ['E37'], waiver: null, find };

function find({ folder, pieces }: CheckSubject): Finding[] {
  const rule = 'secrets';
  const keys = folder.files
    .filter(({ bytes }) => new RegExp(privateKey.source).test(Buffer.from(bytes).toString('latin1')))
    .map(({ name }) => found({ file: name }, { rule, key: 'secret-key', severity: 'error' }));
  const inText = pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const at = (form: RegExp, what: Pick<Finding, 'key' | 'severity' | 'params'>) => {
      const line = lineCounter(text, piece.line);
      return [...text.matchAll(form)].map(({ index }) => found({ ...piece, line: line(index) }, { rule, ...what }));
    };
    return [
      ...at(privateKey, { key: 'secret-key', severity: 'error', params: {} }),
      ...tokens.flatMap(({ sort, form }) => at(form, { key: 'secret-token', severity: 'error', params: { sort } })),
      ...at(password, { key: 'secret-password', severity: 'warning', params: {} }),
    ];
  });
  const known = new Set(inText.filter(({ key }) => key === 'secret-key').map(({ file }) => file));
  return [...keys.filter(({ file }) => !known.has(file)), ...inText];
}
