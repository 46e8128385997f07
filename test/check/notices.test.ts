import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyRules, rules } from '../../scripts/check/check.ts';
import type { Rules } from '../../scripts/site/types.gen.ts';
import { subject } from './given.ts';

interface Notice {
  title: string;
  body: string;
  /** What a judge expects, by message key; nothing where it is left out. */
  expect?: string[];
}

const folder = new URL('./notices/', import.meta.url);
const notices = readdirSync(folder).flatMap((name): Notice[] => parse(readFileSync(new URL(name, folder), 'utf8')));
/** The lists that a new group begins with. */
const lists: Rules = parse(readFileSync(new URL('../../layouts/init/site/rules.yml', import.meta.url), 'utf8'));

async function found({ title, body }: Notice): Promise<string[]> {
  const read = await subject({ front: { title }, body, rules: lists });
  return [...new Set(applyRules(rules, read).map(({ key }) => key))].sort();
}

describe('two hundred notices as governments publish them', () => {
  it('are two hundred different ones', () => {
    expect(notices.length).toBeGreaterThanOrEqual(200);
    expect(new Set(notices.map(({ title }) => title)).size).toBe(notices.length);
  });

  it('[C10.2] [D11] are found to hold what a judge sees in them, and nothing else', async () => {
    const wrong: string[] = [];
    for (const notice of notices) {
      const [expected, keys] = [[...(notice.expect ?? [])].sort(), await found(notice)];
      if (keys.join() !== expected.join()) wrong.push(`${notice.title}: ${keys.join()} instead of ${expected.join()}`);
    }
    expect(wrong).toEqual([]);
  });
});
