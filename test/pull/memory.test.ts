import { describe, expect, it } from 'vitest';
import { memoryOf, remembered } from '../../scripts/pull/memory.ts';

const url = 'https://forge.example';
const seal = { token: 'a token', of: `${url}/shiqiao/site#7` };
const page = (index: number) => index.toString(16).padStart(64, '0');
const link = { title: '打开 PDF', url: `${url}/attachments/one` };
const memory = memoryOf([{ path: 'main/gzdt/2026/a', sha256: page(1), links: [link] }], seal);

describe('what our comment remembers of attached copies', () => {
  it('is believed by the run with the same token on the same pull request', () => {
    expect([...remembered(`文字\n${memory}`, url, seal)]).toEqual([[page(1), [link]]]);
  });

  it.each([
    ['with another address on the same forge', memory.replace('/one', '/two'), seal],
    ['of another page', memory.replace(page(1), page(2)), seal],
    ['of another pull request', memory, { ...seal, of: `${url}/shiqiao/site#8` }],
    ['of another token', memory, { ...seal, token: 'another' }],
    ['without a seal', `\n<!-- qianfa-copies [["${page(1)}",[${JSON.stringify(link)}]]] -->\n`, seal],
    ['with a short seal', memory.replace(/\["[0-9a-f]{64}"/, '["00"'), seal],
  ])('is not believed %s', (_, body, by) => {
    expect(remembered(body, url, by).size).toBe(0);
  });

  it('of another host is not believed even with our seal', () => {
    const links = [{ title: 'PDF', url: 'https://evil.example/x.pdf' }];
    expect(remembered(memoryOf([{ path: 'a', sha256: page(1), links }], seal), url, seal).size).toBe(0);
  });

  it('leaves room for what people read, however many copies there are', () => {
    const many = Array.from({ length: 400 }, (_, index) => ({ path: 'a', sha256: page(index), links: [link, link] }));
    const long = memoryOf(many, seal);
    expect(long.length).toBeLessThan(30_200);
    expect(remembered(long, url, seal).size).toBeGreaterThan(50);
  });
});
