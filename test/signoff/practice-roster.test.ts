import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InForce } from '../../scripts/site/in-force.ts';
import type { Facts } from '../../scripts/site/types.gen.ts';
import { tell } from '../../scripts/words/say.ts';
import { type Group, inForceOf, makeGroup, type PersonId } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import type { As } from '../fixture/statements.ts';
import { change, given, news, verdict } from './given.ts';

let folder = '';
let group: Group;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
});
afterAll(() => removeFolder(folder));

const by = (person: PersonId, how: As) => given(group, person, how);

/** The county with these files in its registry. */
const county = (registry: Record<string, string> = {}): InForce =>
  inForceOf({ ...group.governed, registry: { ...group.governed.registry, ...registry } });

describe('[C13.3] the roster', () => {
  const shift = (person: string, from: string, until: string) =>
    `duty:\n  - { unit: xzfb, person: ${person}, from: ${from}, until: ${until} }\n`;
  const warning: Facts = { ...news, column: 'main/yjxx', kind: 'news' };
  const signs: As = { unit: 'xzfb', post: 'duty', acts: ['审批'] };
  const night = '2026-02-17T03:00:00+08:00';
  const on = (roster: string, when = night) => {
    const inForce = roster ? county({ 'duty.yml': roster }) : county();
    return verdict(inForce, change({ facts: warning }), [by('duty', signs)], when);
  };

  it('lets whoever is on duty put a warning online at 03:00 on a holiday', () => {
    const found = on(shift('duty', '2026-02-16T18:00:00+08:00', '2026-02-17T08:00:00+08:00'));
    expect(found).toMatchObject({ signed: true, signers: ['duty'] });
    expect(found.found.routes.map(({ confirm_hours }) => confirm_hours)).toEqual([24]);
  });

  it.each([
    ['his shift is over', shift('duty', '2026-02-16T08:00:00+08:00', '2026-02-17T03:00:00+08:00')],
    ['his shift has not begun', shift('duty', '2026-02-17T03:00:01+08:00', '2026-02-17T18:00:00+08:00')],
    ['somebody else is on the roster', shift('mayor', '2026-02-16T18:00:00+08:00', '2026-02-17T08:00:00+08:00')],
  ])('refuses him when %s', (_why, roster) => {
    expect(on(roster)).toMatchObject({ signed: false, ignored: ['approval-off-duty'] });
  });

  it('lets a stand-in take the shift of the one he stands in for, and of nobody else', () => {
    const people = group.governed.registry?.['people.yml'] ?? '';
    const deputy = people.replace(
      /(id: outsider, .*appointments: \[)/,
      '$1{ unit: xzfb, post: duty, from: 2026-01-01, stand_in_for: duty }',
    );
    const stands = (whose: string) => {
      const roster = shift(whose, '2026-02-16T18:00:00+08:00', '2026-02-17T08:00:00+08:00');
      const inForce = county({ 'people.yml': deputy, 'duty.yml': roster });
      const found = verdict(
        inForce,
        change({ facts: warning }),
        [by('outsider', { ...signs, standInFor: 'duty' })],
        night,
      );
      const said = found.found.ignored.map(({ person, why }) => [person, tell('zh', why)]);
      return { signed: found.signed, said };
    };
    expect(stands('duty')).toEqual({ signed: true, said: [] });
    expect(stands('outsider')).toEqual({ signed: true, said: [] });
    expect(stands('mayor')).toEqual({
      signed: false,
      said: [['outsider', expect.stringMatching(/^[^{}]*outsider[^{}]*$/)]],
    });
  });

  it('names nobody who does not hold the post as well', () => {
    const roster = shift('reviewer', '2026-02-16T18:00:00+08:00', '2026-02-17T08:00:00+08:00');
    const inForce = county({ 'duty.yml': roster });
    expect(verdict(inForce, change({ facts: warning }), [by('reviewer', signs)], night)).toMatchObject({
      signed: false,
      ignored: ['approval-no-post'],
    });
  });

  it('leaves a unit without shifts to its appointments', () => {
    expect(on('')).toMatchObject({ signed: true });
    expect(
      on(shift('duty', '2026-02-16T18:00:00+08:00', '2026-02-17T08:00:00+08:00').replace('xzfb', 'xzf')),
    ).toMatchObject({
      signed: true,
    });
  });
});
