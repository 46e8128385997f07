import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fronted } from '../../scripts/ledger/cards.ts';
import { openTextMemory, type ReadText } from '../../scripts/ledger/text-memory.ts';
import { text } from '../build/given.ts';
import { someDigest } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

const program = someDigest('program');
const digest = someDigest('article');
const other = someDigest('other');
const head = { seq: 3, digest: someDigest('head') };
const next = { seq: 4, digest: someDigest('next') };
const { front, body, names, tables } = text('aaaaaaaaa1', { body: '秘而不宣的一段话。' });
const read: ReadText = { front, body, names, tables };
const cardOf = (id: string, folder: string, title = id): Fronted => {
  const { front: own, body: _, tables: __, files: ___, ...article } = text(id, { title });
  return { digest: folder, front: own, article };
};
const card = cardOf('aaaaaaaaa1', digest);

let folder: string;
let file: string;
const open = (by = program) => {
  const memory = openTextMemory(file, by);
  if (!memory) throw new Error('no memory');
  return memory;
};
/** Opens, lets `act` use it, and closes. */
const within = <T>(act: (memory: ReturnType<typeof open>) => T, by = program): T => {
  const memory = open(by);
  try {
    return act(memory);
  } finally {
    memory.close();
  }
};
const change = (sql: string) => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
};
/** All cards that are kept, with their front matters. */
const cardsIn = ({ cards }: ReturnType<typeof open>): Fronted[] =>
  (cards?.blocks ?? []).flatMap((block) =>
    Array.from({ length: block.size }, (_, at) => ({ ...block.card(at), front: block.front(at) })),
  );
const idsIn = (memory: ReturnType<typeof open>) =>
  cardsIn(memory)
    .map(({ article }) => article.id)
    .sort();
const ids = (by = program) => within((memory) => memory.cards && { head: memory.cards.head, ids: idsIn(memory) }, by);
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'qianfa', 'texts');
  within((memory) => {
    expect(memory.put(new Map([[digest, read]]))).toBe(true);
    memory.keep(head, [card], [], true);
  });
});
afterEach(() => removeFolder(folder));

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
    expect((await readFile(file)).includes('秘而不宣')).toBe(true);
    within((memory) => memory.keep(next, changed, gone, false));
    expect((await readFile(file)).includes('秘而不宣')).toBe(false);
    expect(within((memory) => memory.text(digest))).toBeNull();
  });

  it('is gone from the disk before the memory is closed: a program that is killed then leaves nothing of it', async () => {
    const memory = open();
    memory.put(new Map([[other, { ...read, body: '刚读过的一段话。' }]]));
    memory.keep(next, [], ['aaaaaaaaa1'], false);
    for (const name of [file, `${file}-wal`])
      expect([name, /秘而不宣|刚读过/.test(await readFile(name, 'utf8'))]).toEqual([name, false]);
    memory.close();
  });

  it('goes when an article goes, even where no article was kept with it', async () => {
    within((memory) => memory.put(new Map([[other, { ...read, body: '无主的一段话。' }]])));
    expect((await readFile(file)).includes('无主的一段话')).toBe(true);
    within((memory) => memory.keep(next, [], ['zzzzzzzzz9'], false));
    expect((await readFile(file)).includes('无主的一段话')).toBe(false);
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
    expect(memory.text(digest)?.body).toBe(body);
    memory.close();
    expect(within((after) => after.text(digest))).toBeNull();
  });
});

describe('the articles that were live', () => {
  const many = Array.from({ length: 300 }, (_, at) => `b${String(at).padStart(9, '0')}`);
  const keepMany = () =>
    within((memory) =>
      memory.keep(
        next,
        many.map((id) => cardOf(id, someDigest(id))),
        [],
        false,
      ),
    );

  it('are kept with the head at which they were', () => {
    expect(ids()).toEqual({ head, ids: ['aaaaaaaaa1'] });
    expect(within(cardsIn)).toEqual([card]);
    keepMany();
    expect(ids()).toEqual({ head: next, ids: ['aaaaaaaaa1', ...many] });
  });

  it('change, come and go one by one', () => {
    keepMany();
    const [first = '', second = '', ...rest] = many;
    const changed = [cardOf(second, other, '新题'), cardOf('c000000000', other)];
    within((memory) => memory.keep(head, changed, [first, 'unknown000'], false));
    expect(ids()).toEqual({ head, ids: ['aaaaaaaaa1', second, ...rest, 'c000000000'] });
    const found = within(cardsIn).filter(({ article }) => article.id === second);
    expect(found).toEqual(changed.slice(0, 1));
  });

  it.each([
    'DELETE FROM articles WHERE block = 2',
    'DELETE FROM articles WHERE block = 0',
    "UPDATE articles SET text = CAST(replace(CAST(text AS TEXT), 'b000000007', 'b999999999') AS BLOB) WHERE block = 1",
    'UPDATE articles SET (text, seal) = (SELECT text, seal FROM articles AS c WHERE c.block = 1) WHERE block = 2',
    'UPDATE articles SET text = replace(text, \'"seq":4\', \'"seq":9\') WHERE block = 0',
  ])('are all unknown when something of them is not what was written: %s', (sql) => {
    keepMany();
    change(sql);
    expect(ids()).toBeNull();
    // And what is kept then is kept whole.
    within((memory) => memory.keep(next, [card], [], true));
    expect(ids()).toEqual({ head: next, ids: ['aaaaaaaaa1'] });
  });

  it('are unknown when an older block came back', () => {
    change('CREATE TABLE old AS SELECT * FROM articles WHERE block = 1');
    within((memory) => memory.keep(next, [cardOf('aaaaaaaaa1', other, '新题')], [], false));
    change('UPDATE articles SET (text, seal) = (SELECT text, seal FROM old) WHERE block = 1');
    expect(ids()).toBeNull();
  });

  it.each([
    "UPDATE articles SET fronts = CAST(replace(CAST(fronts AS TEXT), 'aaaaaaaaa1', 'aaaaaaaaa2') AS BLOB) WHERE block = 1",
    'UPDATE articles SET (fronts, fronts_seal) = (SELECT fronts, fronts_seal FROM articles AS a WHERE a.block = 2) WHERE block = 1',
    'UPDATE articles SET fronts = NULL WHERE block = 1',
  ])('have no front matter that is not what was written: %s', (sql) => {
    keepMany();
    change(sql);
    const [first] = within(cardsIn);
    expect(first?.article.id).toBe('aaaaaaaaa1');
    expect(first?.front).toBeNull();
    // And a block in which one was changed is not written anew out of that.
    within((memory) => memory.keep(next, [cardOf('b000000005', other)], [], false));
    expect(ids()).toEqual({ head: next, ids: ['aaaaaaaaa1', ...many] });
    expect(within(cardsIn).filter(({ digest: folder }) => folder === other)).toEqual([]);
  });

  it('are forgotten with their texts when one of them cannot be trusted', () => {
    within((memory) => memory.forget());
    expect(ids()).toBeNull();
    expect(within((memory) => memory.text(digest))).toBeNull();
  });
});

describe('without a memory that can be used everything is read', () => {
  it('where the file is no database: it goes, with whatever is in it', async () => {
    await writeFile(file, body.repeat(200));
    expect(within((memory) => memory.text(digest))).toBeNull();
    expect((await readFile(file)).includes(body)).toBe(false);
  });

  it('where a page of it is damaged: none stops a build, and once it is found nothing stays in it', async () => {
    const many = Array.from({ length: 40 }, (_, at) => someDigest(`text ${at}`));
    within((memory) => memory.put(new Map(many.map((one) => [one, { ...read, body: body.repeat(40) }]))));
    const sound = await readFile(file);
    let found = 0;
    for (let at = 0; at < sound.length; at += 4096) {
      await writeFile(file, Buffer.from(sound).fill(0xff, at, at + 64));
      within((memory) => {
        if (many.every((one) => memory.text(one) !== null)) return;
        found += 1;
        memory.forget();
      });
      if (!within((memory) => many.some((one) => memory.text(one) !== null)))
        expect((await readFile(file)).includes(body), `page at ${at}`).toBe(false);
    }
    expect(found).toBeGreaterThan(1);
  });

  it('where the disk is full in the middle of writing', () => {
    const module = new URL('../../scripts/ledger/text-memory.ts', import.meta.url).href;
    const script = `process.on('SIGXFSZ', () => {});
      const { openTextMemory } = await import(${JSON.stringify(module)});
      const text = { front: {}, body: 'x'.repeat(20000), names: [], tables: [] };
      const texts = new Map(Array.from({ length: 300 }, (_, at) => [String(at), text]));
      console.log(openTextMemory(${JSON.stringify(`${file}-full`)}, 'program').put(texts));`;
    const run = [
      '-c',
      'ulimit -f 2000 && exec "$0" --no-warnings --input-type=module -e "$1"',
      process.execPath,
      script,
    ];
    expect(execFileSync('sh', run, { encoding: 'utf8' })).toBe('false\n');
  });

  it('where its folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(openTextMemory(join(folder, 'file', 'texts'), program)).toBeNull();
  });
});
