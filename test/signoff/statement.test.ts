import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../scripts/article/canonical.ts';
import {
  formNumber,
  formOf,
  itemOf,
  parseStatement,
  reviewKey,
  statementDigest,
  statementText,
} from '../../scripts/signoff/statement.ts';
import type { Item, Statement } from '../../scripts/site/types.gen.ts';

const hex = (sign: string) => sign.repeat(64);
const item: Item = { id: 'a000000001', path: 'main/gzdt/2026/a', digest: hex('a'), replaces: null };
const statement: Statement = {
  v: 1,
  group: 'shiqiao',
  root: hex('0'),
  items: [item],
  signer: 'reviewer',
  acts: ['审核'],
  unit: 'slj',
  post: 'reviewer',
  stand_in_for: null,
  decision: 'approve',
};
const text = statementText(statement);

describe('a statement', () => {
  it('is RFC 8785 JSON and comes back from its text', () => {
    expect(text.startsWith('{"acts":["审核"],"decision":"approve","group":"shiqiao","items":[{"digest":"aaa')).toBe(
      true,
    );
    expect(parseStatement(text)).toEqual(statement);
    expect(statementDigest(text)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a line end behind it', `${text}\n`],
    ['white space', text.replace(',', ', ')],
    ['its keys in another order', JSON.stringify(statement)],
    ['a key twice', text.replace('"v":1', '"v":1,"v":1')],
    ['an escape that is not needed', text.replace('shiqiao', '\\u0073hiqiao')],
    ['a number written otherwise', text.replace('"v":1', '"v":1.0')],
    ['an unknown field', statementText(Object.assign({ time: '2026-03-01' }, statement))],
    ['an unknown version', text.replace('"v":1', '"v":2')],
    ['a field missing', text.replace('"stand_in_for":null,', '')],
    ['no signer', text.replace('"signer":"reviewer",', '')],
    ['no items', statementText({ ...statement, items: [] })],
    ['no acts', statementText({ ...statement, acts: [] })],
    ['an act twice', statementText({ ...statement, acts: ['审核', '审核'] })],
    ['an article twice', statementText({ ...statement, items: [item, { ...item, digest: hex('b') }] })],
    ['a digest in capitals', statementText({ ...statement, items: [{ ...item, digest: hex('A') }] })],
    ['nothing', ''],
    ['another value', '[]'],
  ])('with %s is none', (_, other) => {
    expect(parseStatement(other)).toBeNull();
  });

  it('may be of several articles', () => {
    const both = { ...statement, items: [item, { ...item, id: 'a000000002', path: 'main/gzdt/2026/b' }] };
    expect(parseStatement(statementText(both))).toEqual(both);
  });

  it('is read from canonical text only, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.constantFrom(' ', '\n', '"', '0', '\\', ',', '\u0000', 'x'),
        fc.boolean(),
        (at, sign, replace) => {
          const other = text.slice(0, at) + sign + text.slice(at + (replace ? 1 : 0));
          const parsed = parseStatement(other);
          if (parsed) expect(statementText(parsed)).toBe(other);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.json(), (other) => parseStatement(other) === null));
    // Half a character has no canonical form.
    const remarked = canonicalJson({ ...JSON.parse(text), remark: '半' });
    expect(parseStatement(remarked)).not.toBeNull();
    expect(parseStatement(remarked.replace('半', '\\ud800'))).toBeNull();
  });
});

describe('a form number', () => {
  it('is twelve hex digits of the items, and of nothing else', () => {
    // printf '[{"digest":"aa…a","id":"a000000001","path":"main/gzdt/2026/a","replaces":null}]' | sha256sum
    expect(formNumber([item])).toBe('0baa1efe61e5');
    expect(formNumber([{ ...item, replaces: hex('1') }])).not.toBe(formNumber([item]));
    expect(formNumber([{ ...item, digest: hex('b') }])).not.toBe(formNumber([item]));
  });
});

describe('a read statement', () => {
  const other = { ...item, id: 'a000000002', path: 'main/gzdt/2026/b' };

  it('tells what it says of an article, and nothing of others, however often it is asked', () => {
    const both = { ...statement, items: [item, other] };
    for (const [id, said] of [
      [item.id, item],
      [other.id, other],
      ['a000000003', undefined],
      [item.id, item],
    ] as const)
      expect(itemOf(both, id)).toBe(said);
    expect(itemOf(statement, other.id)).toBeUndefined();
  });

  it('has the form number of its own items, not of those of the statement asked before', () => {
    const both = { ...statement, items: [item, other] };
    expect(formOf(statement)).toBe(formNumber([item]));
    expect(formOf(both)).toBe(formNumber([item, other]));
    expect(formOf(statement)).toBe(formNumber([item]));
  });
});

describe('the key of a review', () => {
  it('is a digest of the forge and the review’s number there, and of nothing else', () => {
    const review = { forge: 'https://git.example', id: '38' };
    expect(reviewKey(review)).toBe(sha256('{"forge":"https://git.example","review":"38"}'));
    expect(reviewKey({ ...review, id: '39' })).not.toBe(reviewKey(review));
    expect(reviewKey({ ...review, forge: 'https://other.example' })).not.toBe(reviewKey(review));
  });
});
