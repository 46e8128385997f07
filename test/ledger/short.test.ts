import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { long, type Registration, short } from '../../scripts/ledger/short.ts';
import { text } from '../build/given.ts';

const { front: _front, body: _body, tables: _tables, files: _files, ...plain } = text('aaaaaaaaa1');
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const place = fc.constantFrom('main/yaowen', 'main/wenjian', 'shui/dongtai');

/** Registrations as the ledger gives them: ordinals in every column, the site that of the path. */
const registrations = fc
  .record({
    place,
    others: fc.uniqueArray(place),
    ordinal: fc.nat(),
    at: time,
    published: fc.option(time, { nil: null }),
    updated: fc.option(time, { nil: null }),
    versions: fc.array(time, { maxLength: 3 }),
    original: fc.option(fc.constant({ date: '2012-05-04', address: 'http://old.example/1.html' }), { nil: null }),
    confirmBy: fc.option(time, { nil: null }),
    names: fc.array(fc.constantFrom('bbbbbbbbb1', 'bbbbbbbbb2')),
    unitName: fc.string(),
  })
  .map(({ place: own, others, ordinal, at, published, updated, ...given }): Registration => {
    const columns = [...new Set([own, ...others])];
    return {
      ...plain,
      ...given,
      path: `${own}/2026/x`,
      site: own.split('/')[0] ?? '',
      columns,
      ordinals: Object.fromEntries(columns.map((column, index) => [column, ordinal + index])),
      record: { ...plain.record, time: at },
      published: published ?? at,
      updated: updated ?? at,
    };
  });

describe('what is kept of an article in few words', () => {
  it('says everything, also after it was written as JSON', () => {
    fc.assert(
      fc.property(registrations, (article) => {
        expect(long(short(article))).toEqual(article);
        expect(long(JSON.parse(JSON.stringify(short(article))))).toEqual(article);
      }),
    );
  });

  it('names no time twice of an article with one record', () => {
    const at = '2026-03-01T08:00:00+08:00';
    const once = { ...plain, record: { ...plain.record, time: at }, published: at, updated: at, versions: [at] };
    expect(JSON.stringify(short(once)).split(at)).toHaveLength(2);
  });
});
