import { createHash } from 'node:crypto';
import type { FrontMatter } from '../../scripts/article/front-matter.ts';
import { namedIn } from '../../scripts/article/named.ts';
import { briefOf } from '../../scripts/ledger/brief.ts';
import type {
  Live,
  LiveArticle,
  LiveFile,
  LiveNotice,
  LiveText,
  Registered,
} from '../../scripts/ledger/live-article.ts';
import type { SiteModel } from '../../scripts/site/in-force.ts';
import type { Article, Column, Document, Interpretation, Notice, Site } from '../../scripts/site/types.gen.ts';
import { validate } from '../../scripts/site/validate.ts';

/** A made-up county: nothing here is anybody's. */
export const digest = 'a'.repeat(64);
export const program = new URL('../../', import.meta.url);
export const noon = '2026-06-01T12:00:00+08:00';

export const column = (id: string, title: string, change: Partial<Column> = {}): Column => ({
  id,
  title,
  section: 'news',
  column_type: '工作动态',
  units: ['all'],
  person: 'officer-a',
  kept: '自行录入',
  frequency: '每日',
  description: `${title}的说明`,
  keywords: [title],
  kinds: ['news', 'notice', 'document', 'interpretation', 'page'],
  ...change,
});

const siteData = (id: string, name: string, change: Partial<Site> = {}): Site => ({
  id,
  name,
  domain: `${id}.shanye.example`,
  code: '9900990001',
  icp: '示ICP备1号',
  police: '示公网安备2号',
  host: 'office',
  contact: '0999-6800001',
  index_number: '{n:5}',
  ...change,
});

export function model(id: string, name: string, columns: Column[], change: Partial<SiteModel> = {}): SiteModel {
  return {
    site: siteData(id, name),
    columns: {
      sections: [
        { id: 'news', title: '要闻' },
        { id: 'open', title: '公开' },
      ],
      columns,
    },
    policy: { title: '政策', routes: [] },
    checklist: { questions: [{ id: 'secret', text: '是否涉密？' }] },
    rules: { link_hosts: ['.example'] },
    blocks: {
      blocks: [{ block: 'headline' }, { block: 'list', column: 'yaowen' }, { block: 'channels', title: '频道' }],
    },
    banner: null,
    ...change,
  };
}

export const main = (change: Partial<SiteModel> = {}) =>
  model(
    'main',
    '山野县人民政府',
    [
      column('yaowen', '山野要闻'),
      column('gongshi', '公示', { section: 'open' }),
      column('wenjian', '文件', { section: 'open', column_type: '政策文件' }),
      column('kong', '空栏目'),
    ],
    change,
  );

export const bureau = (change: Partial<SiteModel> = {}) =>
  model('slj', '山野县水利局', [column('dongtai', '动态')], change);

export function live(articles: LiveArticle[], sites: SiteModel[] = [main(), bureau()]): Live {
  return {
    group: 'shanye',
    root: digest,
    head: { seq: 9, digest, time: '2026-05-01T09:00:00+08:00' },
    inForce: {
      group: {
        id: 'shanye',
        name: '山野县网站群',
        zone: 'Asia/Shanghai',
        main: 'main',
        sites: sites.map(({ site }) => site.id),
      },
      registry: {
        units: [
          { id: 'office', name: '山野县人民政府办公室', kind: 'office' },
          { id: 'liuxi', name: '柳溪镇人民政府', short: '柳溪镇', kind: 'township', channel: true },
        ],
        people: [],
        recorders: [],
      },
      sites: new Map(sites.map((site) => [site.site.id, site])),
      bundles: new Map(),
    },
    articles: [...articles].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const common = (id: string, title: string): Article => ({
  id,
  title,
  kind: 'news',
  unit: 'office',
  drafter: 'drafter-a',
  officer: 'officer-a',
  class: '动态',
  level: '常规',
  sensitive: false,
  emergency: false,
  placement: 'column',
  source: { type: 'original' },
  secrecy: { answers: { secret: '否' } },
  review: [{ act: '审核', by: ['leader@own'] }],
  disclosure: '主动公开',
});

function registered(id: string, path: string, ordinal: number, change: Partial<Registered>): Registered {
  const [site = '', name = ''] = path.split('/');
  const at = `${site}/${name}`;
  return {
    id,
    path,
    site,
    columns: [at],
    ordinals: [ordinal],
    indexNumber: `SY-2026-${ordinal}`,
    record: { seq: 2, digest, time: '2026-03-01T09:30:00+08:00', type: 'signoff', grade: 'ssh' },
    published: '2026-03-01T09:30:00+08:00',
    updated: '2026-03-01T09:30:00+08:00',
    versions: ['2026-03-01T09:30:00+08:00'],
    unitName: '山野县人民政府办公室',
    original: null,
    confirmBy: null,
    ...change,
  };
}

export interface Given extends Partial<Omit<LiveText, 'front' | 'status'>> {
  title?: string;
  ordinal?: number;
  front?: Partial<Article> &
    Partial<Pick<Document, 'issuer' | 'document_number' | 'effective_from' | 'effective_until' | 'note'>> &
    Partial<Pick<Notice, 'notice'>> &
    Partial<Pick<Interpretation, 'interprets'>> & { [field: string]: unknown };
}

function frontOf(id: string, title: string, front: Given['front'] = {}): FrontMatter {
  const base = { ...common(id, title), ...front };
  if (base.kind === 'notice') return { ...base, kind: 'notice', notice: front.notice ?? '公告' };
  if (base.kind === 'interpretation') return { ...base, kind: 'interpretation', interprets: front.interprets ?? [] };
  if (base.kind === 'document') {
    return { ...base, kind: 'document', issuer: '山野县人民政府', document_date: '2026-02-20', topic: '农业\\水利' };
  }
  if (base.kind === 'page' || base.kind === 'news') return { ...base, kind: base.kind };
  const valid = validate(base.kind, base, { file: 'index.md', lineOf: () => 1 });
  if ('findings' in valid) throw new Error(JSON.stringify(valid.findings));
  return valid.value;
}

/** A live article; its id is `id`, ten characters long. */
export function text(id: string, given: Given = {}): LiveText {
  const {
    title = `标题${id}`,
    ordinal = 1,
    front,
    path = `main/yaowen/2026/${id}`,
    body = '正文。',
    files = [],
    tables = [],
    ...rest
  } = given;
  const fields = frontOf(id, title, front);
  return {
    ...registered(id, path, ordinal, rest),
    status: 'live',
    front: fields,
    brief: briefOf(fields),
    body,
    names: namedIn(fields, body),
    tables,
    files: [file('index.md', 'not published'), ...files],
  };
}

/** The same article with another front matter. */
export const withFront = (article: LiveText, front: LiveText['front']): LiveText => ({
  ...article,
  front,
  brief: briefOf(front),
});

export function notice(id: string, given: Partial<LiveNotice> & { ordinal?: number } = {}): LiveNotice {
  const { path = `main/yaowen/2026/${id}`, ordinal = 1, ...rest } = given;
  return {
    ...registered(id, path, ordinal, {}),
    status: 'notice',
    reason: '更正',
    notice: '数字有误，更正后再发。',
    ...rest,
  };
}

export function file(name: string, content: string): LiveFile {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, size: bytes.length, sha256, read: async () => bytes };
}
