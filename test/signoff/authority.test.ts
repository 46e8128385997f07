import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ParsedArticle, parseFolder } from '../../scripts/article/parse.ts';
import { authorityOf, lasting } from '../../scripts/signoff/authority.ts';
import { factsOf } from '../../scripts/signoff/facts.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { change, given, news, verdict } from './given.ts';

const authorities = `authorities:
  - id: superior
    title: 国务院、省政府网站重要政策转载授权
    sources:
      - { name: 省人民政府网站, host: www.province.gov.example }
      - { name: 国务院网站, host: www.state.gov.example }
  - id: storm
    title: 暴雨预警模板授权
    templates:
      - text: 县气象台{time}发布{kind}{colour}预警：未来{hours}小时{kind}持续，请注意防范。
        blanks: { time: time, kind: [暴雨, 雷电], colour: [蓝色, 黄色], hours: number }
      - text: |
          {day}（*）解除{what}预警{note}.
        blanks: { day: date, what: [C++, 暴雨] }
`;
const route = `  - id: standing
    title: 凭事先授权先行发布
    when: { authority: [superior, storm], change: [new] }
    until: 2026-06-30
    steps: [{ act: 审核, by: [site-admin@xzfb] }]
  - id: later
    title: 凭事先授权转载
    when: { authority: [superior], change: [return] }
    until: 2026-07-31
    steps: [{ act: 审核, by: [site-admin@xzfb] }]
  - id: reprint
`;

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  const text = group.governed['main/policy.yml']?.['policy.yml'] ?? '';
  const policy = text.replace('  - id: reprint\n', route) + authorities;
  inForce = inForceOf({ ...group.governed, 'main/policy.yml': { 'policy.yml': policy } });
});
afterAll(() => removeFolder(folder));

const parsed = (front: object, body?: string): ParsedArticle => {
  const read = parseFolder(folderOf('main/gzdt/2026/a', { 'index.md': articleText(front, body) }));
  if ('findings' in read || read.type !== 'article') throw new Error('unreadable');
  return read;
};
const authority = (front: object, body?: string) => {
  const policy = inForce.sites.get('main')?.policy;
  return policy && authorityOf(policy, parsed(front, body));
};
const reprint = (name: string, url: string) => ({ source: { type: 'reprint', name, url } });
const storm = '县气象台3时10分发布暴雨黄色预警：未来12小时雷电持续，请注意防范。\n';

describe('a standing authority', () => {
  it('covers a reprint of a named source at its own host', () => {
    expect(authority(reprint('省人民政府网站', 'https://www.province.gov.example/2026/1.html'))).toBe('superior');
  });

  it.each([
    ['the name of one source at the host of another', reprint('国务院网站', 'https://www.province.gov.example/1')],
    ['another name', reprint('晚报', 'https://www.province.gov.example/1')],
    ['another host', reprint('省人民政府网站', 'https://www.province.gov.example.evil.example/1')],
    ['no address', { source: { type: 'reprint', name: '省人民政府网站' } }],
    ['no reprint', {}],
  ])('does not cover %s', (_what, front) => expect(authority(front)).toBeUndefined());

  it.each(['sensitive', 'emergency'])('[D9.5] covers nothing that is marked %s, by source or by template', (mark) => {
    const source = reprint('省人民政府网站', 'https://www.province.gov.example/1');
    for (const [front, text] of [[source], [{}, storm]] as const) {
      expect(authority(front, text)).toBeDefined();
      expect(authority({ ...front, [mark]: true }, text)).toBeUndefined();
    }
  });

  it('covers a reprint of each of its sources', () => {
    expect(authority(reprint('国务院网站', 'https://www.state.gov.example/1'))).toBe('superior');
  });

  it('covers nothing where the policy gives none', () => {
    const policy = inForce.sites.get('slj')?.policy;
    expect(policy && authorityOf(policy, parsed({}, storm))).toBeUndefined();
  });

  it('covers a text that is a template word for word', () => {
    expect(authority({}, storm)).toBe('storm');
    for (const day of ['7月2日', '2026年12月31日'])
      expect(authority({}, `${day}（*）解除C++预警{note}.\n`)).toBe('storm');
  });

  it.each([
    ['one word more', storm.replace('请注意', '请务必注意')],
    ['a line more', `${storm}全县停课。\n`],
    ['a word in a blank that is not among its words', storm.replace('暴雨', '地震')],
    ['a sentence in a blank', storm.replace('12', '12小时停水停电,3')],
    ['a number too long', storm.replace('12', '12345')],
    ['another sign where the template has one of the signs of expressions', '7月2日（*）解除C++预警{note}。\n'],
    ['a word of the template that only looks like an expression', '7月2日（*）解除CCC预警{note}.\n'],
    ['something in braces that are no blank', '7月2日（*）解除C++预警注意.\n'],
    ['something in front', `通知：${storm}`],
    ['a time of a wrong form', storm.replace('3时10分', '3：10')],
    ['nothing in a blank', storm.replace('3时10分', '')],
  ])('does not cover a template with %s', (_what, text) => expect(authority({}, text)).toBeUndefined());

  it('is a fact that the text alone decides, so that everybody finds it again', () => {
    const read = factsOf(inForce, 'main/gzdt/2026/a', parsed({}, storm), null, () => undefined, false);
    expect('facts' in read && read.facts.authority).toBe('storm');
  });

  it('lets one person publish until its last day, and nobody afterwards', () => {
    const facts = { ...news, authority: 'storm' };
    const admin = given(group, 'site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] });
    const on = (day: string) => verdict(inForce, change({ facts }), [admin], `${day}T23:59:00+08:00`);
    expect(on('2026-06-30')).toMatchObject({ signed: true, signers: ['site-admin'] });
    expect(on('2026-07-01')).toMatchObject({ signed: false, missing: ['审核 reviewer@slj', '审批 principal@slj'] });
  });

  it('rules new texts only where its route says so', () => {
    const facts = { ...news, authority: 'storm', change: 'change' as const };
    const admin = given(group, 'site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] });
    expect(verdict(inForce, change({ facts }), [admin])).toMatchObject({ signed: false });
  });

  it('[D9.5] stands behind the two leaders of an emergency', () => {
    const facts = { ...news, authority: 'storm', emergency: true };
    const admin = given(group, 'site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] });
    expect(verdict(inForce, change({ facts }), [admin])).toMatchObject({
      signed: false,
      missing: ['审批 leader@xzf', '审批 principal@xzf'],
    });
  });

  it('leaves the governed files as they are while none of them has ended', () => {
    expect(lasting(inForce, '2026-06-30')).toBe(inForce);
    const ended = lasting(inForce, '2026-07-01');
    const routes = (of: InForce, site = 'main') => of.sites.get(site)?.policy.routes.map(({ id }) => id) ?? [];
    expect(routes(ended)).toEqual(routes(inForce).filter((id) => id !== 'standing'));
    expect(routes(ended, 'slj')).toEqual(routes(inForce, 'slj'));
    expect(routes(lasting(inForce, '2026-07-31'))).toContain('later');
    expect(routes(lasting(inForce, '2026-08-01'))).not.toContain('later');
    expect(routes(inForce)).toContain('standing');
  });
});
