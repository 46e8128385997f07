import { describe, expect, it } from 'vitest';
import * as fields from '../fixture/fields.ts';
import { build } from './built.ts';
import { file, live, text } from './given.ts';
import { page, seen, textsOf } from './kind-page.ts';

describe('the pages of interaction', () => {
  const asOf = (day: string) => ({ asOf: `${day}T12:00:00+08:00` });
  const at = async (front: object, day: string) =>
    (await build(live([text('aaaaaaaaa1', { front: { ...front } })]), asOf(day))).html('/aa/aaaaaaaaa1.html');

  it.each([
    ['2026-05-19', '即将开始'],
    ['2026-05-20', '征集中'],
    ['2026-06-20', '征集中'],
    ['2026-06-21', '已结束'],
  ])('[E30] a consultation says on %s that it is %s', async (day, stage) => {
    const html = await at(fields.consultation, day);
    expect(html).toContain(stage);
    expect(html).toContain('2026年5月20日至2026年6月20日');
  });

  it('[E30] shows the draft, the ways to take part, the result and what became of each opinion', async () => {
    const result = {
      day: '2026-06-28',
      received: 12,
      people: 11,
      summary: '共收到意见12条。',
      opinions: [{ opinion: '延长期限', adopted: '采纳', reason: '延长到三年' }],
      counts: [{ question: '开到几点？', choices: [{ choice: '21时', votes: 30 }] }],
    };
    const html = await page({
      front: { ...fields.consultation, draft: '稿.docx', result },
      files: [file('稿.docx', 'docx')],
    });
    for (const value of [
      '已公布结果',
      '县政府办公室法制股',
      '为了治理污水。',
      ...textsOf({ ...result, day: '' }),
      '30 票',
    ])
      expect(seen(html)).toContain(value);
    expect(html).toMatch(/<a href="aaaaaaaaa1\/[^"]+\.docx">/);
    expect(html).toContain('<meter min="0" max="30" value="30"');
  });

  it('[E31] an interview is announced with time, place, guests and how to ask', async () => {
    const html = await at(fields.interview, '2026-06-01');
    for (const value of [
      '访谈预告',
      '2026-06-10 15:00',
      '演播室',
      '山野县水利局局长',
      '2026-06-09 18:00',
      '拨打0999-6800016',
    ])
      expect(seen(html)).toContain(value);
  });

  it('[E31] and shows questions, transcript and recording afterwards', async () => {
    const html = await page({
      front: {
        ...fields.interview,
        questions: ['水什么时候来？'],
        transcript: [{ speaker: '甲某', text: '下月。\n一定来。' }],
        recordings: [{ file: '录音.mp3', title: '录音', duration: '0:20', transcript: '文字稿.txt' }],
      },
      files: [file('录音.mp3', 'mp3'), file('文字稿.txt', '下月。')],
    });
    for (const value of ['文字实录', '水什么时候来？', '下月。', '一定来。']) expect(seen(html)).toContain(value);
    expect(html).toMatch(/<audio controls/);
    expect(html).not.toContain('拨打0999-6800016');
  });

  it('shows the five fields of a letter and its reply', async () => {
    const words = seen(await page({ front: { ...fields.letter } }));
    for (const value of [
      '建议加开夜班车。',
      '2026年4月1日',
      '山野县人民政府办公室',
      '2026年4月5日',
      '末班车延长到21时50分。',
    ])
      expect(words).toContain(value);
  });

  it('marks in lists how far consultations and interviews have come', async () => {
    const built = await build(
      live([
        text('aaaaaaaaa1', { front: { ...fields.consultation } }),
        text('aaaaaaaaa2', { ordinal: 2, front: { ...fields.interview } }),
      ]),
    );
    expect(built.html('/yaowen/')).toMatch(/<span class="tag tag-open">征集中<\/span>/);
    expect(built.html('/yaowen/')).toMatch(/<span class="tag tag-coming">访谈预告<\/span>/);
  });
});
