import { cp, mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countFiles, filesBelow } from '../../scripts/build/files.ts';
import { command as publish } from '../../scripts/publish.ts';
import { command as serve } from '../../scripts/serve.ts';
import { command as withdraw } from '../../scripts/withdraw.ts';
import { text } from '../attacks/county.ts';
import { someDigest } from '../fixture/group.ts';
import { shownIn } from '../fixture/output.ts';
import { wholeRelease } from '../publish/whole.ts';
import { noon, partsOfCounty, path } from './parts-of-county.ts';

const { county, at, built, from, tree, changed, otherwise } = partsOfCounty();

describe('parts', () => {
  it('put together by a build are the site that one build makes, with its manifest', async () => {
    const ran = await built([...from('1-2', '2-2'), '--output', at('merged')]);
    expect(ran.text).toMatch(/完成/);
    expect(ran.text).not.toMatch(/没有给出/);
    expect(await tree('merged')).toEqual(await tree('single'));
  });

  it('may be named in any order, and from the repository', async () => {
    await cp(at('1-2'), join(county().repository.folder, 'one'), { recursive: true });
    const ran = await built([...from('2-2'), '--from', 'one', '--output', at('backwards')]);
    await rm(join(county().repository.folder, 'one'), { recursive: true });
    expect(ran.code).toBe(0);
    expect(await tree('backwards')).toEqual(await tree('single'));
  });

  it('one that is missing costs time and no byte, and is told of', async () => {
    const ran = await built([...from('2-2'), '--output', at('half')]);
    expect(ran.text).toMatch(/共 2 份，没有给出第 1 份/);
    expect(await tree('half')).toEqual(await tree('single'));
  });

  it('put together by publish are the release that one machine publishes, signed', async () => {
    const shown = async (name: string, more: readonly string[]) => {
      const ran = await county().run(publish, ['--to', at(name), '--as-of', noon, ...more]);
      expect(ran.code).toBe(0);
      await wholeRelease(join(at(name), 'current'), county().group.publisher);
      const current = join(at(name), 'current');
      const paths = (await shownIn(current)).filter((one) => one !== 'manifest.json.sig').sort();
      return { release: await readlink(current), files: await countFiles(current, paths) };
    };
    expect(await shown('srv', from('1-2', '2-2'))).toEqual(await shown('srv-alone', []));
  });

  it('say what they hold, for people and for programs', async () => {
    const ran = await built(['--part', '2/2', '--output', at('told'), '--json']);
    const { files, ...said } = JSON.parse(ran.text);
    expect(said).toEqual({ part: 2, of: 2, output: at('told'), asOf: noon });
    expect(files).toBe((await filesBelow(join(at('told'), 'files'))).length);
    expect((await built(['--part', '2/2', '--output', at('told')])).text).toMatch(/第 2 份（共 2 份）做好了/);
  });
});

describe('a part is refused', () => {
  const refused = async (names: readonly string[], code = 1) => {
    await rm(at('refused'), { recursive: true, force: true });
    const ran = await built([...from(...names), '--output', at('refused')]);
    expect(ran.code).toBe(code);
    expect(await readdir(at(''))).not.toContain('refused');
    return ran.text;
  };

  it('that was made at another head of the ledger', async () => {
    const head = { seq: 3, digest: someDigest('fork'), time: noon };
    expect(await refused([await otherwise('forked', { ledger: head })])).toMatch(
      /forked 按台账第 3 条 .* 做成，这里的台账（到第 4 条 .*）里没有这一条/,
    );
  });

  it('that was made by another program', async () => {
    expect(await refused([await otherwise('newer', { program: someDigest('p') })])).toMatch(
      /newer 由另一个版本的程序做成/,
    );
  });

  it.each([['part.txt'], ['list.json']])('without its file %s', async (name) => {
    const part = await changed('unread', (there) => rm(join(there, name)));
    expect(await refused([part])).toMatch(/unread 里没有完整的一份/);
  });

  it('that is a release, a folder of something else, or nothing', async () => {
    await mkdir(at('letters'));
    for (const name of ['single', 'letters', 'nowhere']) expect(await refused([name])).toMatch(/里没有完整的一份/);
  });

  it('that is given twice, as itself or as a copy', async () => {
    const copy = await changed('copy', async () => undefined);
    expect(await refused(['2-2', '2-2'])).toMatch(/第 2 份给了两次/);
    expect(await refused(['1-2', '2-2', copy])).toMatch(/第 2 份给了两次：.*2-2、.*copy/);
  });

  it('of another division', async () => {
    expect(await refused(['2-2', '1-3'])).toMatch(/1-3 是 3 份中的一份，.*2-2 是 2 份中的一份/);
  });

  it('of which a file was changed or is gone: the build stops and names it', async () => {
    const [file = ''] = await filesBelow(join(at('2-2'), 'files'));
    const spoilt = await changed('spoilt', (there) => writeFile(join(there, 'files', file), '改过的'));
    expect(await refused([spoilt], 2)).toContain(
      `第 2 份（共 2 份）的 ${join(at('spoilt'), 'files', file)} 与做成时不同`,
    );
    const lost = await changed('lost', (there) => rm(join(there, 'files', file)));
    expect(await refused([lost], 2)).toContain(join(at('lost'), 'files', file));
  });

  it('by publish just so, and what is shown stays', async () => {
    const before = await readlink(join(at('srv'), 'current'));
    const later = '2026-03-03T12:00:00+08:00';
    const forked = await otherwise('forked', { ledger: { seq: 3, digest: someDigest('fork'), time: noon } });
    const ran = await county().run(publish, ['--to', at('srv'), '--as-of', later, ...from('1-2', forked)]);
    expect(ran.text).toMatch(/里没有这一条/);
    expect(ran.code).toBe(1);
    const [file = ''] = await filesBelow(join(at('2-2'), 'files'));
    const spoilt = await changed('spoilt', (there) => writeFile(join(there, 'files', file), '改过的'));
    const fresh = await county().run(publish, ['--to', at('never'), '--as-of', noon, ...from('1-2', spoilt)]);
    expect(fresh.text).toMatch(/发布没有完成.*第 2 份（共 2 份）的 .* 与做成时不同/);
    expect(fresh.code).toBe(2);
    expect(await readdir(at('never')).catch(() => [])).not.toContain('current');
    expect(await readlink(join(at('srv'), 'current'))).toBe(before);
  });
});

describe('parts that are older than what they are put together for', () => {
  const later = ['--as-of', '2026-03-03T12:00:00+08:00'];

  it('give what is the same: at another instant the site is the one that would be made then without them', async () => {
    const ran = await built([...from('1-2', '2-2'), '--output', at('next-day')], later);
    expect(ran.code).toBe(0);
    expect((await built(['--output', at('next-day-alone')], later)).code).toBe(0);
    expect(await tree('next-day')).toEqual(await tree('next-day-alone'));
  });

  it('without --as-of are put together for now, as everything is that is published', async () => {
    const ran = await county().run(publish, ['--to', at('now'), ...from('1-2', '2-2')]);
    expect(ran.code).toBe(0);
    const { as_of: asOf } = JSON.parse(await readFile(join(at('now'), 'current/manifest.json'), 'utf8'));
    expect(asOf).toBe('2026-03-02T09:00:00+08:00');
  });

  it('give nothing that was withdrawn or changed after they were made, and it is told that the ledger went on', async () => {
    await county().publish(path('4'), { 'index.md': text('partsof004') });
    const duty = { key: county().group.keys.duty };
    expect((await county().run(withdraw, [path('1'), '--reason', '隐私', '--yes'], duty)).code).toBe(0);
    expect((await county().record(path('1'))).code).toBe(0);
    const ran = await built([...from('1-2', '2-2'), '--output', at('went-on')], later);
    expect(ran.text).toMatch(/各份按台账第 4 条做成，台账现已到第 6 条/);
    expect((await built(['--output', at('went-on-alone')], later)).code).toBe(0);
    expect(await tree('went-on')).toEqual(await tree('went-on-alone'));
    expect(await filesBelow(at('went-on'))).not.toContain('main/pa/partsof001.html');
  });

  it('of a place of the ledger that this one does not reach are refused', async () => {
    expect((await built(['--part', '1/2', '--output', at('newer-ledger')], later)).code).toBe(0);
    const old = await county().repository.run('rev-list', '-1', '--skip=1', 'HEAD', '--', 'content/ledger');
    const ran = await built([...from('newer-ledger'), '--output', at('behind'), '--ledger', `${old}:content/ledger`]);
    expect(ran.text).toMatch(/newer-ledger 按台账第 6 条 .* 做成，这里的台账（到第 5 条 .*）里没有这一条/);
    expect(ran.code).toBe(1);
  });
});

describe('called wrongly', () => {
  it.each([
    [['--part', '3/2', '--output', 'x'], /--part 应写作/],
    [['--part', '0/2', '--output', 'x'], /--part 应写作/],
    [['--part', '1/257', '--output', 'x'], /--part 应写作/],
    [['--part', '一', '--output', 'x'], /--part 应写作/],
    [['--part', '1/2'], /请用 --output 写明/],
    [['--part', '1/2', '--output', 'x', '--from', 'y'], /--part 与 --from 不能同用/],
  ])('build %j → said', async (args, words) => {
    const ran = await built(args);
    expect(ran.text).toMatch(words);
    expect(ran.code).toBe(2);
  });

  it('without --as-of no part is made: clocks differ, and parts would divide different work', async () => {
    const ran = await built(['--part', '1/2', '--output', at('timeless')], []);
    expect(ran.text).toMatch(/请用 --as-of 写明/);
    expect(ran.code).toBe(2);
    expect(await readdir(at(''))).not.toContain('timeless');
  });

  it('publish makes no part', async () => {
    const ran = await county().run(publish, ['--to', at('srv'), '--as-of', noon, '--part', '1/2']);
    expect(ran.text).toMatch(/--part 不认识/);
    expect(ran.code).toBe(2);
  });
});

describe('a part is never taken for a release', () => {
  it('a build does not replace it', async () => {
    const before = await tree('2-2');
    const ran = await built(['--output', at('2-2')]);
    expect(ran.text).toMatch(/里是分份构建的一份，没有动它/);
    expect(ran.code).toBe(1);
    expect(await tree('2-2')).toEqual(before);
  });

  it('a part replaces an older part, and nothing else', async () => {
    const before = await tree('single');
    const ran = await built(['--part', '1/2', '--output', at('single')]);
    expect(ran.text).toMatch(/不是先前做的一份，没有动它/);
    expect(ran.code).toBe(1);
    expect(await tree('single')).toEqual(before);
    const part = await changed('again', (there) => writeFile(join(there, 'files/left'), '旧的'));
    expect((await built(['--part', '1/2', '--output', at(part)])).code).toBe(0);
    expect(await readdir(join(at(part), 'files'))).not.toContain('left');
  });

  it.each(['2-2', '2-2/files'])('is not served (%s)', async (name) => {
    const ran = await county().run(serve, ['--output', at(name)]);
    expect(ran.text).toMatch(/没有构建结果/);
    expect(ran.code).toBe(1);
  });
});
