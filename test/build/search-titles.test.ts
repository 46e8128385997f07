import { describe, expect, test } from 'vitest';
import { build } from './built.ts';
import { bureau, live, main, text } from './given.ts';

const given = live(
  [
    text('k3f9q2xw7a', { title: '旧的通知', published: '2026-01-01T09:00:00+08:00' }),
    text('k3f9q2xw7b', { title: '新的<b>通知</b>', published: '2026-03-01T09:00:00+08:00' }),
    text('k3f9q2xw7c', { title: '未到时间的通知', published: '2026-12-01T09:00:00+08:00' }),
  ],
  [main(), bureau()],
);

describe('the titles for the list under the search box', () => {
  test('are those of the whole group, newest first, with addresses as the site sees them', async () => {
    const { files } = await build(given);
    expect(JSON.parse(String(files.get('main/search/titles.json')))).toEqual([
      ['新的<b>通知</b>', '/k3/k3f9q2xw7b.html'],
      ['旧的通知', '/k3/k3f9q2xw7a.html'],
    ]);
    const [[, far]] = JSON.parse(String(files.get('slj/search/titles.json')));
    expect(far).toMatch(/^https:\/\/.*\/k3\/k3f9q2xw7b\.html$/);
    expect(String(files.get('main/search/titles.json'))).not.toContain('<');
  });

  test('are in no preview, and its pages do not ask for them', async () => {
    const { files } = await build(given, { mark: 'preview' });
    expect([...files.keys()].filter((name) => name.endsWith('titles.json'))).toEqual([]);
    expect(String(files.get('main/index.html'))).not.toMatch(/titles\.json|suggest/);
  });
});
