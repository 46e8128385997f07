import { describe, expect, it } from 'vitest';
import { idsIn } from '../../scripts/new/kind-fields.ts';

const live = [
  { id: 'a000000001', title: '关于水价、电价的通知', document_number: '石政发〔2026〕1号' },
  { id: 'a000000002', title: '年度公告' },
  { id: 'a000000003', title: '年度公告', document_number: '石政发〔2026〕3号' },
];

describe('what an explanation explains', () => {
  it.each([
    ['石政发〔2026〕1号', ['a000000001']],
    ['《关于水价、电价的通知》', ['a000000001']],
    ['石政发〔2026〕1号，石政发〔2026〕3号', ['a000000001', 'a000000003']],
    ['https://www.shiqiao.gov.example/zcwj/a000000002.html', ['a000000002']],
    ['a000000003', ['a000000003']],
  ])('is named as people name it: %s', (text, ids) => {
    expect(idsIn(text, live)).toEqual({ ids });
  });

  it('is told where it is not online, or where a title means two', () => {
    expect(idsIn('石政发〔2026〕1号，石政发〔2026〕2号', live)).toEqual({ unknown: '石政发〔2026〕2号' });
    expect(idsIn('年度公告', live)).toEqual({ unknown: '年度公告' });
  });
});
