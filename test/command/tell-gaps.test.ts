import { expect, it } from 'vitest';
import { holdsAt } from '../../scripts/build/release.ts';
import { comingInstants } from '../../scripts/build/state.ts';
import type { Call } from '../../scripts/command/command.ts';
import { tellGaps } from '../../scripts/command/tell-gaps.ts';
import { column, live, main, model, text } from '../build/given.ts';

const columns = [
  column('huanjing', '环境', { statutory: ['环境保护'] }),
  column('wenjian', '文件', { statutory: ['政策文件'] }),
];
const given = live(
  [
    text('aaaaaaaaa1', {
      path: 'main/huanjing/2026/a',
      front: { expires: { at: '2026-06-01T15:00:00+08:00', action: 'remove' } },
    }),
    text('aaaaaaaaa2', { path: 'main/wenjian/2026/b', front: { publish_at: '2026-06-01T18:00:00+08:00' } }),
  ],
  [model('main', '山野县人民政府', columns)],
);
const at = (hour: number) => `2026-06-01T${String(hour).padStart(2, '0')}:00:00+08:00`;

/** What is told, and which classes are empty. */
function told(hour: number) {
  const notes: string[] = [];
  const note: Call['note'] = (key) => notes.push(key);
  const gaps = tellGaps({ note }, given, at(hour));
  return { notes, empty: gaps?.empty };
}

it('[E16] classes without a column, and those whose columns show nothing by then, are told', () => {
  expect(told(14)).toEqual({ notes: ['build-classes-without', 'build-classes-empty'], empty: ['政策文件'] });
  expect(told(16).empty).toEqual(['政策文件', '环境保护']);
  expect(told(19).empty).toEqual(['环境保护']);
});

it('is told of nothing where no column names a class', () => {
  const notes: string[] = [];
  const note: Call['note'] = (key) => notes.push(key);
  expect(tellGaps({ note }, live([], [main()]), at(12))).toBeNull();
  expect(notes).toEqual([]);
});

it('where a publication makes nothing, and so tells nothing of them, they are what was told when the release was made', () => {
  for (let made = 0; made < 24; made += 1) {
    const released = { as_of: at(made), coming: comingInstants(given, at(made)) };
    for (let asked = made; asked < 24; asked += 1) {
      const silent = holdsAt(released, at(asked), 'Asia/Shanghai');
      if (silent) expect(told(asked)).toEqual(told(made));
      else expect(asked).toBeGreaterThan(14);
    }
    expect(holdsAt(released, '2026-06-02T00:00:00+08:00', 'Asia/Shanghai')).toBe(false);
  }
});
