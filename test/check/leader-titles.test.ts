import { describe, expect, it } from 'vitest';
import { leaderTitles } from '../../scripts/check/leader-titles.ts';
import type { Post } from '../../scripts/site/types.gen.ts';
import { findings, inForce } from './given.ts';

const holder = (name: string, title: string, until?: string) => ({
  id: name,
  name,
  emails: [],
  appointments: [
    { unit: 'water', post: 'leader' as Post, from: '2026-01-01', title, ...(until === undefined ? {} : { until }) },
  ],
});

const registered = inForce();
const people = [
  holder('顾承远', '县长'),
  holder('林启明', '副县长'),
  holder('何大川', '县长', '2025-12-31'),
  holder('李明', '水利局局长'),
];
const context = { inForce: { ...registered, registry: { ...registered.registry, people } } };
const judge = (body: string) => findings(leaderTitles, { body, context });

describe('titles of leaders', () => {
  it.each([
    ['a name one character wrong', '县长顾承元主持会议', 'name-misspelt', { name: '顾承远', written: '顾承元' }],
    ['a name with spaces, one character wrong', '县长 顾 承 元', 'name-misspelt', { written: '顾承元' }],
    ['a title that is another person’s', '县长林启明主持会议', 'title-of-other', { name: '林启明', titles: '副县长' }],
    ['a title that is too high', '县长李明调研', 'title-of-other', { name: '李明', titles: '水利局局长' }],
  ])('[D11] %s is shown to the signers', async (_, body, key, params) => {
    expect(await judge(body)).toMatchObject([{ key, severity: 'warning', params }]);
  });

  it.each([
    ['as registered', '县长顾承远、副县长林启明、水利局局长李明出席'],
    ['held in earlier years', '时任县长何大川'],
    ['with another title before it', '原县长林启明'],
    ['of another place', '邻县县长王某某来访'],
    ['before no name', '县长办公会议由县长主持'],
    ['with a short name that nobody registered', '水利局局长李强'],
  ])('[D11] a title %s passes', async (_, body) => {
    expect(await judge(body)).toEqual([]);
  });

  it('[D11] are compared only where the registry has titles', async () => {
    expect(await findings(leaderTitles, { body: '县长顾承元主持会议' })).toEqual([]);
  });
});
