import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterKey, numbersFor } from '../../scripts/ledger/numbers.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { type Group, inForceOf, makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { newsFacts, plainItem, plainRecord, stateAfter } from '../fixture/records.ts';

let folder = '';
let group: Group;
let inForce: InForce;
beforeAll(async () => {
  folder = await temporaryFolder();
  group = await makeGroup(folder);
  inForce = inForceOf(group.governed);
});
afterAll(() => removeFolder(folder));

const time = '2026-03-05T09:00:00+08:00';
const of = (facts: object) => plainItem({ facts: { ...newsFacts, ...facts } });
const nothing = () => ({ counters: new Map<string, number>(), ordinals: new Map<string, number>() });

/** What is in force when the main site numbers by `template`. */
function numberedBy(template: string): InForce {
  const text = group.governed['main/site.yml']?.['site.yml'] ?? '';
  const site = text.replace(/index_number: .*/, `index_number: '${template}'`);
  return inForceOf({ ...group.governed, 'main/site.yml': { 'site.yml': site } });
}

describe('an index number', () => {
  it.each([
    ['SQ{unit}-{year}-{n:5}', 'SQ11-2026-00031'],
    ['{n:1}', '31'],
    ['{year}第{n:3}号', '2026第031号'],
    ['{unit}/{unit}/{n:9}/', '11/11/000000031/'],
  ])('by the template %s reads %s, and is read back', (template, text) => {
    const counter = counterKey(numberedBy(template), plainItem(), time);
    expect([counter.write(31), counter.read(text)]).toEqual([text, 31]);
  });

  it('takes a unit’s id where the registry has no code for it', () => {
    const units = group.governed.registry?.['units.yml']?.replace(", code: '11'", '') ?? '';
    const without = inForceOf({ ...group.governed, registry: { ...group.governed.registry, 'units.yml': units } });
    expect(counterKey(without, plainItem(), time).write(1)).toBe('SQslj-2026-00001');
  });

  it('takes the year of the group’s zone, not that of Greenwich', () => {
    expect(counterKey(inForce, plainItem(), '2026-12-31T16:00:00Z').write(1)).toBe('SQ11-2027-00001');
  });

  it('[41] of an item that names no site or unit that there is, is counted by itself, and stops no verifier', () => {
    const { facts: _, ...bare } = plainItem();
    const lost = [bare, of({ site: undefined, unit: undefined }), of({ site: 'other', unit: 'nobody' })];
    const counters = lost.map((item) => counterKey(inForce, item, time));
    const known = counterKey(inForce, plainItem(), time).key;
    expect(counters.map(({ key, write }) => [key === known, write(7)])).toEqual([
      [false, '000007'],
      [false, '000007'],
      [false, '000007'],
    ]);
  });

  it('of two sites with the same template is counted in each', () => {
    const same = numberedBy('SL{unit}-{year}-{n:5}');
    const [main, sub] = ['main', 'slj'].map((site) => counterKey(same, of({ site }), time));
    expect(main?.write(1)).toBe(sub?.write(1));
    expect(main?.key).not.toBe(sub?.key);
  });
});

describe('numbers that the ledger gives', () => {
  const published = (ordinals = { 'main/gzdt': 4 }) =>
    plainRecord({ items: [plainItem({ index_number: 'SQ11-2026-00008', ordinals })] });
  const other = (facts: object = {}) =>
    plainItem({ id: 'b000000002', path: 'main/gzdt/2026/b', facts: { ...newsFacts, ...facts } });

  it('begin at one in an empty ledger', () => {
    expect(numbersFor(stateAfter(inForce), inForce, plainItem(), time, nothing())).toEqual({
      index_number: 'SQ11-2026-00001',
      ordinals: { 'main/gzdt': 1 },
    });
  });

  it('go on from the last, in each of an item’s columns by itself', () => {
    const state = stateAfter(inForce, published());
    const item = other({ also_in: ['main/gsgg', 'main/gzdt'] });
    expect(numbersFor(state, inForce, item, time, nothing())).toEqual({
      index_number: 'SQ11-2026-00009',
      ordinals: { 'main/gzdt': 5, 'main/gsgg': 1 },
    });
  });

  it('are those that an article has, and a new ordinal alone where it comes into a column', () => {
    const state = stateAfter(inForce, published());
    const item = of({ column: 'main/gsgg', also_in: ['main/gzdt'] });
    const given = nothing();
    expect(numbersFor(state, inForce, item, time, given)).toEqual({
      index_number: 'SQ11-2026-00008',
      ordinals: { 'main/gsgg': 1, 'main/gzdt': 4 },
    });
    expect([...given.counters]).toEqual([]);
  });

  it('of one record go on from each other, so that no two of its items share one', () => {
    const state = stateAfter(inForce, published());
    const given = nothing();
    const numbers = ['b000000002', 'c000000003', 'd000000004'].map((id) =>
      numbersFor(state, inForce, plainItem({ id, path: `main/gzdt/2026/${id}` }), time, given),
    );
    expect(numbers).toEqual([
      { index_number: 'SQ11-2026-00009', ordinals: { 'main/gzdt': 5 } },
      { index_number: 'SQ11-2026-00010', ordinals: { 'main/gzdt': 6 } },
      { index_number: 'SQ11-2026-00011', ordinals: { 'main/gzdt': 7 } },
    ]);
  });
});
