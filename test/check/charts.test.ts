import { describe, expect, it } from 'vitest';
import { charts } from '../../scripts/check/charts.ts';
import { findings, keys } from './given.ts';

const chart = { file: '资金.csv', title: '资金安排', form: 'bars' };
const refused = async (csv: string | null, change: object = {}) =>
  keys(
    await findings(charts, {
      front: { kind: 'interpretation', interprets: ['a000000001'], charts: [{ ...chart, ...change }] } as object,
      ...(csv === null ? {} : { files: { '资金.csv': csv } }),
    }),
  );

describe('the file of a chart', () => {
  it('[E20] has names, categories and numbers', async () => {
    expect(await refused('项目,计划,完成\n供水,"1,200",60\n道路,,-3\n')).toEqual([]);
  });

  it.each([
    ['is missing', null, {}, 'chart-file'],
    ['is no CSV', '项目,数\n供水,1', { file: '资金.xlsx' }, 'chart-file'],
    ['is empty', '', {}, 'chart-empty'],
    ['has no row', '项目,数\n', {}, 'chart-empty'],
    ['has one column', '项目\n供水\n', {}, 'chart-empty'],
    ['has more series than can be told apart', '项,一,二,三,四,五\n供水,1,2,3,4,5', {}, 'chart-series'],
    ['has words for numbers', '项目,数\n供水,约30\n', {}, 'chart-number'],
    ['has a unit behind a number', '项目,数\n供水,30\n道路,5%\n', {}, 'chart-number'],
  ])('is refused when it %s', async (_, csv, change, key) => expect(await refused(csv, change)).toEqual([key]));

  it('in other kinds of article is not asked for', async () => {
    expect(await findings(charts, { front: { kind: 'news' } })).toEqual([]);
  });
});
