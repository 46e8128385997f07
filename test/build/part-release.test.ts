import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { nothingBefore } from '../../scripts/build/before.ts';
import { byBytes, type CountedFile, countFiles, filesBelow } from '../../scripts/build/files.ts';
import { parseMade } from '../../scripts/build/made.ts';
import { type Output, openOutput } from '../../scripts/build/output.ts';
import { type Part, readPart, withParts } from '../../scripts/build/part.ts';
import { buildPart } from '../../scripts/build/part-release.ts';
import { programDigest } from '../../scripts/build/program.ts';
import { buildRelease, fillRelease } from '../../scripts/build/release.ts';
import { buildInUnits } from '../../scripts/build/unit-release.ts';
import type { Live, LiveArticle, LiveFile } from '../../scripts/ledger/live-article.ts';
import type { Digest } from '../../scripts/site/types.gen.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { shownIn } from '../fixture/output.ts';
import { bureau, column, file, type Given, live, main, model, noon, notice, program, text } from './given.ts';

const school = () => model('jyj', '山野县教育局', [column('jiaoyu', '教育动态')]);
const group = (articles: LiveArticle[]): Live => live(articles, [main(), bureau(), school()]);

/** Not recorded: so each article is known by everything that is said of it. */
const article = (id: string, given: Given = {}): LiveArticle => {
  const made = text(id, given);
  return { ...made, record: { ...made.record, digest: '' } };
};

let folder: string;
let number = 0;
const fresh = () => {
  number += 1;
  return join(folder, String(number));
};
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => removeFolder(folder));

/** Every way in which a page, a file beside it or a list comes about: on three sites. */
async function everything(): Promise<Live> {
  const picture: LiveFile = file('现场.png', '');
  const bytes = await sharp({ create: { width: 700, height: 300, channels: 3, background: '#1428c8' } })
    .png()
    .toBuffer();
  const seen = { ...picture, size: bytes.length, sha256: sha256(bytes), read: async () => bytes };
  const on = (site: string, id: string) => ({ path: `${site}/2026/${id}` });
  return group([
    article('aaaaaaaaa1', { files: [file('附件：一览.txt', '附件')] }),
    article('aaaaaaaaa2', { ordinal: 2, body: '见[说明](id:aaaaaaaaa1)。\n\n![现场](现场.png)\n', files: [seen] }),
    article('bbbbbbbbb1', { ordinal: 3, front: { kind: 'document' } }),
    article('bbbbbbbbb2', { ordinal: 4, front: { placement: 'headline' } }),
    article('ccccccccc1', { ...on('slj/dongtai', 'ccccccccc1'), front: { supersedes: ['aaaaaaaaa1'] } }),
    article('ccccccccc2', { ...on('slj/dongtai', 'ccccccccc2'), ordinal: 2 }),
    article('ddddddddd1', on('jyj/jiaoyu', 'ddddddddd1')),
    article('eeeeeeeee1', {
      ordinal: 5,
      original: { date: '2019-05-01', address: 'http://old.shanye.example/art/1.html' },
    }),
    notice('fffffffff1', { ordinal: 6 }),
  ]);
}

const trees = async (output: string): Promise<CountedFile[]> => countFiles(output, await filesBelow(output));

/** A release built by one machine; with `memory` also which file is made of which key. */
async function single(given: Live): Promise<{ files: CountedFile[]; keyed: string[] }> {
  const [output, memory] = [fresh(), fresh()];
  await buildRelease({ live: given, asOf: noon, output, program, memory });
  const manifest = await readFile(join(output, 'manifest.json'), 'utf8');
  const made = parseMade(await readFile(memory, 'utf8'), sha256(manifest));
  return { files: await trees(output), keyed: [...(made?.values() ?? [])].flat().sort(byBytes) };
}

/** The same in so many parts. */
async function partsOf(given: Live, of: number): Promise<Part[]> {
  const parts: Part[] = [];
  for (let at = 1; at <= of; at += 1) {
    const output = fresh();
    await buildPart({ live: given, asOf: noon, program, share: { part: at, of }, output });
    const part = await readPart(output);
    if (!part) throw new Error(`part ${at} of ${of} cannot be read`);
    parts.push(part);
  }
  return parts;
}

async function together(given: Live, parts: readonly Part[]): Promise<CountedFile[]> {
  const output = fresh();
  await buildRelease({ live: given, asOf: noon, output, program, parts });
  return trees(output);
}

/** What is shown at a target in which units lie in a store, and the manifest. */
async function inUnits(given: Live, parts: readonly Part[]): Promise<{ text: string; shown: CountedFile[] }> {
  const target = fresh();
  const work = join(target, 'releases/now');
  await mkdir(work, { recursive: true });
  const input = { live: given, asOf: noon, program, target, work, standing: null, memory: null };
  const { text: manifest } = await buildInUnits({ ...input, parts });
  return { text: manifest, shown: await countFiles(work, (await shownIn(work)).sort(byBytes)) };
}

const pathsOf = ({ manifest }: Part) => manifest.files.map(({ path }) => path);

describe('parts of a group of three sites', () => {
  let given: Live;
  let whole: Awaited<ReturnType<typeof single>>;
  beforeAll(async () => {
    given = await everything();
    whole = await single(given);
  });

  it.each([1, 2, 3])(
    '%i of them put together are, byte for byte, what one machine builds, the manifest too',
    async (of) => {
      expect(await together(given, await partsOf(given, of))).toEqual(whole.files);
    },
  );

  it.each([2, 5])(
    'each of %i makes what none of the others makes, and all together everything that has a key',
    async (of) => {
      const parts = await partsOf(given, of);
      expect(parts.flatMap(pathsOf).sort(byBytes)).toEqual(whole.keyed);
      // Articles, pages of columns, and the search with its files on all sites.
      expect(whole.keyed).toContain('slj/cc/ccccccccc1.html');
      expect(whole.keyed).toContain('jyj/jiaoyu/index.html');
      expect(whole.keyed.filter((path) => path.endsWith('/pagefind.js'))).toHaveLength(3);
      expect(parts.filter((part) => pathsOf(part).some((path) => path.endsWith('/pagefind.js')))).toHaveLength(1);
      for (const part of parts) expect(pathsOf(part).length).toBeLessThan(whole.keyed.length);
    },
  );

  it('where all of them meet nothing is made that has a key', async () => {
    const output = fresh();
    await mkdir(output);
    const met = withParts(openOutput(output), await partsOf(given, 2));
    const made: Digest[] = [];
    const take: Output['take'] = (key, turn) => met.take(key, turn) || made.push(key) === 0;
    const own = await programDigest(program);
    await fillRelease({ live: given, asOf: noon, program, own, before: nothingBefore }, { ...met, take });
    expect(made).toEqual([]);
    expect(await trees(output)).toEqual(whole.files.filter(({ path }) => path !== 'manifest.json'));
  });

  it('in a folder published by units they give what one machine publishes', async () => {
    const wanted = await inUnits(given, []);
    expect(await inUnits(given, await partsOf(given, 2))).toEqual(wanted);
    expect(wanted.shown).toEqual(whole.files.filter(({ path }) => path !== 'manifest.json'));
  });

  it.each([1, 2, 3])(
    'without part %i of three the bytes are the same: what it would hold is made where they meet',
    async (missing) => {
      const parts = await partsOf(given, 3);
      expect(
        await together(
          given,
          parts.filter(({ share }) => share.part !== missing),
        ),
      ).toEqual(whole.files);
    },
  );

  it('what lies in the folder of a part and is not listed gets nowhere', async () => {
    const [part] = await partsOf(given, 1);
    await mkdir(join(part?.output ?? '', 'main/zz'));
    await writeFile(join(part?.output ?? '', 'main/zz/zzzzzzzzzz.html'), '没有签过的');
    expect(await together(given, part ? [part] : [])).toEqual(whole.files);
  });

  it('a part of what was live before is of use where nothing changed, and of no harm where something did', async () => {
    const parts = await partsOf(given, 2);
    const changed = { ...given, articles: given.articles.filter(({ id }) => id !== 'aaaaaaaaa1') };
    expect(await together(changed, parts)).toEqual((await single(changed)).files);
  });

  describe('of which one file is not what was made', () => {
    const spoilt = async (spoil: (file: string) => Promise<unknown>, path: string) => {
      const [part] = await partsOf(given, 1);
      if (!part) throw new Error('no part');
      await spoil(join(part.output, path));
      return together(given, [part]).then(
        () => 'built',
        (error: Error) => error.message,
      );
    };
    const changed = async (path: string) => {
      const bytes = await readFile(path);
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      await writeFile(path, bytes);
    };

    it.each([
      ['a byte of an article’s page', changed, 'main/aa/aaaaaaaaa1.html'],
      ['a byte of an attachment', changed, 'main/aa/aaaaaaaaa1/附件：一览.txt'],
      ['a byte of a column’s page', changed, 'slj/dongtai/index.html'],
      ['a file that is gone', rm, 'main/aa/aaaaaaaaa2/w480/现场.png.webp'],
      ['a file that is longer', (path: string) => writeFile(path, ' ', { flag: 'a' }), 'jyj/dd/ddddddddd1.html'],
    ])('%s stops the build, which names it', async (_, spoil, path) => {
      expect(await spoilt(spoil, path)).toMatch(new RegExp(`${path} of part 1 of 1 is not what it was`));
    });

    it('the release that stood there stays as it was', async () => {
      const output = fresh();
      await buildRelease({ live: group([]), asOf: noon, output, program });
      const before = await trees(output);
      const [part] = await partsOf(given, 1);
      await changed(join(part?.output ?? '', 'main/index.html'));
      await expect(
        buildRelease({ live: given, asOf: noon, output, program, parts: part ? [part] : [] }),
      ).rejects.toThrow('main/index.html');
      expect(await trees(output)).toEqual(before);
    });
  });
});

it('whatever is live, and whichever of the parts are there: the same bytes', async () => {
  const ids = ['aaaaaaaaa1', 'aaaaaaaaa2', 'bbbbbbbbb1', 'ccccccccc1'];
  const places = ['main/yaowen', 'main/gongshi', 'slj/dongtai', 'jyj/jiaoyu'];
  const one = fc.record({
    at: fc.nat(3),
    body: fc.constantFrom('正文。', '另文。', '见[一](id:aaaaaaaaa1)。'),
    front: fc.constantFrom<NonNullable<Given['front']>>({}, { kind: 'page' }, { supersedes: ['aaaaaaaaa2'] }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(one, { maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 15 }),
      async (made, of, given) => {
        const articles = made.map(({ at, ...rest }, ordinal) => {
          const id = ids[ordinal] ?? '';
          return article(id, { ...rest, ordinal: ordinal + 1, path: `${places[at]}/2026/${id}` });
        });
        const state = group(articles);
        const parts = (await partsOf(state, of)).filter((_, at) => (given & (1 << at)) !== 0);
        expect(await together(state, parts)).toEqual((await single(state)).files);
      },
    ),
    { numRuns: 3 },
  );
}, 120_000);
