import { describe, expect, it } from 'vitest';
import { applyRules, CheckIncomplete, rules } from '../../scripts/check/check.ts';
import { digitRuns, stretches } from '../../scripts/check/digit-runs.ts';
import type { Rule } from '../../scripts/check/rule.ts';
import { articleZh } from '../../scripts/words/article.zh.ts';
import { buildZh } from '../../scripts/words/build.zh.ts';
import { checkEn } from '../../scripts/words/check.en.ts';
import { checkZh } from '../../scripts/words/check.zh.ts';
import { commandZh } from '../../scripts/words/command.zh.ts';
import { ledgerZh } from '../../scripts/words/ledger.zh.ts';
import { say } from '../../scripts/words/say.ts';
import { signoffZh } from '../../scripts/words/signoff.zh.ts';
import { siteZh } from '../../scripts/words/site.zh.ts';
import { idNumber, subject } from './given.ts';
import { filledWith, hostile } from './hostile.ts';
import { docx, paragraph, run } from './office.ts';

describe('check', () => {
  it('finds nothing in a proper article', async () => {
    expect(applyRules(rules, await subject())).toEqual([]);
  });

  it('gives the same findings twice, and every finding can be said in both languages', async () => {
    const poor = await subject({
      body: `${idNumber()} [a](javascript:x) <b> ![](x.png)`,
      front: { unit: 'none', disclosure: '不予公开', source: { type: 'reprint' }, secrecy: { answers: {} } },
      files: { 'a.docx': docx(paragraph(run('机密★10年'))), 'b.ofd': 'x' },
    });
    const first = applyRules(rules, poor);
    expect(first.length).toBeGreaterThan(10);
    expect(applyRules(rules, poor)).toEqual(first);
    for (const { key, params } of first) {
      expect(say('zh', key, params)).toMatch(/[\u4e00-\u9fff]/);
      expect(say('en', key, params)).not.toMatch(/\{/);
    }
  });

  it('a broken rule does not silence the others, and the article is not passed', async () => {
    const broken: Rule = {
      id: 'dates',
      clauses: [],
      waiver: null,
      find: () => {
        throw new TypeError('no such field');
      },
    };
    const run = async () => applyRules([broken, ...rules], await subject({ body: '机密★10年' }));
    const error = await run().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CheckIncomplete);
    if (!(error instanceof CheckIncomplete)) return;
    expect(error.findings).toMatchObject([{ key: 'classification-mark' }]);
    expect(error.rules).toEqual(['dates']);
    expect(error.cause).toMatchObject({ errors: [{ message: 'no such field' }] });
  });

  it('reports the same thing at the same place once', async () => {
    const twice = applyRules(rules, await subject({ body: `${idNumber()}、${idNumber()}` }));
    expect(twice).toHaveLength(1);
  });
});

describe('every rule', () => {
  // How quick they are is measured, not tested: `npm run bench:check`.
  it.each(hostile.map((text) => [text]))(
    'gives an answer on half a million characters of %j (attacks 54)',
    async (text) => {
      const heavy = await filledWith(text);
      expect(() => applyRules(rules, heavy)).not.toThrow();
    },
    300_000,
  );
});

describe('digit runs', () => {
  it('join groups that one to three spaces or hyphens part, and nothing else', () => {
    const shapes = digitRuns('12 34-56, 78。90    1 2X3', 1).map((found) => found.map(({ digits }) => digits));
    expect(shapes).toEqual([['12', '34', '56'], ['78'], ['90'], ['1', '2'], ['3']]);
  });

  it('have stretches of whole groups', () => {
    const [found = []] = digitRuns('12 34 56', 4);
    expect([...stretches(found, 4, 5)].map(({ digits }) => digits)).toEqual(['1234', '3456']);
  });
});

describe('the words of the checks', () => {
  it('are in no other room, so that none overwrites another', () => {
    const others = { ...siteZh, ...articleZh, ...signoffZh, ...ledgerZh, ...buildZh, ...commandZh };
    expect(Object.keys(checkZh).filter((key) => key in others)).toEqual([]);
  });

  it('have the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const english: Record<string, string> = checkEn;
    for (const [key, text] of Object.entries(checkZh)) {
      const [zh, en] = [new Set(places(text)), new Set(places(english[key] ?? ''))];
      expect(
        [...en].every((name) => zh.has(name)),
        key,
      ).toBe(true);
    }
  });
});
