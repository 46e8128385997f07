import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTextMemory } from '../../scripts/ledger/text-memory.ts';
import { someDigest } from '../fixture/group.ts';
import { cardOf, digest, head, next, other, program, read, remembered } from './remembered.ts';

const { folder, file, open, within, change } = remembered();

describe('a text that was read before', () => {
  it('is known by the digest of its folder, whole', () => {
    expect(within((memory) => memory.text(digest))).toEqual(read);
    expect(within((memory) => memory.text(other))).toBeNull();
  });

  it('is unknown to another program, which forgets it', () => {
    const another = someDigest('another program');
    within((memory) => {
      expect(memory.text(digest)).toBeNull();
      expect(memory.cards).toBeNull();
      memory.keep(head, [], [], true);
    }, another);
    expect(within((memory) => memory.text(digest))).toBeNull();
  });

  it.each([
    ['its article went', [], ['aaaaaaaaa1']],
    ['its article has another', [cardOf('aaaaaaaaa1', other)], []],
  ])('is forgotten, and overwritten on the disk, when %s', async (_, changed, gone) => {
    expect((await readFile(file())).includes('秘而不宣')).toBe(true);
    within((memory) => memory.keep(next, changed, gone, false));
    expect((await readFile(file())).includes('秘而不宣')).toBe(false);
    expect(within((memory) => memory.text(digest))).toBeNull();
  });

  it('is gone from the disk before the memory is closed: a program that is killed then leaves nothing of it', async () => {
    const memory = open();
    memory.put(new Map([[other, { ...read, body: '刚读过的一段话。' }]]));
    memory.keep(next, [], ['aaaaaaaaa1'], false);
    for (const name of [file(), `${file()}-wal`])
      expect([name, /秘而不宣|刚读过/.test(await readFile(name, 'utf8'))]).toEqual([name, false]);
    memory.close();
  });

  it('goes when an article goes, even where no article was kept with it', async () => {
    within((memory) => memory.put(new Map([[other, { ...read, body: '无主的一段话。' }]])));
    expect((await readFile(file())).includes('无主的一段话')).toBe(true);
    within((memory) => memory.keep(next, [], ['zzzzzzzzz9'], false));
    expect((await readFile(file())).includes('无主的一段话')).toBe(false);
    expect(within((memory) => memory.text(digest))).toEqual(read);
  });

  it('stays when its article was confirmed, and nothing of it is another', () => {
    within((memory) => memory.keep(next, [cardOf('aaaaaaaaa1', digest)], [], false));
    expect(within((memory) => memory.text(digest))).toEqual(read);
  });

  it.each(["replace(text, '秘而不宣', '众所周知')", "text || ' '"])(
    'is as good as unknown when somebody changed it: %s',
    (value) => {
      change(`UPDATE bodies SET text = ${value}`);
      expect(within((memory) => memory.text(digest))).toBeNull();
    },
  );

  it('is as good as unknown under the digest of another', () => {
    within((memory) => memory.put(new Map([[other, { ...read, body: '另一段。' }]])));
    change(
      `UPDATE bodies SET (text, seal) = (SELECT text, seal FROM bodies AS b WHERE b.key <> bodies.key AND b.text LIKE '%另一段%') WHERE text LIKE '%秘而不宣%'`,
    );
    expect(within((memory) => memory.text(digest))).toBeNull();
  });

  it('stays what it was while it is in use, whatever somebody writes meanwhile', () => {
    const memory = open();
    change("UPDATE bodies SET text = '{}'");
    expect(memory.text(digest)?.body).toBe(read.body);
    memory.close();
    expect(within((after) => after.text(digest))).toBeNull();
  });
});

describe('without a memory that can be used everything is read', () => {
  it('where the file is no database: it goes, with whatever is in it', async () => {
    await writeFile(file(), read.body.repeat(200));
    expect(within((memory) => memory.text(digest))).toBeNull();
    expect((await readFile(file())).includes(read.body)).toBe(false);
  });

  it('where a page of it is damaged: none stops a build, and once it is found nothing stays in it', async () => {
    const many = Array.from({ length: 40 }, (_, at) => someDigest(`text ${at}`));
    within((memory) => memory.put(new Map(many.map((one) => [one, { ...read, body: read.body.repeat(40) }]))));
    const sound = await readFile(file());
    let found = 0;
    for (let at = 0; at < sound.length; at += 4096) {
      await writeFile(file(), Buffer.from(sound).fill(0xff, at, at + 64));
      within((memory) => {
        if (many.every((one) => memory.text(one) !== null)) return;
        found += 1;
        memory.forget();
      });
      if (!within((memory) => many.some((one) => memory.text(one) !== null)))
        expect((await readFile(file())).includes(read.body), `page at ${at}`).toBe(false);
    }
    expect(found).toBeGreaterThan(1);
  });

  it('where the disk is full in the middle of writing', () => {
    const module = new URL('../../scripts/ledger/text-memory.ts', import.meta.url).href;
    const script = `process.on('SIGXFSZ', () => {});
      const { openTextMemory } = await import(${JSON.stringify(module)});
      const text = { front: {}, body: 'x'.repeat(20000), names: [], tables: [] };
      const texts = new Map(Array.from({ length: 300 }, (_, at) => [String(at), text]));
      console.log(openTextMemory(${JSON.stringify(`${file()}-full`)}, 'program').put(texts));`;
    const run = [
      '-c',
      'ulimit -f 2000 && exec "$0" --no-warnings --input-type=module -e "$1"',
      process.execPath,
      script,
    ];
    expect(execFileSync('sh', run, { encoding: 'utf8' })).toBe('false\n');
  });

  it('where its folder cannot be made', async () => {
    await writeFile(join(folder(), 'file'), '');
    expect(openTextMemory(join(folder(), 'file', 'texts'), program)).toBeNull();
  });
});
