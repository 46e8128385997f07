import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from '../../scripts/build/chinese-number.ts';
import { contentsOf, renderMarkdown } from '../../scripts/build/markdown.ts';
import { visibleText } from './visible-text.ts';

const html = (body: string) => renderMarkdown(body, { file: () => null, article: () => null });

describe('the names of numbered lines', () => {
  it('are their own numbers, so that a line put in before them moves none', () => {
    const text = html('第一章　总则\n\n第一条　为了……，制定本办法。\n\n第十二条　本办法自印发之日起施行。');
    expect(text).toContain('id="z1"');
    expect(text).toContain('<p id="c1"><a class="clause" href="#c1">第一条</a>');
    expect(text).toContain('id="c12"');
  });

  it('tell 第三条之一 from 第三条, and an annex that counts anew from the text', () => {
    const text = html('第三条　甲。\n\n第三条之一　乙。\n\n第三条　丙。\n\n一、目标\n\n一、目标');
    for (const id of ['c3', 'c3.1', 'c3-2', 'l1', 'l1-2']) expect(text).toContain(`id="${id}"`);
  });

  it('keep an indent that was typed before the number', () => {
    const text = html('　　第二条　县水利局负责。');
    expect(text).toContain('　　<a class="clause" href="#c2">第二条</a>　县水利局负责。');
  });

  it('are linked where the number is set bold', () =>
    expect(html('**第七条**　实行“基本水价加计量水价”。')).toContain(
      '<p id="c7"><strong><a class="clause" href="#c7">第七条</a></strong>　',
    ));

  it.each(['依照第二条的规定办理。', '第二条款项', '第2条　甲。', '> 第二条　甲。', '- 第二条　甲。'])(
    '%s has none',
    (line) => expect(html(line)).not.toMatch(/id="c|class="clause"/),
  );

  it('change nothing that readers see', () => {
    const word = fc.constantFrom(
      '第一条　',
      '第二条 ',
      '一、',
      '　　',
      '甲乙。',
      '\n\n',
      '第三章　总则',
      '（一）',
      ' ',
      '附件',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join('');
        expect(visibleText(html(text)).replace(/\s+/gu, ' ').trim()).toBe(text.replace(/\s+/gu, ' ').trim());
      }),
    );
  });
});

describe('tables', () => {
  it('are regions with names of their own', () => {
    const names = [...html('| a |\n| - |\n| 1 |\n\n文字\n\n| b |\n| - |\n| 2 |').matchAll(/aria-label="([^"]*)"/g)];
    expect(new Set(names.map(([, name]) => name)).size).toBe(2);
  });
});

describe('the table of contents', () => {
  it('has headings, chapters, numbered lines and clauses in their order', () => {
    const lines = contentsOf(
      '## 办法\n\n第一章　总则\n\n第一条　甲。\n\n一、工作目标\n\n二、指导思想。坚持。\n\n三、这一段没有标题，也没有句号前的短句；',
    );
    expect(lines).toEqual([
      { id: 's1', text: '办法', sort: 'heading' },
      { id: 'z1', text: '第一章　总则', sort: 'chapter' },
      { id: 'c1', text: '第一条', sort: 'clause' },
      { id: 'l1', text: '一、工作目标', sort: 'level' },
      { id: 'l2', text: '二、指导思想。', sort: 'level' },
    ]);
  });

  it('names only lines that the page has', () => {
    const body = '# 甲\n\n第一条　乙。\n\n一、丙\n\n> 第一条　丁。\n\n一、戊';
    for (const { id } of contentsOf(body)) expect(html(body)).toContain(`id="${id}"`);
  });

  it('is empty for a text without any', () => expect(contentsOf('全县统一部署。')).toEqual([]));
});

describe('Chinese numerals', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['一百', 100],
    ['一百零三', 103],
    ['一百一十', 110],
    ['一百二十三', 123],
    ['一千零一', 1001],
    ['二〇', 20],
  ])('%s is %i', (words, number) => expect(chineseNumber(words)).toBe(number));

  it.each(['', '12', '第一', '一万', '甲'])('%s is none', (words) => expect(chineseNumber(words)).toBeNull());
});
