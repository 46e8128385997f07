import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalFrom } from '../../scripts/signoff/approval.ts';
import { statementDigest, statementText } from '../../scripts/signoff/statement.ts';
import { type Key, makeKey, removeFolder, sign, temporaryFolder } from '../fixture/keys.ts';
import { as, statementOf } from '../fixture/statements.ts';
import { bound, item } from './given.ts';

let folder = '';
let key: Key;
beforeAll(async () => {
  folder = await temporaryFolder();
  key = await makeKey(folder, 'key');
});
afterAll(() => removeFolder(folder));

const statement = statementText(statementOf(bound, 'reviewer', [item], as.reviewer));

describe('evidence', () => {
  it('is an approval by whoever holds the key that signed it', async () => {
    const signature = await sign(key, 'qianfa-v1', statement);
    expect(approvalFrom({ statement, signature })).toMatchObject({
      key: key.public,
      digest: statementDigest(statement),
      statement: { items: [item] },
    });
  });

  it('[46] names no key when it was signed in another namespace, over another text, or not at all', async () => {
    for (const signature of [
      await sign(key, 'qianfa-record-v1', statement),
      await sign(key, 'file', statement),
      await sign(key, 'qianfa-v1', `${statement}\n`),
      '',
    ])
      expect(approvalFrom({ statement, signature })?.key).toBeNull();
  });

  it('is none when its text is no statement, however well it is signed', async () => {
    const text = '{"v":1}';
    expect(approvalFrom({ statement: text, signature: await sign(key, 'qianfa-v1', text) })).toBeNull();
  });
});
