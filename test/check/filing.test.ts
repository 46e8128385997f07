import { describe, expect, it } from 'vitest';
import { dates } from '../../scripts/check/dates.ts';
import { disclosure } from '../../scripts/check/disclosure.ts';
import { documentNumber } from '../../scripts/check/document-number.ts';
import { filing } from '../../scripts/check/filing.ts';
import { identity } from '../../scripts/check/identity.ts';
import { people } from '../../scripts/check/people.ts';
import { references } from '../../scripts/check/references.ts';
import { column, findings, keys, proper } from './given.ts';

const known = { isLive: (id: string) => id === 'zzzzzzzzz1', numbered: () => [], interpreters: [], sameId: [] };

describe('a proper article', () => {
  it.each([identity, people, filing, disclosure, references, documentNumber, dates])('passes %o', async (rule) => {
    expect(await findings(rule)).toEqual([]);
  });
});

describe('people', () => {
  it.each([
    ['drafter', { drafter: 'nobody' }],
    ['officer', { officer: 'nobody' }],
    ['secrecy.reviewer', { secrecy: { answers: {}, reviewer: 'nobody' } }],
  ])('[E19] a %s who is not registered is refused', async (field, front) => {
    expect(await findings(people, { front })).toMatchObject([
      { key: 'person-not-registered', field, params: { person: 'nobody' } },
    ]);
  });
});

describe('filing', () => {
  it('[A4] a unit that is not responsible for the column is refused, and the responsible ones are named', async () => {
    const found = await findings(filing, { front: { unit: 'town' } });
    expect(found).toMatchObject([{ key: 'filing-not-responsible', params: { unit: 'town', units: 'water' } }]);
  });

  it('[A4] a column that is open to all takes every unit', async () => {
    expect(await findings(filing, { front: { unit: 'town' }, columns: [column('gzdt', { units: ['all'] })] })).toEqual(
      [],
    );
  });

  it('[A4] each further column is judged like its own', async () => {
    const columns = [column('gzdt'), column('zcwj', { units: ['town'] })];
    const front = { also_in: ['main/zcwj', 'main/none', 'main/gzdt'] };
    expect(keys(await findings(filing, { front, columns }))).toEqual([
      'filing-own-column',
      'filing-not-responsible',
      'filing-column-unknown',
    ]);
  });

  it.each([
    ['a unit that is not registered', { front: { unit: 'none' } }, 'filing-unit-unknown'],
    ['a column that does not exist', { path: 'main/none/2026/a' }, 'filing-column-unknown'],
    ['a site that does not exist', { path: 'none/gzdt/2026/a' }, 'filing-column-unknown'],
    ['a kind that the column does not take', { columns: [column('gzdt', { kinds: ['page'] })] }, 'filing-kind'],
    ['a channel of a unit without one', { front: { channels: ['water'] } }, 'filing-channel'],
    ['a channel of nobody', { front: { channels: ['none'] } }, 'filing-channel'],
  ])('%s is refused', async (_, what, key) => {
    expect(keys(await findings(filing, what))).toContain(key);
  });

  it('a unit with a channel may list it', async () => {
    expect(await findings(filing, { front: { channels: ['town'] } })).toEqual([]);
  });
});

describe('disclosure', () => {
  it.each(['依申请公开', '不予公开'])('%s does not go online', async (value) => {
    expect(await findings(disclosure, { front: { disclosure: value } })).toMatchObject([
      { key: 'not-disclosed', severity: 'error' },
    ]);
  });
});

describe('references', () => {
  it.each(['supersedes', 'repeals', 'amends', 'interprets'])('%s names live articles only', async (field) => {
    expect(await findings(references, { front: { [field]: ['zzzzzzzzz1'] }, context: { known } })).toEqual([]);
    expect(
      await findings(references, { front: { [field]: ['zzzzzzzzz1', 'zzzzzzzzz2'] }, context: { known } }),
    ).toMatchObject([{ key: 'reference-not-live', field: `${field}.1` }]);
  });

  it('an event that an article adds to is live, and another article', async () => {
    expect(await findings(references, { front: { thread: 'zzzzzzzzz1' }, context: { known } })).toEqual([]);
    expect(keys(await findings(references, { front: { thread: 'zzzzzzzzz2' }, context: { known } }))).toEqual([
      'reference-not-live',
    ]);
    expect(keys(await findings(references, { front: { thread: proper.id } }))).toEqual(['reference-self']);
  });

  it('an article does not supersede itself', async () => {
    expect(keys(await findings(references, { front: { supersedes: [proper.id] } }))).toEqual(['reference-self']);
  });
});

describe('identity', () => {
  it('a folder copied with its id is refused, and the other folder named (attacks 64)', async () => {
    const context = { known: { ...known, sameId: ['main/gzdt/2025/other'] } };
    expect(await findings(identity, { context })).toMatchObject([
      { key: 'id-twice', params: { path: 'main/gzdt/2025/other' } },
    ]);
  });
});

describe('document numbers', () => {
  const number = '清水发〔2026〕3号';
  const front = { kind: 'document', issuer: '清源县水利局', document_number: number };
  const numbered = (site: string, issuer: string, one: string) =>
    site === 'main' && issuer === '清源县水利局' && one === number ? ['zzzzzzzzz1'] : [];
  const context = { known: { ...known, numbered } };

  it('the same number of one body twice on a site is refused (attacks 55)', async () => {
    expect(await findings(documentNumber, { front, context })).toMatchObject([{ params: { id: 'zzzzzzzzz1' } }]);
  });

  it.each([
    ['another body', { front: { ...front, issuer: '石桥镇' }, context }],
    ['another site', { front, context, path: 'sub/gzdt/2026/a' }],
    ['a reprint', { front: { ...front, source: { type: 'reprint' } }, context }],
    ['an import', { front, context: { ...context, imported: true } }],
    ['the document itself, changed', { front: { ...front, id: 'zzzzzzzzz1' }, context }],
  ])('%s passes', async (_, what) => {
    expect(await findings(documentNumber, what)).toEqual([]);
  });
});

describe('dates', () => {
  it.each([
    [
      'expiry before publication',
      { publish_at: '2026-03-02T09:00:00+08:00', expires: { at: '2026-03-01T09:00:00+08:00' } },
    ],
    [
      'expiry at the moment of publication, in another zone',
      { publish_at: '2026-03-02T09:00:00+08:00', expires: { at: '2026-03-02T01:00:00Z' } },
    ],
    [
      'repeal before effect',
      { kind: 'document', issuer: 'x', effective_from: '2026-03-02', effective_until: '2026-03-01' },
    ],
  ])('%s is refused', async (_, front) => {
    expect(keys(await findings(dates, { front }))).toEqual(['dates-backwards']);
  });

  it('a document in force for one day passes', async () => {
    const front = { kind: 'document', issuer: 'x', effective_from: '2026-03-02', effective_until: '2026-03-02' };
    expect(await findings(dates, { front })).toEqual([]);
  });
});
