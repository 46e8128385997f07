import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../scripts/article/canonical.ts';
import { readEvent, readRawRetarget } from '../../scripts/signoff/retarget.ts';

const at = '2026-03-04T09:00:00+08:00';
const turned = {
  github: { id: 9, event: 'base_ref_changed', created_at: at },
  gitea: { id: 9, type: 'change_target_branch', created_at: at, old_ref: 'side', new_ref: 'main' },
};
const dialects = ['github', 'gitea'] as const;

describe.each(dialects)('an event of %s', (dialect) => {
  const raw = canonicalJson(turned[dialect]);

  it('that turns a pull request to another branch is read with its time and its raw answer, and again from that', () => {
    expect(readEvent(dialect, turned[dialect])).toMatchObject({ retarget: { at, raw } });
    expect(readRawRetarget(dialect, raw)).toEqual({ at, raw });
  });

  it('is no change of branch where it is anything else', () => {
    const other = { ...turned[dialect], event: 'merged', type: 'merge_pull' };
    expect(readEvent(dialect, other)).toMatchObject({ retarget: null });
    expect(readRawRetarget(dialect, canonicalJson(other))).toBeNull();
  });

  it('is not read again from anything that differs by a byte', () => {
    for (const text of [`${raw} `, raw.slice(0, -1), JSON.stringify(turned[dialect], null, 1), '', 'null'])
      expect(readRawRetarget(dialect, text)).toBeNull();
  });

  it('without kind or time is not understood: what is not told is not taken for nothing', () => {
    for (const wrong of [null, {}, { ...turned[dialect], created_at: 'soon' }, { created_at: at }])
      expect('wrong' in readEvent(dialect, wrong)).toBe(true);
    const other = dialect === 'github' ? 'gitea' : 'github';
    expect('wrong' in readEvent(other, turned[dialect])).toBe(true);
  });

  it('names the fields that are not understood, so that somebody can look for them', () => {
    expect(readEvent(dialect, { ...turned[dialect], created_at: 'soon' })).toEqual({ wrong: ['created_at'] });
    expect(readEvent(dialect, null)).toEqual({ wrong: [`forge-event-${dialect}`] });
  });

  it('is never read out of anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readRawRetarget(dialect, JSON.stringify(value))).toBeNull();
      }),
    );
  });
});

it('GitHub turning a pull request because its branch was deleted is such a change too', () => {
  const event = { ...turned.github, event: 'automatic_base_change_succeeded' };
  expect(readEvent('github', event)).toMatchObject({ retarget: { at } });
});
