import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlRows } from '../../scripts/import/sql.ts';

const objects = (text: string, table = 'news') => sqlRows(text, table).map((row) => Object.fromEntries(row));

describe('rows of an SQL dump', () => {
  it("are read from MySQL's statements, with escapes, quotes, numbers and nothing", () => {
    const text =
      "-- dump\nINSERT INTO `other` VALUES (9);\nINSERT INTO `news` (`id`, `title`, `body`) VALUES (1,'甲\\'乙','<p>a;\\n(b),''c''</p>'),\n (2, NULL, '');\n";
    expect(objects(text)).toEqual([
      { id: '1', title: "甲'乙", body: "<p>a;\n(b),'c'</p>" },
      { id: '2', body: '' },
    ]);
  });

  it('take their columns from the table where the statement names none', () => {
    const create =
      "CREATE TABLE IF NOT EXISTS `news` (\n  `id` int NOT NULL,\n  `title` varchar(9) DEFAULT 'x, y',\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\n";
    expect(objects(`${create}INSERT INTO news VALUES (1,'甲');`)).toEqual([{ id: '1', title: '甲' }]);
  });

  it('are read in the ways of other databases', () => {
    expect(objects(`INSERT INTO "public"."news" ("id", "title") VALUES (1, '甲');`)).toEqual([
      { id: '1', title: '甲' },
    ]);
    expect(objects("INSERT [dbo].[news] ([id], [title]) VALUES (1, N'甲')")).toEqual([{ id: '1', title: '甲' }]);
    expect(
      objects("insert into news (id, at) values (1, CAST('2020' AS date))".replace("CAST('2020' AS date)", 'now()')),
    ).toEqual([{ id: '1', at: 'now()' }]);
  });

  it('are all taken, whatever statement puts them in', () => {
    const all = ['INSERT IGNORE INTO', 'REPLACE INTO', 'INSERT LOW_PRIORITY IGNORE INTO', 'insert'];
    expect(objects(all.map((words, at) => `${words} \`news\` (\`a\`) VALUES (${at});\n`).join(''))).toHaveLength(4);
  });

  it('keep backslashes as letters where the database does', () => {
    const path = 'D:\\news\\temp\\';
    expect(objects(`INSERT [dbo].[news] ([a], [b]) VALUES (N'${path}', 1)`)).toEqual([{ a: path, b: '1' }]);
    expect(objects(`INSERT INTO "news" ("a") VALUES ('${path}');`)).toEqual([{ a: path }]);
    expect(objects(`-- PostgreSQL database dump\nINSERT INTO news (a) VALUES ('a\\n'), (E'a\\n');`)).toEqual([
      { a: 'a\\n' },
      { a: 'a\n' },
    ]);
  });

  it.each([
    ['fewer values than columns', 'INSERT INTO news (a,b) VALUES (1);', '1 values for 2 columns'],
    ['a text without end', "INSERT INTO news (a) VALUES ('甲", 'line 1: text without end'],
    ['a row without end', 'INSERT INTO news (a) VALUES (1', 'no , or )'],
    ['no row at all', 'INSERT INTO news (a) VALUES ;', 'no ('],
    ['an empty value', 'INSERT INTO news (a,b) VALUES (1,);', 'no value'],
  ])('stop at %s', (_, text, message) => {
    expect(() => sqlRows(text, 'news')).toThrow(message);
  });

  it('are none of another table', () => {
    expect(objects('INSERT INTO users (name) VALUES (1);')).toEqual([]);
  });

  it('give back every text that MySQL would have written', () => {
    const written = (text: string) =>
      `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\0/g, '\\0').replaceAll('\u001a', '\\Z')}'`;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const rows = objects(`INSERT INTO news (a) VALUES ${texts.map((text) => `(${written(text)})`).join(',')};`);
        expect(rows).toEqual(texts.map((a) => ({ a })));
      }),
    );
  });
});
