import { describe, expect, it } from 'vitest';
import { comingInstants, stateAt } from '../../scripts/build/state.ts';
import { consultation, interview } from '../fixture/fields.ts';
import { bureau, column, live, main, model, noon, notice, text } from './given.ts';

const shown = (articles: Parameters<typeof live>[0], asOf = noon) => [...stateAt(live(articles), asOf).shown.keys()];
const standing = (articles: Parameters<typeof live>[0], id: string, asOf = noon) => {
  const found = stateAt(live(articles), asOf).shown.get(id);
  if (!found) throw new Error(`${id} is not shown`);
  return found;
};
const publicList = (at: string) => text('aaaaaaaaa1', { front: { kind: 'notice', notice: '公示', expires: { at } } });

describe('what is to be seen at a moment', () => {
  it('shows an article from the second of its publish_at, not before', () => {
    const due = text('aaaaaaaaa1', { front: { publish_at: noon }, published: noon });
    expect(shown([due])).toEqual(['aaaaaaaaa1']);
    expect(shown([due], '2026-06-01T11:59:59+08:00')).toEqual([]);
  });

  it('compares moments, not texts: publish_at in another offset', () => {
    const due = text('aaaaaaaaa1', { front: { publish_at: '2026-06-01T04:00:01Z' } });
    expect(shown([due])).toEqual([]);
    expect(shown([due], '2026-06-01T12:00:01+08:00')).toEqual(['aaaaaaaaa1']);
  });

  it('hides what was recorded after the moment of the build', () => {
    expect(shown([text('aaaaaaaaa1', { published: '2026-06-02T00:00:00+08:00' })])).toEqual([]);
  });

  it('says nothing of a withdrawal whose article was never to be seen', () => {
    const state = stateAt(live([notice('aaaaaaaaa1', { published: '2026-07-01T00:00:00+08:00' })]), noon);
    expect(state.notices).toEqual([]);
  });

  it('removes an expired public list by default', () => expect(shown([publicList(noon)])).toEqual([]));

  it('keeps a public list until its end', () => {
    expect(standing([publicList('2026-06-01T12:00:01+08:00')], 'aaaaaaaaa1').marks).toEqual([]);
  });

  it('marks any other expired article by default', () => {
    const old = text('aaaaaaaaa1', { front: { kind: 'notice', notice: '公告', expires: { at: noon } } });
    expect(standing([old], 'aaaaaaaaa1').marks).toEqual([{ mark: 'expired' }]);
  });

  it('does what an article asks for instead of the default', () => {
    const kept = text('aaaaaaaaa1', {
      front: { kind: 'notice', notice: '公示', expires: { at: noon, action: 'mark' } },
    });
    const gone = text('aaaaaaaaa2', { front: { expires: { at: noon, action: 'remove' } } });
    expect(shown([kept, gone])).toEqual(['aaaaaaaaa1']);
  });

  it.each(['supersedes', 'repeals', 'amends'] as const)('derives the mark of %s from the newer article', (field) => {
    const old = text('aaaaaaaaa1', { front: { kind: 'document' } });
    const newer = text('aaaaaaaaa2', { front: { kind: 'document', [field]: ['aaaaaaaaa1'] } });
    const mark = { supersedes: 'superseded', repeals: 'repealed', amends: 'amended' }[field];
    expect(standing([old, newer], 'aaaaaaaaa1').marks).toEqual([{ mark, by: newer, from: null }]);
    expect(standing([old, newer], 'aaaaaaaaa1').validity).toBe(field === 'amends' ? 'amended' : 'repealed');
  });

  it('says nothing of a successor that is scheduled, expired and removed, or withdrawn', () => {
    const old = text('aaaaaaaaa1', { front: { kind: 'document' } });
    const scheduled = text('aaaaaaaaa2', {
      front: { repeals: ['aaaaaaaaa1'], publish_at: '2026-07-01T00:00:00+08:00' },
    });
    const expired = text('aaaaaaaaa3', { front: { repeals: ['aaaaaaaaa1'], expires: { at: noon, action: 'remove' } } });
    const { marks, validity } = standing([old, scheduled, expired, notice('aaaaaaaaa4')], 'aaaaaaaaa1');
    expect(marks).toEqual([]);
    expect(validity).toBe('valid');
  });

  it('keeps a document valid until its successor takes effect', () => {
    const old = text('aaaaaaaaa1', { front: { kind: 'document' } });
    const newer = text('aaaaaaaaa2', {
      front: { kind: 'document', repeals: ['aaaaaaaaa1'], effective_from: '2026-06-02' },
    });
    expect(standing([old, newer], 'aaaaaaaaa1').validity).toBe('valid');
    expect(standing([old, newer], 'aaaaaaaaa1').marks).toMatchObject([{ mark: 'repealed', from: '2026-06-02' }]);
    expect(standing([old, newer], 'aaaaaaaaa1', '2026-06-02T00:00:00+08:00').validity).toBe('repealed');
  });

  it('ends a document with the last second of its day in the zone of the group', () => {
    const document = text('aaaaaaaaa1', { front: { kind: 'document', effective_until: '2026-06-01' } });
    expect(standing([document], 'aaaaaaaaa1', '2026-06-01T15:59:59Z').validity).toBe('valid');
    expect(standing([document], 'aaaaaaaaa1', '2026-06-01T16:00:00Z').validity).toBe('lapsed');
  });

  it('does not call a document valid before it takes effect', () => {
    const document = text('aaaaaaaaa1', { front: { kind: 'document', effective_from: '2026-06-02' } });
    expect(standing([document], 'aaaaaaaaa1').validity).toBe('coming');
  });

  it('knows no validity of anything but documents', () => {
    expect(standing([text('aaaaaaaaa1')], 'aaaaaaaaa1').validity).toBeNull();
  });

  it('links a document to the visible articles that explain it', () => {
    const document = text('aaaaaaaaa1', { front: { kind: 'document' } });
    const seen = text('aaaaaaaaa2', { front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'] } });
    const later = text('aaaaaaaaa3', {
      front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'], publish_at: '2027-01-01T00:00:00+08:00' },
    });
    expect(standing([document, seen, later], 'aaaaaaaaa1').interpretations).toEqual([seen]);
  });

  it('archives a column after its last day', () => {
    const sites = [model('main', '县', [column('yaowen', '要闻', { until: '2026-06-01' })])];
    expect(stateAt(live([], sites), noon).archived.size).toBe(0);
    expect([...stateAt(live([], sites), '2026-06-02T00:00:00+08:00').archived]).toEqual(['main/yaowen']);
  });

  it('shows a banner while it lasts', () => {
    const sites = [main({ banner: { text: '大雨', until: noon } }), bureau()];
    expect(stateAt(live([], sites), '2026-06-01T11:59:59+08:00').banners.size).toBe(1);
    expect(stateAt(live([], sites), noon).banners.size).toBe(0);
  });
});

describe('the instants at which pages change by themselves', () => {
  it('lists publication, expiry, days of effect, banners and columns, in order', () => {
    const articles = [
      text('aaaaaaaaa1', {
        front: { publish_at: '2026-06-05T08:00:00+08:00' },
        published: '2026-06-05T08:00:00+08:00',
      }),
      text('aaaaaaaaa2', { front: { expires: { at: '2026-06-03T00:00:00+08:00' } } }),
      text('aaaaaaaaa3', { front: { kind: 'document', effective_from: '2026-06-02', effective_until: '2026-12-31' } }),
    ];
    const sites = [
      model('main', '县', [column('yaowen', '要闻', { until: '2026-06-30' })], {
        banner: { text: '大雨', until: '2026-06-01T18:00:00+08:00' },
      }),
    ];
    expect(comingInstants(live(articles, sites), noon)).toEqual([
      '2026-06-01T18:00:00+08:00',
      '2026-06-02T00:00:00+08:00',
      '2026-06-03T00:00:00+08:00',
      '2026-06-05T08:00:00+08:00',
      '2026-07-01T00:00:00+08:00',
      '2027-01-01T00:00:00+08:00',
    ]);
  });

  it('names when a consultation opens and is over, and when an interview begins', () => {
    const articles = [
      text('aaaaaaaaa1', { front: { ...consultation, opens: '2026-06-10' } }),
      text('aaaaaaaaa2', { front: { ...interview } }),
    ];
    expect(comingInstants(live(articles), noon)).toEqual([
      '2026-06-10T00:00:00+08:00',
      '2026-06-10T15:00:00+08:00',
      '2026-06-21T00:00:00+08:00',
    ]);
    expect(standing(articles, 'aaaaaaaaa1', '2026-06-20T23:59:59+08:00').stage).toBe('open');
    expect(standing(articles, 'aaaaaaaaa1', '2026-06-21T00:00:00+08:00').stage).toBe('closed');
  });

  it('names when something that was recorded after the moment of the build is to be seen', () => {
    const published = '2026-06-02T00:00:00+08:00';
    expect(comingInstants(live([text('aaaaaaaaa1', { published, updated: published })]), noon)).toEqual([published]);
  });

  it('names no moment that has come, and each moment once', () => {
    const at = '2026-06-03T00:00:00+08:00';
    const articles = [
      text('aaaaaaaaa1', { front: { expires: { at } } }),
      text('aaaaaaaaa2', { front: { expires: { at: '2026-06-02T16:00:00Z' } } }),
      text('aaaaaaaaa3', { front: { expires: { at: noon } } }),
    ];
    expect(comingInstants(live(articles), noon)).toHaveLength(1);
  });

  it('gives the same pages between two of them and other states after', () => {
    const articles = [text('aaaaaaaaa1', { front: { expires: { at: '2026-06-03T00:00:00+08:00' } } })];
    const [next = ''] = comingInstants(live(articles), noon);
    expect(standing(articles, 'aaaaaaaaa1', '2026-06-02T23:59:59+08:00').marks).toEqual([]);
    expect(standing(articles, 'aaaaaaaaa1', next).marks).toEqual([{ mark: 'expired' }]);
  });
});
