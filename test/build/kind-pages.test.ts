import { describe, expect, it } from 'vitest';
import { labelsOfFields } from '../../scripts/build/labels.ts';
import * as fields from '../fixture/fields.ts';
import { build } from './built.ts';
import { file, live, text } from './given.ts';
import { page, seen, textsOf } from './kind-page.ts';

const labels = labelsOfFields();
const nasty = `"><script>alert(1)</script>{{ words }}'`;

describe('the page of a guide', () => {
  const files = [file('申请书.docx', 'docx'), file('样本.pdf', 'pdf')];

  it('[E24.1] shows every element by its name, and every element of its papers', async () => {
    const html = await page({ front: { ...fields.guide }, files, body: '' });
    const words = seen(html);
    for (const name of Object.keys(labels.GuideFields ?? {})) {
      if (name !== 'life_events') expect(words, name).toContain(labels.GuideFields?.[name]);
    }
    for (const name of Object.keys(labels.GuideMaterial ?? {}).filter((each) => each !== 'name')) {
      expect(words, name).toContain(labels.GuideMaterial?.[name]);
    }
    const { kind: _kind, life_events: _events, forms: _forms, ...shown } = fields.guide;
    for (const value of textsOf(shown)) expect(words).toContain(value);
    expect(html).not.toContain('<div class="text">');
  });

  it('[E24.2] offers forms under their names with type, size and how to fill them in, and says what is to be collected', async () => {
    const html = await page({ front: { ...fields.guide }, files });
    expect(html).toMatch(
      /<a href="aaaaaaaaa1\/[^"]+\.docx">取水许可申请书<\/a> <span class="attachment-size">DOCX 4 B</,
    );
    for (const value of textsOf(fields.guide.forms.map(({ use: _use, file: _file, ...form }) => form)))
      expect(seen(html)).toContain(value);
    expect(html).toContain('须现场领取');
  });

  it('[A5.3.5] lists its files with type, size and checksum', async () => {
    const html = await page({ front: { ...fields.guide }, files });
    expect(html.match(/<code>[0-9a-f]{64}<\/code>/g)).toHaveLength(2);
  });

  it('says that no papers are needed where there are none', async () => {
    const html = await page({ front: { ...fields.guide, materials: [], forms: [] }, files: [] });
    expect(html).toContain('不需要提交材料。');
    expect(html).not.toContain('id="forms"');
  });
});

describe('the page of a list', () => {
  it('[E24.5] shows the six elements of every result and lets people take the table away', async () => {
    const built = await build(live([text('aaaaaaaaa1', { front: { ...fields.results } })]));
    const html = built.html('/aa/aaaaaaaaa1.html');
    for (const name of ['受理编号', '申请人（单位）', '事项名称', '受理时间', '办理结果', '办结时间'])
      expect(html).toContain(`<th scope="col">${name}</th>`);
    for (const value of textsOf(fields.results.rows)) expect(seen(html)).toContain(value);
    const csv = built.files.get('main/aa/aaaaaaaaa1.csv')?.toString() ?? '';
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFF受理编号,办理结果,事项名称,申请人（单位）,受理时间,办结时间',
      'SL-0001,准予许可,取水许可,山野县自来水公司,2026-04-01,2026-04-10',
    ]);
    expect(html).toContain('<a href="/aa/aaaaaaaaa1.csv" download>');
  });

  it('[E24.4] shows the six elements of every state, by receipt number, and when they were known', async () => {
    const html = await page({ front: { ...fields.progress } });
    for (const name of ['事项名称', '申请人（单位）', '受理时间', '受理编号', '办理部门', '办理状态'])
      expect(html).toContain(`<th scope="col">${name}</th>`);
    expect(html.indexOf('id="JY-0007"')).toBeLessThan(html.indexOf('id="SL-0002"'));
    expect(html).toContain('2026-04-09 17:00');
  });

  it('shows a list of names with its period and where to object, and takes it down when it ends', async () => {
    const html = await page({ front: { ...fields.roster } });
    for (const value of textsOf(fields.roster.rows)) expect(seen(html)).toContain(value);
    expect(html).toContain('2026年5月25日至2026年6月5日');
    const later = await build(live([text('aaaaaaaaa1', { front: { ...fields.roster } })]), {
      asOf: '2026-06-06T00:00:00+08:00',
    });
    expect([...later.files].filter(([, bytes]) => bytes.toString('utf8').includes('石桥村'))).toEqual([]);
  });

  it('gives spreadsheets no formula', async () => {
    const rows = [['=HYPERLINK("http://x")', '+1', 3]];
    const built = await build(live([text('aaaaaaaaa1', { front: { ...fields.roster, rows } })]));
    const csv = built.files.get('main/aa/aaaaaaaaa1.csv')?.toString() ?? '';
    expect(csv).not.toMatch(/(^|,|")[=+]/m);
  });
});

describe('the page of a response', () => {
  const update = (id: string, day: string, kind: object = {}) =>
    text(id, {
      title: `进展${day}`,
      ordinal: Number(day),
      published: `2026-04-${day}T09:00:00+08:00`,
      updated: `2026-04-${day}T09:00:00+08:00`,
      front: { thread: 'aaaaaaaaa1', ...kind },
    });
  const said = [update('aaaaaaaaa2', '02'), update('aaaaaaaaa4', '04', fields.refutation), update('aaaaaaaaa3', '03')];

  it('[E22] collects what was said about an event in order, the newest first, and each leads back to it', async () => {
    const built = await build(live([text('aaaaaaaaa1', { ordinal: 9, front: { ...fields.thread } }), ...said]));
    const html = built.html('/aa/aaaaaaaaa1.html');
    expect([...html.matchAll(/进展\d\d/g)].map(([title]) => title)).toEqual(['进展04', '进展03', '进展02']);
    expect(built.html('/aa/aaaaaaaaa2.html')).toContain('<a href="/aa/aaaaaaaaa1.html">标题aaaaaaaaa1</a>');
  });

  it('[E22] has a feed that pushes every update', async () => {
    const built = await build(live([text('aaaaaaaaa1', { ordinal: 9, front: { ...fields.thread } }), ...said]));
    const html = built.html('/aa/aaaaaaaaa1.html');
    expect(html).toContain('href="/feeds/thread/aaaaaaaaa1.rss"');
    const feed = JSON.parse(built.files.get('main/feeds/thread/aaaaaaaaa1.json')?.toString() ?? '');
    expect(feed.items.map(({ title }: { title: string }) => title)).toEqual([
      '进展04',
      '进展03',
      '进展02',
      '标题aaaaaaaaa1',
    ]);
    expect(built.html('/feeds/')).toContain('事件回应');
  });

  it('[E22] is told of by the API, both ways', async () => {
    const built = await build(live([text('aaaaaaaaa1', { ordinal: 9, front: { ...fields.thread } }), ...said]));
    const answer = (id: string) => JSON.parse(built.files.get(`main/api/v1/articles/aa/${id}.json`)?.toString() ?? '');
    expect(answer('aaaaaaaaa1').updates.map(({ title }: { title: string }) => title)).toEqual([
      '进展04',
      '进展03',
      '进展02',
    ]);
    expect(answer('aaaaaaaaa2').thread).toMatchObject({ id: 'aaaaaaaaa1' });
    expect(answer('aaaaaaaaa1').thread).toBeNull();
  });

  it('leaves no trace of an event that is still to come', async () => {
    const hidden = text('aaaaaaaaa1', {
      ordinal: 9,
      front: { ...fields.thread, publish_at: '2026-07-01T00:00:00+08:00' },
    });
    const built = await build(live([hidden, ...said]));
    expect([...built.files].filter(([, bytes]) => bytes.toString('utf8').includes('aaaaaaaaa1'))).toEqual([]);
  });

  it('collects nothing that is withdrawn or still to come, and nothing for what is no event', async () => {
    const coming = text('aaaaaaaaa5', {
      title: '还没到',
      ordinal: 5,
      front: { thread: 'aaaaaaaaa1', publish_at: '2026-07-01T00:00:00+08:00' },
    });
    expect(await page({ front: { ...fields.thread } }, coming)).not.toContain('还没到');
    expect(await page({}, ...said)).not.toContain('进展');
  });

  it('[C9] refutes a rumour: what is said, where, the verdict, the facts and who verified them', async () => {
    const html = await page({ front: { ...fields.refutation } });
    const { kind: _kind, seen: day, ...shown } = fields.refutation;
    for (const value of textsOf(shown)) expect(seen(html)).toContain(value);
    expect(day).toBe('2026-04-02');
    expect(html).toContain('2026年4月2日');
    expect(html).toContain('"@type":"ClaimReview"');
  });
});

describe('what all of these pages have', () => {
  const all = Object.values(fields).map((front, at) => {
    const files = front.kind === 'guide' ? [file('申请书.docx', 'docx'), file('样本.pdf', 'pdf')] : [];
    return text(`aaaaaaaaa${String.fromCharCode(97 + at)}`, { ordinal: at + 1, front: { ...front }, files, body: '' });
  });

  it('is their fields in the API, as its description says, and in the data block', async () => {
    const built = await build(live(all));
    for (const { id, front } of all) {
      const answer = JSON.parse(built.files.get(`main/api/v1/articles/aa/${id}.json`)?.toString() ?? '');
      const { kind, ...own } = Object.values(fields).find((each) => each.kind === front.kind) ?? front;
      const { expires: _expires, ...expected } = { expires: null, ...own };
      expect(answer.kind).toBe(kind);
      expect(answer.details).toEqual(expected);
      expect(built.html(`/aa/${id}.html`)).toContain('application/ld+json');
    }
  });

  it('is no script, style or handler inside', async () => {
    const built = await build(live(all));
    for (const { id } of all) expect(built.html(`/aa/${id}.html`)).not.toMatch(/ style="| on[a-z]+="|<script>/);
  });

  it.each([
    { ...fields.guide, matter: nasty, fee: nasty, process: [{ name: nasty, does: nasty }], materials: [], forms: [] },
    { ...fields.resource, places: [{ name: nasty, address: nasty, hours: nasty, phone: nasty, note: nasty }] },
    { ...fields.results, rows: fields.results.rows.map((row) => ({ ...row, number: nasty, result: nasty })) },
    { ...fields.roster, columns: [{ title: nasty }], rows: [[nasty]], basis: nasty },
    { ...fields.refutation, rumour: nasty, facts: nasty, spread: nasty },
    { ...fields.faq, topic: nasty, answers: [{ question: nasty, answer: nasty, basis: nasty, phone: nasty }] },
    { ...fields.consultation, background: nasty, ways: [{ way: nasty, detail: nasty }] },
    { ...fields.interview, transcript: [{ speaker: nasty, text: nasty }], questions: [nasty] },
    { ...fields.letter, content: nasty, reply: nasty, writer: nasty },
  ])('is nasty text as text: $kind (attack 52)', async (front) => {
    const built = await build(live([text('aaaaaaaaa1', { title: nasty, front, body: '' })]));
    for (const [name, bytes] of built.files) {
      if (name.endsWith('.html')) expect(bytes.toString('utf8'), name).not.toContain('<script>alert');
    }
  });
});
