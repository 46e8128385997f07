import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { said } from '../../scripts/words/said.ts';
import { say, tell } from '../../scripts/words/say.ts';

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** Every room's table of words in both languages. */
async function tables(): Promise<{ room: string; zh: Record<string, string>; en: Record<string, string> }[]> {
  const rooms = readdirSync(new URL('../../scripts/words', import.meta.url)).flatMap(
    (name) => name.match(/^\w+(?=\.zh\.ts$)/) ?? [],
  );
  const load = async (room: string, lang: string): Promise<Record<string, string>> =>
    (await import(`../../scripts/words/${room}.${lang}.ts`))[`${room}${lang === 'zh' ? 'Zh' : 'En'}`];
  return Promise.all(rooms.map(async (room) => ({ room, zh: await load(room, 'zh'), en: await load(room, 'en') })));
}

describe('the words', () => {
  it('have every sentence in both languages, and no key in two rooms', async () => {
    const all = await tables();
    const keys = all.flatMap(({ zh }) => Object.keys(zh));
    expect(keys).toEqual([...new Set(keys)]);
    for (const { zh, en } of all) expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('have the same places to fill in both languages, or fewer in one', async () => {
    for (const { zh, en } of await tables()) {
      for (const [key, sentence] of Object.entries(zh)) {
        const [one, other] = [places(sentence), places(en[key] ?? '')];
        const [few, many] = one.length < other.length ? [one, other] : [other, one];
        expect(many, key).toEqual(expect.arrayContaining(few));
      }
    }
  });

  it('fill their places', () => {
    expect(say('zh', 'facts-unit-unknown', { unit: 'x' })).toBe('发布单位 x 未登记。请检查 unit 字段。');
    expect(tell('en', said('facts-unit-unknown', { unit: 'x' }))).toBe(
      'The unit x is not registered. Look at the field unit.',
    );
  });

  it('never leave a place open', () => {
    expect(() => say('zh', 'facts-unit-unknown')).toThrow('facts-unit-unknown');
  });
});
