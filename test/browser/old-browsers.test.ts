import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { readAssets } from '../../scripts/build/assets.ts';
import { colourSheet } from '../../scripts/build/colour.ts';
import { openOutput } from '../../scripts/build/output.ts';
import { buildSearch } from '../../scripts/build/search.ts';
import { someDigest } from '../fixture/group.ts';

/**
 * Old machines in government offices still run browsers on Chromium 86 (October 2020). Nobody can install one here, so its limits are
 * asked of the files: grammar by a parser, the rest by lists of what came later (MDN, browser compatibility data).
 */
const layouts = fileURLToPath(new URL('../../layouts/', import.meta.url));

/** Names that a script may not use without asking whether they are there. */
const laterNames =
  /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|groupBy|checkVisibility|showPopover|isWellFormed)\(|\bObject\.(hasOwn|groupBy)\b|\bstructuredClone\b|\bArray\.fromAsync\b|\bPromise\.(try|withResolvers)\b|\bAbortSignal\.(any|timeout)\b|(Params\(\)|[pP]arams|inAddress\(\))\.size|\bURL\.canParse\b/;

/** Where one is not known, the whole rule is dropped. */
const laterSelectors = /:(is|where|not\([^)]*,|has|user-valid|user-invalid|popover-open|modal)\b|(^|[\s{])&/;
const laterRules = /@(layer|container|property|scope|starting-style)\b/;
/** Declarations that do nothing there, and whose absence moves or hides text. */
const laterDeclarations =
  /(^|[\s;{])(inset|inset-(block|inline)|(margin|padding)-(block|inline)|translate|rotate|scale)\s*:|:[^;]*\b(color-mix|oklch|oklab|lch|lab|light-dark|dvh|svh|lvh|subgrid)\b|overflow[-xy]*:\s*clip/m;

const grammar = (text: string, sourceType: 'script' | 'module') => () => parse(text, { ecmaVersion: 2021, sourceType });
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '');

describe('what browsers on Chromium 86 get', async () => {
  const assets = await readAssets(layouts);
  const textOf = (name: string) => Buffer.from(assets.get(name) ?? '').toString();
  const scripts = [...assets.keys()].filter((name) => name.endsWith('.js'));
  const sheet = withoutComments(`${textOf('site.css')}\n${colourSheet('#1f5fa8')}`);

  test.each(scripts)('the script %s has no later grammar and no later names', (name) => {
    const text = textOf(name);
    expect(grammar(text, /^(export|import)\b/m.test(text) ? 'module' : 'script')).not.toThrow();
    expect(withoutComments(text).match(laterNames)?.[0]).toBeUndefined();
  });

  test('the search program that is shipped has no later grammar', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'old-browsers-'));
    await buildSearch({ entries: [], sites: ['main'], output: openOutput(folder), program: someDigest('program') });
    const [program = ''] = (await readdir(join(folder, 'main', 'pagefind'))).filter((name) =>
      name.startsWith('program-'),
    );
    const own = join(folder, 'main', 'pagefind', program);
    for (const name of (await readdir(own)).filter((each) => each.endsWith('.js'))) {
      expect(grammar(await readFile(join(own, name), 'utf8'), 'module'), name).not.toThrow();
    }
    await rm(folder, { recursive: true });
  });

  test('in the style sheets no rule is dropped that others need', () => {
    expect(sheet.match(laterRules)?.[0]).toBeUndefined();
    expect([...sheet.matchAll(new RegExp(laterDeclarations, 'gm'))].map(([found]) => found)).toEqual([]);
    const selectors = [...sheet.matchAll(/([^{}]+)\{/g)].map(([, selector]) => selector?.trim() ?? '');
    expect(selectors.length).toBeGreaterThan(100);
    // A selector of its own may be newer: what it says is then left out, and nothing else.
    const together = selectors.filter((each) => each.includes(',') && !each.startsWith('@'));
    expect(together.filter((each) => laterSelectors.test(each))).toEqual([]);
  });

  test.each([
    ['later grammar', () => grammar('const x = await 1; export {};', 'module')(), true],
    ['grammar of the time', () => grammar('a?.b ?? (c ||= 1)', 'script')(), false],
  ])('%s is told apart', (_, act, throws) => {
    if (throws) expect(act).toThrow();
    else expect(act).not.toThrow();
  });

  test.each(['list.at(-1)', 'structuredClone(x)', 'new URLSearchParams().size'])('%s is a later name', (code) => {
    expect(laterNames.test(code)).toBe(true);
  });

  test.each(['a { inset: 0; }', 'a { padding-block: 1px; }', 'a { color: color-mix(in srgb, red, blue); }'])(
    '%s is a later declaration',
    (rule) => expect(laterDeclarations.test(rule)).toBe(true),
  );
});
