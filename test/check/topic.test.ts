import { describe, expect, it } from 'vitest';
import { isOfficialTopic, topic } from '../../scripts/check/topic.ts';
import { findings, keys } from './given.ts';

const document = { kind: 'document', issuer: '清源县人民政府', document_date: '2026-03-01' } as const;
const said = async (words: string, more: object = {}) =>
  keys(await findings(topic, { front: { ...document, topic: words }, ...more }));

describe('the topic of a document', () => {
  it.each(['综合政务\\电子政务', '农业、林业、水利\\水利', '国防\\国防动员', '其他\\其他'])(
    '[B0] may be %s',
    async (words) => {
      expect(isOfficialTopic(words)).toBe(true);
      expect(await said(words)).toEqual([]);
    },
  );

  it.each(['农业\\水利', '综合政务\\水利', '国防\\国防', '水利\\其他'])('is doubted when it is %s', async (words) => {
    expect(isOfficialTopic(words)).toBe(false);
    expect(await said(words)).toEqual(['topic-unknown']);
  });

  it('of a moved document is its own', async () => {
    expect(await said('农业\\水利', { context: { imported: true } })).toEqual([]);
  });

  it('is not asked of other kinds', async () => expect(keys(await findings(topic))).toEqual([]));
});
