import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFolder } from '../../scripts/article/parse.ts';
import { type Before, factsOf } from '../../scripts/signoff/facts.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf, withdrawnText } from '../fixture/article.ts';
import { type Group, inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { news } from './given.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

const path = 'main/gzdt/2026/a';
const live: Before = { record: someDigest('record'), path, digest: someDigest('text'), status: 'live', facts: news };
const document = { kind: 'document', issuer: '石桥县人民政府', document_date: '2026-02-20', topic: '农业\\水利' };

/** The facts of a text at `at`, or the refusal, told against what the ledger has of it. */
function read(front: object, { at = path, before = null as Before | null, correction = false, gone = '' } = {}) {
  const text = gone ? { 'withdrawn.md': withdrawnText('a000000001', gone) } : { 'index.md': articleText(front) };
  const parsed = parseFolder(folderOf(at, text));
  if ('findings' in parsed) throw new Error(JSON.stringify(parsed.findings));
  const found = factsOf(inForceOf(group.governed), at, parsed, before, () => undefined, false, correction);
  return 'refused' in found ? found.refused : found.facts;
}

describe('the facts of a text', () => {
  it('hold no more than the text says', () => expect(read({})).toEqual({ ...news, affects: [] }));

  it('of a document name its issuer, and its number where it has one', () => {
    expect(read(document)).toMatchObject({ kind: 'document', issuer: '石桥县人民政府' });
    expect(read(document)).not.toHaveProperty('document_number');
    expect(read({ ...document, document_number: '石政发〔2026〕3号' })).toMatchObject({
      document_number: '石政发〔2026〕3号',
    });
  });

  it('[D9.4] say whether it is a reprint', () => {
    expect(read({})).toMatchObject({ reprint: false });
    const source = { type: 'reprint', name: '省人民政府网站', url: 'https://www.province.gov.example/1' };
    expect(read({ source })).toMatchObject({ reprint: true });
  });

  it.each(['supersedes', 'repeals', 'amends'])('[65] name every article of others that it %s', (changes) => {
    expect(read({ ...document, [changes]: ['c000000003', 'd000000004'] })).toMatchObject({
      affects: ['c000000003', 'd000000004'],
    });
  });

  it('[65] name once what it changes in several ways, and what it comments on', () => {
    expect(read({ ...document, supersedes: ['c000000003'], amends: ['d000000004', 'c000000003'] })).toMatchObject({
      affects: ['c000000003', 'd000000004'],
    });
    const source = { type: 'reprint', name: '日报', url: 'https://news.gov.example/1' };
    const comment = { kind: 'comment', comments_on: ['c000000003'], published_on: '2026-03-02', source };
    expect(read(comment)).toMatchObject({ affects: ['c000000003'] });
  });

  it('name the time from which it is to be public, and the secrecy officer who is to answer', () => {
    const publish_at = '2026-12-01T09:00:00+08:00';
    expect(read({ publish_at })).toMatchObject({ publish_at });
    expect(read({ secrecy: { answers: { secret: '否' }, reviewer: 'secrecy' } })).toMatchObject({
      secrecy_reviewer: 'secrecy',
    });
  });

  it('call it a small correction only of a change, and never twice in a row', () => {
    expect(read({}, { before: live, correction: true })).toMatchObject({ change: 'change', correction: true });
    expect(read({}, { before: live })).not.toHaveProperty('correction');
    expect(read({}, { correction: true })).not.toHaveProperty('correction');
    const corrected: Facts = { ...news, correction: true };
    expect(read({}, { before: { ...live, facts: corrected }, correction: true })).not.toHaveProperty('correction');
  });

  it('of a withdrawal are those of what it withdraws', () => {
    const facts: Facts = { ...news, from_column: 'main/gsgg', correction: true };
    expect(read({}, { gone: '隐私', before: { ...live, facts } })).toEqual({ ...news, change: 'withdraw' });
  });
});

describe('what has no facts is refused by name', () => {
  it.each([
    [
      'a column that is none',
      () => read({}, { at: 'main/nowhere/2026/a' }),
      { key: 'facts-column-unknown', params: { column: 'main/nowhere' } },
    ],
    [
      'a site that is none',
      () => read({}, { at: 'nowhere/gzdt/2026/a' }),
      { key: 'facts-column-unknown', params: { column: 'nowhere/gzdt' } },
    ],
    [
      'another column that is none',
      () => read({ also_in: ['slj/nowhere'] }),
      { key: 'facts-column-unknown', params: { column: 'slj/nowhere' } },
    ],
    [
      'a unit that nobody registered',
      () => read({ unit: 'gone' }),
      { key: 'facts-unit-unknown', params: { unit: 'gone' } },
    ],
    [
      'a withdrawal of what is not live',
      () => read({}, { gone: '隐私', before: { ...live, status: 'notice' } }),
      { key: 'withdraw-not-live', params: { id: 'a000000001' } },
    ],
    [
      'a withdrawal of what never was',
      () => read({}, { gone: '隐私' }),
      { key: 'withdraw-not-live', params: { id: 'a000000001' } },
    ],
    [
      'a withdrawal elsewhere',
      () => read({}, { gone: '隐私', at: 'main/gsgg/2026/a', before: live }),
      { key: 'withdraw-moved', params: { id: 'a000000001', path } },
    ],
  ])('%s', (_what, asked, refusal) => expect(asked()).toEqual(refusal));
});
