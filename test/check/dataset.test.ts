import { describe, expect, it } from 'vitest';
import { dataset } from '../../scripts/check/dataset.ts';
import { idNumbers } from '../../scripts/check/id-numbers.ts';
import { findings, idNumber, keys } from './given.ts';

const columns = [
  { name: '学校', type: 'text', description: '名称' },
  { name: '学生', type: 'integer', description: '人数' },
  { name: '均分', type: 'number', description: '分数' },
  { name: '日期', type: 'date', description: '统计日' },
];
const given = (csv: string | null, change: object = {}) => ({
  front: { kind: 'dataset', tables: [{ file: '学校.csv', title: '学校', columns, ...change }] } as object,
  ...(csv === null ? {} : { files: { '学校.csv': csv } }),
});
const refused = async (...what: Parameters<typeof given>) => keys(await findings(dataset, given(...what)));
const head = '学校,学生,均分,日期\n';

describe('the tables of a dataset', () => {
  it('[E17] have the columns that the article describes, and cells of their types', async () => {
    expect(await refused(`${head}一小,1620,"1,086.5",2026-09-01\n二小,,,\n`)).toEqual([]);
  });

  it.each([
    ['is missing', null, {}, 'dataset-file'],
    ['is no CSV', `${head}一小,1,1,2026-09-01`, { file: '学校.xlsx' }, 'dataset-file'],
    ['has no row', head, {}, 'dataset-empty'],
    ['names other columns', '学校,人数,均分,日期\n一小,1,1,2026-09-01', {}, 'dataset-columns'],
    ['names them in another order', '学生,学校,均分,日期\n1,一小,1,2026-09-01', {}, 'dataset-columns'],
    ['has a column that is not described', '学校,学生,均分,日期,电话\n一小,1,1,2026-09-01,x', {}, 'dataset-columns'],
    ['has a fraction of a person', `${head}一小,16.5,1,2026-09-01`, {}, 'dataset-cell'],
    ['has words for a number', `${head}一小,16,约90,2026-09-01`, {}, 'dataset-cell'],
    ['has a day that is none', `${head}一小,16,90,2026-02-31x`, {}, 'dataset-cell'],
  ])('are refused when one %s', async (_, csv, change, key) => expect(await refused(csv, change)).toEqual([key]));

  it('[E17] are searched for private data like every other attachment', async () => {
    const found = await findings(idNumbers, given(`${head}${idNumber()},1,1,2026-09-01\n`));
    expect(found).toMatchObject([{ file: '学校.csv', severity: 'error' }]);
  });

  it('in other kinds of article are not asked for', async () => {
    expect(await findings(dataset, { front: { kind: 'news' } })).toEqual([]);
  });
});
