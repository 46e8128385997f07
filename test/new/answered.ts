/** What `new` asks and these tests are not about: unit, level and the checklist, nothing of it held back. */
export function answered({ statistics }: { statistics: '准确' | '无统计数据' }): string[] {
  const answers = {
    secret: '否',
    privacy: '否',
    law: '符合',
    copyright: '有权使用',
    timing: '适宜',
    sensitive: '否',
    statistics,
  };
  const given = Object.entries(answers).flatMap(([id, value]) => ['--answer', `${id}=${value}`]);
  return ['--unit', 'xzfb', '--level', '一般', ...given];
}
