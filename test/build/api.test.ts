import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { answer, answers, inDocuments } from './api-answers.ts';
import { type Built, build } from './built.ts';
import { file, live, noon, notice, text } from './given.ts';

const schemas = new URL('../../schemas/', import.meta.url);
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv, ['date', 'date-time']);
ajv.addVocabulary(['en']);
for (const name of readdirSync(schemas).filter((each) => /^(public-|terms)/.test(each))) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(name, schemas), 'utf8')));
}

/** What the answer at `path` promises to be. */
const promised: [RegExp, string][] = [
  [/^site\.json$/, 'public-site.json'],
  [/^columns\.json$/, 'public-columns.json'],
  [/^duties\.json$/, 'public-duties.json'],
  [/^catalogue\.json$/, 'public-catalogue.json'],
  [/^columns\/[a-z-]+\.json$/, 'public-column-list.json'],
  [/^columns\/[a-z-]+\/\d+\.json$/, 'public-column-page.json'],
  [/^cases\.json$/, 'public-cases.json'],
  [/^questions\.json$/, 'public-questions.json'],
  [/^datasets\.json$/, 'public-dataset-list.json'],
  [/^datasets\/..\/[a-z0-9]{10}\.json$/, 'public-dataset.json'],
  [/^documents\.json$/, 'public-document-list.json'],
  [/^documents\/\d{4}-\d\d\.json$/, 'public-document-page.json'],
];

const articles = [
  text('aaaaaaaaa1', {
    body: '见[办法](id:aaaaaaaaa3)和[表](<申请 表.docx>)。\n\n![图](图.png)',
    files: [file('申请 表.docx', 'docx'), file('图.png', 'png')],
    front: { keywords: ['水库'], contacts: [{ duty: '值班', phone: '0999-6800001' }] },
  }),
  inDocuments('aaaaaaaaa2', 1, { front: { document_number: '山政发〔2026〕1号' } }),
  inDocuments('aaaaaaaaa3', 2, { title: '新办法', front: { repeals: ['aaaaaaaaa2'], effective_from: '2026-07-01' } }),
  text('aaaaaaaaa4', { ordinal: 2, front: { kind: 'interpretation', interprets: ['aaaaaaaaa3'] } }),
  text('aaaaaaaaa5', { ordinal: 3, front: { kind: 'notice', notice: '公告', expires: { at: noon } } }),
  notice('aaaaaaaaa6', { ordinal: 4 }),
  text('aaaaaaaaa7', {
    path: 'slj/dongtai/2026/a',
    columns: ['slj/dongtai', 'main/yaowen'],
    ordinals: [1, 5],
    original: { date: '2019-05-04', address: 'http://old.example/1' },
  }),
];

describe('the API', () => {
  it('[E14] gives what its schemas promise, at every address', async () => {
    const given = answers(await build(live(articles)));
    expect(given.length).toBeGreaterThan(15);
    for (const { name, path, text: body } of given) {
      const value = JSON.parse(body);
      const kind = value.status === 'withdrawn' ? 'public-withdrawal.json' : 'public-article.json';
      const schema = path.startsWith('articles/') ? kind : promised.find(([pattern]) => pattern.test(path))?.[1];
      expect(schema, path).toBeDefined();
      ajv.validate(schema ?? '', value);
      expect(ajv.errors, name).toBeNull();
    }
  });

  it('tells of an article what its page shows', async () => {
    const built = await build(live(articles));
    expect(answer(built, 'articles/aa/aaaaaaaaa1.json')).toMatchObject({
      id: 'aaaaaaaaa1',
      status: 'live',
      url: 'https://main.shanye.example/aa/aaaaaaaaa1.html',
      kind: 'news',
      unit: { id: 'office', name: '山野县人民政府办公室' },
      columns: [{ site: 'main', id: 'yaowen', title: '山野要闻', url: 'https://main.shanye.example/yaowen/' }],
      source: { type: 'original', name: '山野县人民政府办公室', url: null },
      published: '2026-03-01T09:30:00+08:00',
      index_number: 'SY-2026-1',
      keywords: ['水库'],
      document: null,
      text: expect.stringContaining('见办法和表。'),
      attachments: [
        {
          title: '申请 表.docx',
          name: '申请 表.docx',
          media_type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          size: 4,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          url: 'https://main.shanye.example/aa/aaaaaaaaa1/%E7%94%B3%E8%AF%B7%20%E8%A1%A8.docx',
        },
      ],
      contacts: [{ duty: '值班', phone: '0999-6800001' }],
    });
  });

  it('gives HTML whose addresses are all absolute', async () => {
    const { html } = answer(await build(live(articles)), 'articles/aa/aaaaaaaaa1.json');
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      'https://main.shanye.example/aa/aaaaaaaaa3.html',
      'https://main.shanye.example/aa/aaaaaaaaa1/%E7%94%B3%E8%AF%B7%20%E8%A1%A8.docx',
      'https://main.shanye.example/aa/aaaaaaaaa1/%E5%9B%BE.png',
    ]);
  });

  it('tells of a document its fields, its marks and what explains it', async () => {
    const built = await build(live(articles));
    expect(answer(built, 'articles/aa/aaaaaaaaa2.json')).toMatchObject({
      document: { number: '山政发〔2026〕1号', date: '2026-02-20', topic: '农业\\水利', validity: 'valid' },
      marks: [
        {
          mark: 'repealed',
          by: { id: 'aaaaaaaaa3', title: '新办法', url: 'https://main.shanye.example/aa/aaaaaaaaa3.html' },
          from: '2026-07-01',
        },
      ],
    });
    expect(answer(built, 'articles/aa/aaaaaaaaa3.json')).toMatchObject({
      repeals: [{ id: 'aaaaaaaaa2' }],
      interpretations: [{ id: 'aaaaaaaaa4' }],
    });
    expect(answer(built, 'articles/aa/aaaaaaaaa5.json').marks).toEqual([{ mark: 'expired', by: null, from: null }]);
  });

  it('has an article once, on its own site, and leads there from others', async () => {
    const built = await build(live(articles));
    expect(
      answers(built)
        .filter(({ path }) => path.endsWith('aaaaaaaaa7.json'))
        .map(({ site }) => site),
    ).toEqual(['slj']);
    const listed = answer(built, 'columns/yaowen.json').items.find(({ id }: { id: string }) => id === 'aaaaaaaaa7');
    expect(listed).toMatchObject({
      url: 'https://slj.shanye.example/aa/aaaaaaaaa7.html',
      api: 'https://slj.shanye.example/api/v1/articles/aa/aaaaaaaaa7.json',
      published: '2019-05-04T00:00:00+08:00',
    });
  });

  it('leads to answers, pages and files that are there', async () => {
    const built = await build(live(articles));
    for (const { name, text: body } of answers(built)) {
      for (const [, site, path = ''] of body.matchAll(/"https:\/\/(main|slj)\.shanye\.example(\/[^"\\]*)\\?"/g)) {
        const target = `${site}${decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path)}`;
        expect(built.files.has(target), `${name} → ${target}`).toBe(true);
      }
    }
  });
});

describe('what the API may not tell', () => {
  const said = (built: Built) =>
    answers(built)
      .map(({ text: body }) => body)
      .join('\n');

  it('who drafted, kept, signed or recorded an article', async () => {
    const planted = text('aaaaaaaaa1', {
      front: {
        drafter: 'planted-drafter',
        officer: 'planted-officer',
        review: [{ act: '审核', by: ['planted-leader@own'], name: 'planted-name' }],
        secrecy: { answers: { secret: 'planted-answer' }, reviewer: 'planted-reviewer' },
      },
    });
    const body = said(await build(live([planted])));
    expect(body).toContain('aaaaaaaaa1');
    expect(body).not.toMatch(/planted|officer-a|reviewer|signer|digest|secrecy/);
  });

  it('anything of what is scheduled, expired and removed, or recorded later', async () => {
    const marked = (id: string, given: Parameters<typeof text>[1]) =>
      text(id, { title: 'PLANTED', body: 'PLANTED', files: [file('PLANTED.pdf', '')], ...given });
    const hidden = [
      marked('bbbbbbbbb1', { front: { publish_at: '2026-07-01T00:00:00+08:00' } }),
      marked('bbbbbbbbb2', { front: { expires: { at: noon, action: 'remove' } } }),
      marked('bbbbbbbbb3', { published: '2026-07-01T00:00:00+08:00' }),
    ];
    const newer = text('aaaaaaaaa8', {
      ordinal: 9,
      body: '[见](id:bbbbbbbbb1)',
      front: { supersedes: ['bbbbbbbbb2'] },
    });
    expect(said(await build(live([...articles, ...hidden, newer])))).not.toMatch(/PLANTED|bbbbbbbbb/);
  });

  it('more of a withdrawn article than its notice, at its own address', async () => {
    const built = await build(live(articles));
    expect(answer(built, 'articles/aa/aaaaaaaaa6.json')).toEqual({
      id: 'aaaaaaaaa6',
      status: 'withdrawn',
      url: 'https://main.shanye.example/aa/aaaaaaaaa6.html',
      reason: '更正',
      notice: '数字有误，更正后再发。',
      withdrawn: '2026-03-01T09:30:00+08:00',
    });
    expect(answers(built).filter(({ text: body }) => body.includes('aaaaaaaaa6'))).toHaveLength(1);
  });

  it('the moment of the build: a later one changes no byte', async () => {
    const [first, second] = [
      await build(live(articles)),
      await build(live(articles), { asOf: '2026-06-02T12:00:00+08:00' }),
    ];
    expect(answers(second)).toEqual(answers(first));
  });

  it('a tag, whatever an officer typed', async () => {
    const nasty = '<script>alert(1)</script>';
    const built = await build(live([text('aaaaaaaaa1', { title: nasty, body: nasty, unitName: nasty })]));
    expect(said(built)).not.toContain('<');
    expect(answer(built, 'articles/aa/aaaaaaaaa1.json').title).toBe(nasty);
  });

  it('anything of a preview, whose copies would carry no mark', async () => {
    const built = await build(live(articles), { mark: 'preview' });
    expect([...built.files.keys()].filter((name) => name.includes('/api/'))).toEqual([]);
    for (const [name, bytes] of built.files) expect(bytes.includes('"/api/'), name).toBe(false);
  });
});
