import { describe, expect, it } from 'vitest';
import { parseFolder } from '../../scripts/article/parse.ts';
import { interpretersOf } from '../../scripts/command/interpreters.ts';
import { given } from '../check/given.ts';
import { memoryFiles } from '../fixture/files.ts';

const { article, folder } = given({
  front: { kind: 'document', issuer: '清源县人民政府', document_date: '2026-03-01', topic: '综合政务\\其他' },
});
const explained = (interprets: string) => `---
id: b1b2c3d4e5
title: 解读
kind: interpretation
interprets: [ ${interprets} ]
unit: water
drafter: drafter-b
officer: officer-a
class: 动态
level: 一般
sensitive: false
emergency: false
placement: column
source: { type: original }
secrecy: { answers: { secret: 否 } }
review: [ { act: 审核, by: [ reviewer@water ] } ]
disclosure: 主动公开
---

解读正文。
`;
const of = (text: string, path = 'main/zcjd/2026/explained', file = 'index.md') =>
  interpretersOf(memoryFiles(new Map([[`${path}/${file}`, Buffer.from(text)]])), article);

describe('the interpretations of a document in a tree', () => {
  it('are those that name it', async () => {
    const parsed = parseFolder({
      ...folder,
      files: [{ ...(folder.files[0] ?? fail()), bytes: Buffer.from(explained(article.front.id)) }],
    });
    expect(parsed).toMatchObject({ type: 'article' });
    expect(await of(explained(article.front.id))).toEqual(['main/zcjd/2026/explained']);
  });

  it('are not those of another document, what cannot be read, or what is no article', async () => {
    expect(await of(explained('zzzzzzzzz9'))).toEqual([]);
    expect(await of(`interprets: [ ${article.front.id} ]`)).toEqual([]);
    expect(await of(explained(article.front.id), 'ledger/live/main')).toEqual([]);
    expect(await of(explained(article.front.id), 'main')).toEqual([]);
  });
});

function fail(): never {
  throw new Error('no file');
}
