import { describe, expect, it } from 'vitest';
import { simplified } from '../../scripts/check/simplified.ts';
import { traditional } from '../../scripts/check/traditional.ts';
import { findings } from './given.ts';

describe('traditional characters', () => {
  it('[B12] in the text and the title are shown with their standard forms', async () => {
    expect(await findings(traditional, { body: '第一段。\n\n推動產業發展。' })).toMatchObject([
      { severity: 'warning', line: 22, params: { characters: '動產業發', simplified: '动产业发' } },
    ]);
    expect(await findings(traditional, { front: { title: '關於開工' } })).toMatchObject([{ field: 'title' }]);
  });

  it.each([
    ['in quotation marks', '碑文写着“風調雨順”'],
    ['in corner marks', '匾额「風調雨順」'],
    ['in a title', '《說文解字》'],
    ['in brackets', '顾承远（顧承遠）'],
    ['that are standard characters too', '乾隆年间，瞭望塔，慰藉，著作，甯姓人家，象徵（徵音）'],
    ['in the standard form', '推动产业发展'],
    ['in an attachment', ''],
  ])('[B12] %s pass', async (_, body) => {
    const files = body === '' ? { 'a.txt': '推動產業發展' } : {};
    expect(await findings(traditional, { body: body || '正文', files })).toEqual([]);
  });

  it('are listed with one standard form each, which is not listed itself', () => {
    expect(simplified.size).toBeGreaterThan(1800);
    for (const [sign, standard] of simplified) {
      expect(sign).not.toBe(standard);
      expect([sign, simplified.has(standard)]).toEqual([sign, false]);
    }
  });
});
