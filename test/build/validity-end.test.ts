import { describe, expect, it } from 'vitest';
import { build } from './built.ts';
import { live, text } from './given.ts';

const old = (front: { effective_until?: string } = {}) =>
  text('aaaaaaaaa1', { ordinal: 1, front: { kind: 'document', ...front } });
const newer = (
  id: string,
  front: Partial<Record<'repeals' | 'supersedes' | 'amends', string[]>> & { effective_from?: string },
) => text(id, { ordinal: 2, front: { kind: 'document', ...front } });

/** What the page of the old document and its entry in the API say of its end. */
async function endOf(...articles: ReturnType<typeof text>[]) {
  const built = await build(live(articles));
  const { document } = JSON.parse(String(built.files.get('main/api/v1/articles/aa/aaaaaaaaa1.json')));
  return {
    page: /<dt>废止日期<\/dt><dd>([^<]*)</.exec(built.html('/aa/aaaaaaaaa1.html'))?.[1],
    api: document.effective_until,
  };
}

describe('废止日期 of a document', () => {
  it('is not there while nothing ends it, nor because something amends it', async () => {
    expect(await endOf(old())).toEqual({ page: '—', api: null });
    expect(await endOf(old(), newer('aaaaaaaaa2', { amends: ['aaaaaaaaa1'] }))).toEqual({ page: '—', api: null });
  });

  it.each(['repeals', 'supersedes'] as const)('is the day on which what %s it takes effect', async (how) => {
    const by = newer('aaaaaaaaa2', { [how]: ['aaaaaaaaa1'], effective_from: '2026-04-01' });
    expect(await endOf(old(), by)).toEqual({ page: '2026年4月1日', api: '2026-04-01' });
  });

  it('is the date of what repeals it where that names no other day', async () => {
    expect((await endOf(old(), newer('aaaaaaaaa2', { repeals: ['aaaaaaaaa1'] }))).api).toBe('2026-02-20');
  });

  it('is the earliest of several, its own last day among them', async () => {
    const by = newer('aaaaaaaaa2', { repeals: ['aaaaaaaaa1'], effective_from: '2026-04-01' });
    expect((await endOf(old({ effective_until: '2026-03-31' }), by)).api).toBe('2026-03-31');
    expect((await endOf(old({ effective_until: '2027-03-31' }), by)).api).toBe('2026-04-01');
  });
});
