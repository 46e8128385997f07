import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partsOf } from '../../scripts/build/page-parts.ts';
import type { Frame } from '../../scripts/build/view.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { build } from './built.ts';
import { live, text } from './given.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => removeFolder(folder));

/** What makes a part with this template, and how often it did. */
function given(template: string) {
  const made: string[] = [];
  writeFileSync(join(folder, 'part'), template);
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
    autoescape: true,
    throwOnUndefined: true,
  });
  environment.addFilter('noted', (value: string) => {
    made.push(value);
    return value;
  });
  return { made, partOf: partsOf(environment) };
}

const frameOf = (name: string) => ({ site: { name } }) as Frame;

describe('a part that pages share', () => {
  it('is made once for a frame and values, and again for every other', () => {
    const { made, partOf } = given('{{ site.name }} {{ column | noted }}');
    const [one, two] = [frameOf('甲县'), frameOf('乙县')];
    const said = [
      partOf(one, 'part', { column: 'a' }),
      partOf(one, 'part', { column: 'a' }),
      partOf(one, 'part', { column: 'b' }),
      partOf(two, 'part', { column: 'a' }),
      partOf(one, 'part', { column: 'a' }),
    ];
    expect(said.map(String)).toEqual(['甲县 a', '甲县 a', '甲县 b', '乙县 a', '甲县 a']);
    expect(made).toEqual(['a', 'b', 'a']);
  });

  it('is not mistaken for one in which the same value has another name', () => {
    const { partOf } = given('{% if home %}home{% endif %}{% if search %}search{% endif %}');
    const frame = frameOf('甲县');
    expect(String(partOf(frame, 'part', { home: true, search: false }))).toBe('home');
    expect(String(partOf(frame, 'part', { home: false, search: true }))).toBe('search');
  });

  it('escapes what it is given', () => {
    const { partOf } = given('{{ site.name }}{{ column }}');
    expect(String(partOf(frameOf('<b>'), 'part', { column: '&' }))).toBe('&lt;b&gt;&amp;');
  });

  it('cannot show anything of a page that it was not given', () => {
    const { partOf } = given('{{ view.title }}');
    expect(() => partOf(frameOf('甲县'), 'part', { column: 'a' })).toThrow(/undefined/);
  });
});

describe('the navigation', () => {
  it('names the column of each page, whichever was made before it, and none on the home page', async () => {
    const built = await build(
      live([
        text('aaaaaaaaa1'),
        text('aaaaaaaaa2', { path: 'main/wenjian/2026/aaaaaaaaa2' }),
        text('aaaaaaaaa3', { ordinal: 2 }),
      ]),
    );
    const current = (url: string) =>
      [...built.html(url).matchAll(/<a href="([^"]*)" aria-current="true">/g)].map(([, href]) => href).at(-1);
    expect(current('/aa/aaaaaaaaa1.html')).toBe('/yaowen/');
    expect(current('/aa/aaaaaaaaa2.html')).toBe('/wenjian/');
    expect(current('/aa/aaaaaaaaa3.html')).toBe('/yaowen/');
    expect(current('/')).toBeUndefined();
  });
});
