import { describe, expect, it } from 'vitest';
import { internalMarks } from '../../scripts/check/internal-marks.ts';
import { marks } from '../../scripts/check/marks.ts';
import { findings } from './given.ts';

describe('classification marks', () => {
  it.each([
    '机密★10年',
    '绝密★启用前',
    '秘密★长期',
    '机密 ★ 10年',
    '机 密★10年',
    '机密★2035年1月1日',
    '★机密 10年',
    '★机密★10年',
    '★秘密',
    '機密★10年',
    '机\u200b密★10年',
    '**机密**★10年',
    '|密级|\n|-|\n|机密★5年|',
  ])('[A5.2.2] %j is refused', async (body) => {
    expect(await findings(marks, { body })).toMatchObject([{ key: 'classification-mark', severity: 'error' }]);
  });

  it('[A5.2.2] in a title or a file name are refused', async () => {
    expect(await findings(marks, { front: { title: '机密★1年 通知' } })).toHaveLength(1);
    expect(await findings(marks, { files: { '机密★1年.txt': '' } })).toMatchObject([{ field: 'name' }]);
  });

  it.each([
    '保守国家秘密是公民的义务。',
    '国家秘密分为绝密、机密、秘密三级',
    '密级★保密期限',
    '★机密文件管理办法学习',
    '商业秘密',
  ])('the words %j pass', async (body) => {
    expect(await findings(marks, { body })).toEqual([]);
  });
});

describe('internal marks', () => {
  it.each(['内部资料', '内部文件', '注意保存', '密级：机密'])(
    '[A5.2.2] %s is a warning and blocks nothing',
    async (body) => {
      expect(await findings(internalMarks, { body })).toMatchObject([{ key: 'internal-mark', severity: 'warning' }]);
    },
  );

  it('the word 内部 alone passes', async () => {
    expect(await findings(internalMarks, { body: '单位内部审计' })).toEqual([]);
  });
});
