import { expect } from 'vitest';
import { reviewOf, route } from '../../scripts/signoff/route.ts';
import { submissionFaults } from '../../scripts/signoff/submission.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { personOf } from '../../scripts/site/people.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { effects, forbidden, siteOf, unitsShort, without } from './asking.ts';
import { signedBy, wrongWays } from './wrong.ts';

/** A clause and what the governed files must say for it. */
type Said = readonly [clause: string, claim: (inForce: InForce) => void];

/** The emergency of test/sites/tieling, signed again with the same bytes. */
const confirming: Facts = {
  change: 'change',
  site: 'main',
  column: 'main/tfsj',
  unit: 'shjz',
  unit_kind: 'department',
  kind: 'notice',
  level: '重要',
  emergency: true,
};

/** What the regulations say of columns, questions and sites, as opposed to routes. */
export const said: Readonly<Record<string, readonly Said[]>> = {
  'xinjiang-dpf': [
    [
      '[A1.2] stops a unit without a leader in charge or without an officer, and no other',
      (inForce) => {
        expect(unitsShort(inForce)).toEqual([]);
        expect(unitsShort(without(inForce, 'kfb', 'leader'))).toEqual(['kfb leader']);
        expect(unitsShort(without(inForce, 'ylz', 'officer'))).toEqual(['ylz officer']);
      },
    ],
    [
      '[A4][A7.2] takes articles from officers in office of their own unit only',
      (inForce) => {
        const facts: Facts = { change: 'new', site: 'main', unit: 'kfb', unit_kind: 'department' };
        const by = (person: string) => submissionFaults(inForce, facts, [{ person, as: ['drafter'] }], '2026-03-07');
        expect(by('gong-beichen')).toEqual([]);
        for (const wrong of ['fan-pingye', 'lai-qinghe', 'nobody'])
          expect(by(wrong).map(({ key }) => key)).toEqual(['officer-not-in-post']);
      },
    ],
    [
      '[A2] has the four sections of the text',
      (inForce) =>
        expect(siteOf(inForce).columns.sections.map(({ title }) => title)).toEqual(['政务', '新闻', '服务', '业务']),
    ],
    [
      '[A7.2] ends the term of an officer who has left',
      ({ registry }) =>
        expect(registry.people.some(({ appointments }) => appointments.every(({ until }) => until !== undefined))).toBe(
          true,
        ),
    ],
  ],
  xichuan: [
    [
      '[B11] asks for each of the nine forbidden contents',
      (inForce) =>
        expect(effects(inForce).slice(1)).toEqual(
          forbidden('law state honour nation religion rumour vice slander other'),
        ),
    ],
    [
      '[B11] keeps words for each of the nine',
      (inForce) => {
        const { forbidden = [] } = siteOf(inForce).rules;
        expect(forbidden.map(({ words }) => words.length > 0)).toEqual(Array(9).fill(true));
        expect(siteOf(inForce, 'slj').rules).toBe(siteOf(inForce).rules);
      },
    ],
    [
      '[B8] has a column for each sort of information that is to be published, each with a kind that can hold it',
      (inForce) => {
        const all = [...inForce.sites.values()].flatMap(({ columns }) => columns.columns);
        const sorts = ['政策文件', '政务公开', '机构职能', '数据发布', '办事服务', '回应关切', '政策解读', '工作动态'];
        for (const sort of sorts)
          expect([sort, all.some((column) => column.column_type === sort && column.kinds.length > 0)]).toEqual([
            sort,
            true,
          ]);
      },
    ],
    [
      '[B4] lets a sub-site open a column of its own',
      (inForce) => {
        const columns = (id: string) => siteOf(inForce, id).columns.columns.map(({ title }) => title);
        expect(columns('slj')).toContain('河湖长制');
        expect(columns('main')).not.toContain('河湖长制');
      },
    ],
    [
      '[B5] names sub-sites and their domains by letters of the alphabet',
      ({ group, sites }) => {
        for (const id of group.sites) expect(id).toMatch(new RegExp(group.site_id_rule ?? '(?!)'));
        for (const id of ['slj', 'liuquan']) expect(sites.get(id)?.site.domain).toBe(`${id}.xichuan.gov.example`);
      },
    ],
    [
      '[B2] gives one sub-site a policy of its own and the other that of the group',
      (inForce) => {
        expect(siteOf(inForce, 'slj').policy).toBe(siteOf(inForce).policy);
        expect(siteOf(inForce, 'liuquan').policy).not.toBe(siteOf(inForce).policy);
      },
    ],
  ],
  tieling: [
    [
      '[C10.5] asks for state and business secrets and each kind of safety',
      (inForce) =>
        expect(effects(inForce)).toEqual([
          ...forbidden('secret business privacy national public economic'),
          'stability: 否 clean, 需按突发或敏感信息办 route, 是 block',
          'commerce: 否 clean, 是 block',
          'rights: 否 clean, 无图片和视频 clean, 是 block',
        ]),
    ],
    [
      '[C13.4] names who answers for each column and for the safety of the site',
      (inForce) => {
        const { columns, site } = siteOf(inForce);
        for (const { person } of columns.columns) expect(personOf(inForce.registry, person)).toBeDefined();
        expect(personOf(inForce.registry, site.security ?? '')).toBeDefined();
      },
    ],
    [
      '[C13.3] lets the duty officer and the leader on duty, and nobody else, publish and withdraw at 03:00 on a holiday',
      (inForce) => {
        const night = '2026-02-17T03:00:00+08:00';
        const { facts: emergency } = { facts: { ...confirming, change: 'new' as const } };
        const ways = (at: string, facts: Facts) =>
          wrongWays(inForce, { facts, affected: new Map(), officer: 'qi-qiushi', at });
        expect(ways(night, emergency)).toMatchObject({ wrong: [] });
        expect(ways(night, emergency).tried).toBeGreaterThan(20);
        const gone: Facts = { ...confirming, change: 'withdraw' };
        const alone = (person: string, unit: string, at: string) =>
          signedBy(inForce, gone, { person, unit, post: 'duty' }, at);
        expect(alone('ge-nanqiao', 'mzj', night)).toBe(true);
        expect(alone('jiao-yuhuai', 'dzb', night)).toBe(true);
        expect(alone('nie-zhige', 'dzb', night)).toBe(false);
        expect(alone('ge-nanqiao', 'mzj', '2026-02-17T08:30:00+08:00')).toBe(false);
      },
    ],
    [
      '[C13.3] has what the duty put online confirmed by those who sign by day',
      (inForce) => {
        const night = route(inForce, { ...confirming, change: 'new' });
        const day = route(inForce, confirming);
        if ('refused' in night || 'refused' in day) throw new Error('no route');
        expect([night.route.id, night.route.confirm_hours]).toEqual(['duty', 24]);
        expect([day.route.id, day.route.confirm_hours]).toEqual(['emergency', undefined]);
        expect(reviewOf([day.route]).flatMap(({ by }) => by)).not.toContain('duty@mzj');
      },
    ],
  ],
  yunzhou: [
    [
      '[D6] lists the sources of reprints by name, and their accounts on a shared host',
      (inForce) => {
        const { sources = [], shared_hosts: shared } = siteOf(inForce).rules;
        expect(sources.every(({ hosts, accounts }) => hosts?.length && accounts?.length)).toBe(true);
        expect(shared).toContain('mp.weixin.qq.com');
      },
    ],
    [
      '[D11] lists serious misstatements apart from common misprints',
      (inForce) =>
        expect(new Set(siteOf(inForce).rules.misprints?.map(({ serious }) => serious === true))).toEqual(
          new Set([true, false]),
        ),
    ],
    [
      '[D10] asks the nine questions, of which the seventh changes the route and the fifth and ninth are words',
      (inForce) =>
        expect(effects(inForce)).toEqual([
          'secret: 否 clean, 是 block',
          'law: 符合 clean, 不符合 block',
          'copyright: 符合 clean, 不符合 block',
          'harm: 否 clean, 是 block',
          'promotion: words',
          'timing: 适宜 clean, 不适宜 block',
          'sensitive: 否 clean, 是 route',
          'statistics: 准确 clean, 无统计数据 clean, 不准确 block',
          'other: words',
        ]),
    ],
  ],
  weiyang: [
    [
      '[E7] wants a leader in charge and at least one liaison officer of every department and street, as its policy says',
      (inForce) => {
        expect(unitsShort(inForce)).toEqual([]);
        expect(unitsShort(without(inForce, 'rsj', 'officer'))).toEqual(['rsj officer']);
        expect(unitsShort(without(inForce, 'beiqiao', 'leader'))).toEqual(['beiqiao leader']);
        expect(unitsShort(without(inForce, 'xcb', 'leader'))).toEqual([]);
      },
    ],
    [
      '[E3] gives departments and streets channels of the one site, and no site',
      ({ group, registry }) => {
        expect(group.sites).toEqual(['main']);
        const kept = registry.units.filter(({ kind }) => kind === 'department' || kind === 'township');
        expect(kept.filter(({ channel }) => !channel)).toEqual([]);
      },
    ],
    [
      '[E11] opens a topical column by a proposer and until a day',
      (inForce) =>
        expect(siteOf(inForce).columns.columns.find(({ id }) => id === 'ltxd')).toMatchObject({
          proposer: 'hbj',
          until: '2026-12-31',
        }),
    ],
    [
      '[E36] refers what is uncertain',
      (inForce) => expect(effects(inForce)[0]).toBe('secret: 否 clean, 难以确定 refer, 是 block'),
    ],
  ],
};
