import { describe, expect, test } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { searchEntries } from '../../scripts/build/search-records.ts';
import { stateAt } from '../../scripts/build/state.ts';
import type { Live, LiveText } from '../../scripts/ledger/live-article.ts';
import { madeLive } from '../bench/live.ts';
import { withFront } from './given.ts';

const asOf = '2026-11-01T00:00:00+08:00';
const entries = (live: Live, at = asOf) => searchEntries(live, stateAt(live, at));
const records = (live: Live, at = asOf) => entries(live, at).map((entry) => entry.record());

function changed(live: Live, change: (article: LiveText) => Live['articles'][number]): Live {
  return { ...live, articles: live.articles.map((article) => (article.status === 'live' ? change(article) : article)) };
}

const document = madeLive([
  {
    title: '关于供水的实施方案',
    body: '第一条 保障供水。',
    number: '测政发〔2026〕3号',
    column: 'wenjian',
    attachments: [{ file: '申请 表.docx', title: '供水申请表', text: '' }],
  },
]);

describe('what the search knows of an article', () => {
  test('[A2] title, numbers, text, names of attachments and what can be filtered', () => {
    expect(records(document)).toEqual([
      {
        url: '/00/000000000a.html',
        title: '关于供水的实施方案',
        numbers: ['CL-2024-00001', '测政发〔2026〕3号'],
        text: '第一条 保障供水。\n测量县人民政府',
        attachments: ['供水申请表', '申请 表.docx'],
        attached: expect.any(Function),
        day: '2024-01-01',
        filters: {
          site: ['测量县人民政府'],
          section: ['政务公开'],
          column: ['政策文件'],
          kind: ['document'],
          class: ['动态'],
          unit: ['测量县政府办公室'],
          year: ['2024'],
          topic: ['综合政务'],
          validity: ['valid'],
        },
      },
    ]);
  });

  test('it is known by its line and the names of its place', () => {
    const places = sha256(JSON.stringify([['测量县人民政府'], ['政务公开'], ['政策文件']]));
    const line = new RegExp(`^\\["000000000a [0-9a-f]{64}",.*\\] ${places}$`);
    const known = entries(document).map(({ url, day }) => ({ url, day }));
    expect(known).toEqual([{ url: '/00/000000000a.html', day: '2024-01-01' }]);
    expect(entries(document).map((entry) => entry.made())).toEqual([expect.stringMatching(line)]);
  });

  test('the day is that of the group’s zone', () => {
    const late = changed(document, (article) => ({ ...article, published: '2025-12-31T17:00:00Z' }));
    expect(records(late)[0]?.day).toBe('2026-01-01');
  });

  test('a moved article stands at the day of its first publication', () => {
    const original = { date: '2012-05-04', address: 'http://old.ceshi.example/1.html' };
    const moved = changed(document, (article) => ({ ...article, original }));
    expect(records(moved)[0]?.day).toBe('2012-05-04');
  });
});

describe('what the search must not know', () => {
  test('an article whose time has not come', () => {
    const scheduled = changed(document, (article) => ({ ...article, published: '2026-11-01T08:00:00+08:00' }));
    expect(records(scheduled)).toEqual([]);
  });

  test('an expired public list that is to be removed', () => {
    const expires = { at: '2026-10-01T00:00:00+08:00', action: 'remove' as const };
    const expired = changed(document, (article) => withFront(article, { ...article.front, expires }));
    expect(records(expired)).toEqual([]);
  });

  test('a withdrawn article, though a notice stands in its place', () => {
    const withdrawn = changed(document, ({ front: _front, body: _body, files: _files, ...rest }) => ({
      ...rest,
      status: 'notice',
      reason: '更正',
      notice: '本文有误，已撤下。',
    }));
    expect(records(withdrawn)).toEqual([]);
  });
});

describe('what a record is made of', () => {
  const made = (live: Live, at?: string) => entries(live, at).map((entry) => entry.made());

  test('is the same for the same, and another with the record of the article', () => {
    expect(made(document)).toEqual(made(document));
    const record = { seq: 9, digest: 'b'.repeat(64), time: asOf, type: 'signoff', grade: 'ssh' } as const;
    expect(made(changed(document, (article) => ({ ...article, record })))).not.toEqual(made(document));
  });

  test.each([
    ['the site', '测量县人民政府', '测量县政府'],
    ['a section', '政务公开', '信息公开'],
    ['a column', '政策文件', '文件库'],
  ])('is another when %s is called something else', (_, from, to) => {
    const sites = [...document.inForce.sites].map(([id, model]): typeof model & { id: string } => ({
      ...JSON.parse(JSON.stringify(model).replaceAll(from, to)),
      id,
    }));
    const inForce = { ...document.inForce, sites: new Map(sites.map((model) => [model.id, model])) };
    expect(made({ ...document, inForce })).not.toEqual(made(document));
  });

  test('is another when the calendar says something else of the article', () => {
    const expires = { at: '2026-12-01T00:00:00+08:00' };
    const marked = changed(document, (article) => withFront(article, { ...article.front, expires }));
    expect(made(marked, '2026-12-02T00:00:00+08:00')).not.toEqual(made(marked));
  });
});
