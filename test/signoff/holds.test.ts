import { describe, expect, it } from 'vitest';
import { holds } from '../../scripts/signoff/holds.ts';
import type { Appointment, Registry } from '../../scripts/site/types.gen.ts';

const day = '2026-03-05';
const person = (id: string, name: string, appointments: Appointment[] = []) => ({ id, name, emails: [], appointments });
const registry: Registry = {
  units: [{ id: 'slj', name: '水利局', kind: 'department' }],
  people: [person('zhao', '赵四')],
  recorders: [],
};
const term = (from: string, until?: string, other?: string): Appointment => ({
  unit: 'slj',
  post: 'leader',
  from,
  ...(until === undefined ? {} : { until }),
  ...(other === undefined ? {} : { stand_in_for: other }),
});
/** Why 王三 with these terms may not act as leader of the water bureau, for himself or for somebody else. */
function why(terms: Appointment[], other: string | null = null) {
  const found = holds(registry, person('wang', '王三', terms), 'leader', 'slj', other, day);
  return found && { key: found.key, ...found.params };
}
const place = { person: '王三', post: 'leader', unit: 'slj' };

describe('who may act in a post', () => {
  it('is its holder from the first day to the last', () => {
    for (const held of [term(day), term('2026-01-01', day), term('2026-01-01'), term(day, day)])
      expect(why([held])).toBeNull();
    expect(why([term('2025-01-01', '2025-12-31'), term('2026-02-01')])).toBeNull();
  });

  it('is a stand-in for whom he stands in for, and for nobody else', () => {
    expect(why([term('2026-03-01', day, 'zhao')], 'zhao')).toBeNull();
    expect(why([term('2026-03-01', day, 'zhao'), term('2026-01-01')])).toBeNull();
    expect(why([term('2026-03-01', day, 'zhao')], 'li')).toEqual({
      key: 'approval-stand-in-none',
      ...place,
      other: 'li',
    });
    expect(why([term('2026-03-01', '2026-03-04', 'zhao')], 'zhao')).toEqual({
      key: 'approval-stand-in-none',
      ...place,
      other: '赵四',
    });
    expect(why([term('2026-01-01')], 'zhao')).toMatchObject({ key: 'approval-stand-in-none' });
  });
});

describe('who may not hears why', () => {
  it.each<[string, Appointment[], object, string | null]>([
    [
      'a stand-in for himself',
      [term('2026-01-01', undefined, 'wang')],
      { key: 'approval-stand-in-self', person: '王三' },
      'wang',
    ],
    [
      'a stand-in who does not say for whom',
      [term('2026-01-01', undefined, 'zhao')],
      { key: 'approval-stand-in-unsaid', person: '王三', unit: 'slj' },
      null,
    ],
    ['nobody', [], { key: 'approval-no-post', ...place }, null],
    ['one of another post', [{ ...term('2026-01-01'), post: 'reviewer' }], { key: 'approval-no-post', ...place }, null],
    ['one of another unit', [{ ...term('2026-01-01'), unit: 'jyj' }], { key: 'approval-no-post', ...place }, null],
    [
      'one who comes tomorrow',
      [term('2026-03-06')],
      { key: 'approval-post-not-yet', ...place, day: '2026-03-06' },
      null,
    ],
    [
      'one who left yesterday',
      [term('2026-01-01', '2026-03-04')],
      { key: 'approval-post-ended', ...place, day: '2026-03-04' },
      null,
    ],
    [
      'one who left twice: the later day',
      [term('2025-06-01', '2025-12-31'), term('2025-01-01', '2025-03-31')],
      { key: 'approval-post-ended', ...place, day: '2025-12-31' },
      null,
    ],
    [
      'one who left and comes again',
      [term('2025-01-01', '2025-12-31'), term('2026-04-01')],
      { key: 'approval-post-not-yet', ...place, day: '2026-04-01' },
      null,
    ],
    [
      'one who only stood in before',
      [term('2026-01-01', '2026-03-04', 'zhao')],
      { key: 'approval-no-post', ...place },
      null,
    ],
    [
      'one who will only stand in',
      [term('2026-03-06', undefined, 'zhao')],
      { key: 'approval-no-post', ...place },
      null,
    ],
  ])('%s', (_who, terms, answer, other) => {
    expect(why(terms, other)).toEqual(answer);
  });
});
