import { describe, expect, it } from 'vitest';
import { interpretation } from '../../scripts/check/interpretation.ts';
import { findings, given, keys } from './given.ts';

const document = {
  kind: 'document',
  level: '重要',
  issuer: '清源县人民政府',
  document_date: '2026-03-01',
  topic: '农业、林业、水利\\水利',
} as const;
const refused = async (what: Parameters<typeof findings>[1]) => keys(await findings(interpretation, what));
const known = given().context.known;

describe('the interpretation of an important document', () => {
  it.each(['重要', '重大'] as const)('[C9] is demanded of %s ones', async (level) => {
    expect(await refused({ front: { ...document, level } })).toEqual(['interpretation-missing']);
  });

  it('[C9] comes in the same change, or was there before', async () => {
    const interpreters = ['main/zcjd/2026/explained'];
    expect(await refused({ front: document, context: { known: { ...known, interpreters } } })).toEqual([]);
  });

  it('[D9.1.3] or is promised for a day', async () => {
    expect(await refused({ front: { ...document, interpretation_due: '2026-03-05' } })).toEqual([]);
  });

  it.each(['常规', '一般'] as const)('is not demanded of %s ones', async (level) => {
    expect(await refused({ front: { ...document, level } })).toEqual([]);
  });

  it('is not demanded of what others issued or what moves in from an old site', async () => {
    const source = { type: 'reprint', name: '市政府网站', offline: true } as const;
    expect(await refused({ front: { ...document, source } })).toEqual([]);
    expect(await refused({ front: document, context: { imported: true } })).toEqual([]);
  });

  it('is not demanded of news', async () => expect(await refused({ front: { level: '重大' } })).toEqual([]));

  it('names the field that is missing and what to write', async () => {
    const [finding] = await findings(interpretation, { front: document });
    expect(finding).toMatchObject({ field: 'interpretation_due', severity: 'error', params: { id: 'a1b2c3d4e5' } });
  });
});
