import { createHash } from 'node:crypto';
import type { FrontMatter } from '../../scripts/article/front-matter.ts';
import { briefOf } from '../../scripts/ledger/brief.ts';
import type { Live, LiveFile, LiveText } from '../../scripts/ledger/live-article.ts';
import type { SiteModel } from '../../scripts/site/in-force.ts';
import type { Article, Column, Document } from '../../scripts/site/types.gen.ts';
import { sentencesFrom } from './sentences.ts';
import { sorts, subjects, words } from './words.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Numbers in [0, 1) that depend on the seed alone. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const columnIds = ['dongtai', 'tongzhi', 'gonggao', 'wenjian', 'fuwu', 'tongji'];

const column = (id: string, at: number): Column => ({
  id,
  title: ['工作动态', '通知公告', '公示公告', '政策文件', '办事服务', '统计信息'][at] ?? id,
  section: 'zwgk',
  column_type: '政务动态',
  units: ['xzfb'],
  person: 'made-up',
  kept: '自建',
  frequency: '按需',
  description: '用来测量的栏目',
  keywords: ['测量'],
  kinds: ['news', 'notice', 'document'],
});

const site = (id: string, name: string): SiteModel => ({
  site: {
    id,
    name,
    domain: `${id}.ceshi.example`,
    host: 'xzfb',
    contact: '0999-0000000',
    index_number: '{year}-{n:5}',
  },
  columns: { sections: [{ id: 'zwgk', title: '政务公开' }], columns: columnIds.map(column) },
  policy: { title: '测量用', routes: [] },
  checklist: { questions: [] },
  rules: { link_hosts: [] },
  blocks: { blocks: [{ block: 'list', column: 'dongtai' }] },
  banner: null,
});

/** What a made article says; the rest is the same for all. */
export interface Made {
  title: string;
  body: string;
  number?: string;
  attachments?: { file: string; title: string; text: string }[];
  site?: string;
  column?: string;
  unitName?: string;
}

function file(name: string, text: string): LiveFile {
  const bytes = Buffer.from(text);
  return { name, size: bytes.length, sha256: sha256(text), read: async () => bytes };
}

function frontOf(id: string, { title, number, attachments = [] }: Made): FrontMatter {
  const common: Omit<Article, 'kind'> = {
    id,
    title,
    unit: 'xzfb',
    drafter: 'made-up',
    officer: 'made-up',
    class: '动态',
    level: '常规',
    sensitive: false,
    emergency: false,
    placement: 'column',
    source: { type: 'original' },
    secrecy: { answers: {} },
    review: [{ act: '终审', by: ['leader@own'] }],
    disclosure: '主动公开',
    attachments: attachments.map(({ file: name, title: shown }) => ({ file: name, title: shown })),
  };
  if (number === undefined) return { ...common, kind: 'news' };
  const document: Omit<Document, keyof Article> = {
    issuer: '测量县人民政府',
    document_number: number,
    document_date: '2026-01-05',
    topic: '综合政务\\其他',
  };
  return { ...common, ...document, kind: 'document' };
}

function articleOf(made: Made, at: number, ordinal: number): LiveText {
  const id = `a${at.toString(36).padStart(9, '0')}`.split('').reverse().join('');
  const { site: own = 'main', column: listed = 'dongtai' } = made;
  const time = new Date(Date.UTC(2024, 0, 1) + at * 3_600_000).toISOString().replace('.000Z', '+00:00');
  const path = `${own}/${listed}`;
  const front = frontOf(id, made);
  const index = `---\n${at}\n---\n${made.body}`;
  return {
    status: 'live',
    id,
    path: `${path}/${time.slice(0, 4)}/a${at}`,
    site: own,
    columns: [path],
    ordinals: [ordinal],
    indexNumber: `CL-${time.slice(0, 4)}-${String(at + 1).padStart(5, '0')}`,
    record: { seq: at + 2, digest: sha256(id), time, type: 'signoff', grade: 'ssh' },
    published: time,
    updated: time,
    versions: [time],
    unitName: made.unitName ?? '测量县政府办公室',
    original: null,
    confirmBy: null,
    front,
    brief: briefOf(front),
    body: made.body,
    names: [],
    tables: [],
    files: [file('index.md', index), ...(made.attachments ?? []).map(({ file: name, text }) => file(name, text))],
  };
}

/** The articles, each the next one of its column. */
function articlesOf(all: readonly Made[]): LiveText[] {
  const counts = new Map<string, number>();
  return all.map((made, at) => {
    const { site: own = 'main', column: listed = 'dongtai' } = made;
    const ordinal = (counts.get(`${own}/${listed}`) ?? 0) + 1;
    counts.set(`${own}/${listed}`, ordinal);
    return articleOf(made, at, ordinal);
  });
}

/** A live list made by hand: two sites that show the given articles. */
export function madeLive(articles: readonly Made[]): Live {
  return {
    group: 'celiang',
    root: sha256('root'),
    head: { seq: articles.length + 1, digest: sha256('head'), time: '2026-11-01T00:00:00+08:00' },
    inForce: {
      group: { id: 'celiang', name: '测量县政府网站群', zone: 'Asia/Shanghai', main: 'main', sites: ['main', 'shui'] },
      registry: {
        units: [{ id: 'xzfb', name: '测量县政府办公室', kind: 'office' }],
        people: [],
        recorders: [{ id: 'made-up', key: 'ssh-ed25519 AAAA', from: '2024-01-01' }],
      },
      sites: new Map([
        ['main', site('main', '测量县人民政府')],
        ['shui', site('shui', '测量县水务局')],
      ]),
      bundles: new Map(),
    },
    articles: articlesOf(articles).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** `count` articles of about 1,200 characters, the same for the same seed. */
export function randomArticles(count: number, seed: number): Made[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T | '' => from[Math.floor(random() * from.length)] ?? '';
  const body = () => {
    const sentence = sentencesFrom(random);
    const paragraph = () => Array.from({ length: 2 + Math.floor(random() * 3) }, sentence).join('');
    return Array.from({ length: 10 }, paragraph).join('\n\n');
  };
  return Array.from({ length: count }, (_, at) => ({
    title: `关于${pick(subjects)}${pick(words)}的${pick(sorts)}（第${at + 1}期）`,
    body: body(),
    column: columnIds[at % columnIds.length] ?? 'dongtai',
    ...(at % 6 === 3 ? { number: `测政发〔${2024 + (at % 3)}〕${at + 1}号` } : {}),
  }));
}
