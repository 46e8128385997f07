import { describe, expect, it } from 'vitest';
import type { Live } from '../../scripts/ledger/live-article.ts';
import { build } from './built.ts';
import { file, live, text } from './given.ts';

const document = (id: string) => text(id, { path: `main/wenjian/2026/${id}`, front: { kind: 'document' } });
const page = (id: string) => `/aa/${id}.html`;

/** The same group, whose office is registered with its leader. */
function withOffice(given: Live, until?: string): Live {
  const { registry } = given.inForce;
  const [office, ...others] = registry.units;
  if (!office) throw new Error('no unit');
  const people = [
    {
      id: 'gu-yuan',
      name: '顾远',
      emails: [],
      appointments: [{ unit: 'office', post: 'principal' as const, from: '2026-01-05', ...(until ? { until } : {}) }],
    },
  ];
  const told = {
    address: '山野县城关镇人民路1号',
    hours: '工作日8:30—12:00',
    phone: '0999-6800001',
    leader: 'gu-yuan',
    leader_office: '主任',
    bodies: [{ name: '秘书股', duties: '公文处理', phone: '0999-6800002' }],
  };
  const units = [{ ...office, office: told }, ...others];
  return { ...given, inForce: { ...given.inForce, registry: { ...registry, units, people } } };
}

describe('a media comment', () => {
  const comment = text('aaaaaaaaa2', {
    front: {
      kind: 'comment',
      comments_on: ['aaaaaaaaa1'],
      published_on: '2026-03-02',
      author: '林晚',
      source: { type: 'reprint', name: '云岭日报', url: 'https://daily.example/1' },
    },
  });

  it('[E21.2] names its document and its source, and the document links to it', async () => {
    const built = await build(live([document('aaaaaaaaa1'), comment]));
    const html = built.html(page('aaaaaaaaa2'));
    expect(html).toContain(`评论的文件<a href="${page('aaaaaaaaa1')}">`);
    expect(html).toContain('云岭日报　林晚　<time datetime="2026-03-02">2026年3月2日</time>');
    const back = /<section class="relation" aria-labelledby="comments">.*?<\/section>/s.exec(
      built.html(page('aaaaaaaaa1')),
    );
    expect(back?.[0]).toContain(page('aaaaaaaaa2'));
    expect(back?.[0]).toContain('云岭日报');
  });

  it('on a document that is gone links to nothing', async () => {
    expect((await build(live([comment]))).html(page('aaaaaaaaa2'))).not.toContain('评论的文件');
  });
});

describe('a topic', () => {
  const topic = (until: string) =>
    text('aaaaaaaaa3', {
      front: {
        kind: 'topic',
        proposed_by: '山野县水利局',
        approved_by: '山野县人民政府办公室',
        approval: '山政办网〔2026〕1号',
        approved_on: '2026-02-01',
        until,
        columns: ['main/wenjian', 'main/kong'],
        groups: [
          { title: '政策', articles: ['aaaaaaaaa1', 'zzzzzzzzz9'] },
          { title: '空的', articles: ['zzzzzzzzz8'] },
        ],
      },
    });

  it('[E11] shows what it gathers, who proposed and approved it, and when it ends', async () => {
    const html = (await build(live([document('aaaaaaaaa1'), topic('2026-06-30')]))).html(page('aaaaaaaaa3'));
    expect(html).toContain(`<a href="${page('aaaaaaaaa1')}">标题aaaaaaaaa1</a>`);
    for (const words of ['山野县水利局', '山政办网〔2026〕1号', '2026年6月30日', '/wenjian/'])
      expect(html).toContain(words);
    expect(html).not.toMatch(/空的|\/kong\/|已归档/);
  });

  it('[E11] is archived after its last day, not on it', async () => {
    const on = async (until: string) =>
      (await build(live([document('aaaaaaaaa1'), topic(until)]))).html(page('aaaaaaaaa3')).includes('本专题已归档');
    expect(await on('2026-06-01')).toBe(false);
    expect(await on('2026-05-31')).toBe(true);
  });

  it('is named by what it gathers', async () => {
    const html = (await build(live([document('aaaaaaaaa1'), topic('2026-06-30')]))).html(page('aaaaaaaaa1'));
    expect(html).toMatch(/所属专题<\/h2>\s*<ul>\s*<li><a href="\/aa\/aaaaaaaaa3\.html">/);
  });
});

describe('a leader and an organisation', () => {
  const leader = text('aaaaaaaaa4', {
    front: { kind: 'leader', person: 'gu-yuan', name: '顾远', office: '主任', rank: 1, duties: ['主持全面工作'] },
  });
  const organisation = text('aaaaaaaaa5', { ordinal: 2, front: { kind: 'organisation', duties: ['公文处理'] } });
  const given = [leader, organisation];

  it('[C8] are shown as the registry knows them', async () => {
    const built = await build(withOffice(live(given)));
    expect(built.html(page('aaaaaaaaa4'))).toContain('任职时间 2026年1月5日');
    const html = built.html(page('aaaaaaaaa5'));
    for (const words of ['人民路1号', '工作日8:30—12:00', '0999-6800001', '顾远（主任）', '秘书股', '公文处理'])
      expect(html).toContain(words);
  });

  it('[C8] whose term is over is marked, and no longer named by the organisation', async () => {
    const built = await build(withOffice(live(given), '2026-05-31'));
    expect(built.html(page('aaaaaaaaa4'))).toContain('已不再担任该职务');
    expect(built.html(page('aaaaaaaaa5'))).not.toContain('顾远');
  });

  it('show nothing of a unit that has published nothing', async () => {
    const html = (await build(live(given))).html(page('aaaaaaaaa5'));
    expect(html).not.toContain('办公地址');
    expect(html).toContain('公文处理');
  });
});

describe('statistics and a dataset', () => {
  it('show period, source, figures and chart', async () => {
    const figures = [{ name: '常住人口', value: '31.2', unit: '万人', change: '增长0.3%' }];
    const charts = [{ file: '人口.csv', title: '常住人口', form: 'line' }];
    const front = { kind: 'statistics', period: '2025年', figures_source: '县统计局', figures, charts } as const;
    const made = text('aaaaaaaaa6', { front, files: [file('人口.csv', '年,人口\n2024,31.1\n2025,31.2\n')] });
    const html = (await build(live([made]))).html(page('aaaaaaaaa6'));
    for (const words of ['2025年', '县统计局', '<strong>31.2</strong> 万人', '增长0.3%', 'chart-picture'])
      expect(html).toContain(words);
  });
});

describe('what a media comment must be', () => {
  const front = { kind: 'comment', comments_on: ['aaaaaaaaa1'], published_on: '2026-03-02' } as const;

  it('[E21.2] is a reprint: words of our own are no media comment', () => {
    expect(() => text('aaaaaaaaa2', { front: { ...front, source: { type: 'original' } } })).toThrow(
      /field-not-allowed/,
    );
  });

  it('[E21.2] names a document', () => {
    const { comments_on: _, ...without } = front;
    expect(() =>
      text('aaaaaaaaa2', { front: { ...without, source: { type: 'reprint', name: '云岭日报' } } }),
    ).toThrow();
  });
});
