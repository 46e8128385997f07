import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import {
  algorithms,
  readRecord,
  recordNamespace,
  recordPath,
  recordText,
  signedText,
} from '../../scripts/ledger/record.ts';
import type { LedgerRecord } from '../../scripts/site/types.gen.ts';

const record: LedgerRecord = {
  v: 1,
  type: 'checkpoint',
  seq: 7,
  previous: sha256('6'),
  group: 'shiqiao',
  root: sha256('root'),
  time: '2026-02-28T23:30:00Z',
  recorder: 'recorder-1',
  algorithms,
  items: [],
  signature: '签名',
};
const read = (text: string | Uint8Array, seq = 7) => {
  const bytes = Buffer.from(text);
  return readRecord(`records/2026/03/${String(seq).padStart(8, '0')}-${sha256(bytes)}.json`, bytes);
};
const refusal = (text: string | Uint8Array, seq?: number) => {
  const found = read(text, seq);
  if (!('refused' in found)) return null;
  expect(found.refused.params?.file).toMatch(/^records\/2026\/03\/\d{8}-/);
  return found.refused.key;
};

describe('a record’s file', () => {
  it('is canonical JSON without a final newline and comes back as it was', () => {
    const text = recordText(record);
    expect(text.endsWith('}')).toBe(true);
    expect(read(text)).toMatchObject({ stored: { digest: sha256(text), record } });
  });

  it('comes back as it was whatever stands in it', () => {
    const lines = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        lines,
        fc.array(fc.record({ statement: lines, signature: lines })),
        (seq, signature, evidence) => {
          const other = { ...record, seq, signature, evidence };
          const found = read(recordText(other), seq);
          expect(found).toMatchObject({ stored: { record: other } });
        },
      ),
    );
  });

  it('lies in the month of its time in the group’s zone', () => {
    const digest = sha256('x');
    expect(recordPath(record, digest, 'Asia/Shanghai')).toBe(`records/2026/03/00000007-${digest}.json`);
    expect(recordPath(record, digest, 'UTC')).toBe(`records/2026/02/00000007-${digest}.json`);
  });

  it('is signed without its signature', () => {
    const { signature: _, ...unsigned } = record;
    expect(signedText(record)).toBe(signedText(unsigned));
    expect(signedText({ ...record, seq: 8 })).not.toBe(signedText(record));
  });

  it.each([
    ['a final newline', `${recordText(record)}\n`, 'record-not-canonical'],
    ['other white space', JSON.stringify(record, null, 1), 'record-not-canonical'],
    ['a key twice', recordText(record).replace('"v":1', '"v":1,"v":1'), 'record-not-canonical'],
    ['no JSON', '{', 'record-broken'],
    ['nothing', '', 'record-broken'],
    ['[45] an unknown version', recordText(record).replace('"v":1', '"v":2'), 'record-broken'],
    ['[45] an unknown type', recordText(record).replace('checkpoint', 'approval'), 'record-broken'],
    ['[45] another algorithm', recordText(record).replace('"sha256"', '"sha1"'), 'record-broken'],
  ])('with %s is refused', (_, text, key) => {
    expect(refusal(text)).toBe(key);
  });

  it('with bytes that are no UTF-8 is refused, though they read the same', () => {
    const text = Buffer.from(recordText({ ...record, signature: 'a\ufffdb' }));
    const at = text.indexOf('\ufffd');
    const other = Buffer.concat([text.subarray(0, at), Buffer.from([0xff]), text.subarray(at + 3)]);
    expect(refusal(text)).toBeNull();
    expect(refusal(other)).toBe('record-not-canonical');
  });

  it('under another number, digest or name is refused', () => {
    const bytes = Buffer.from(recordText(record));
    expect(refusal(bytes, 8)).toBe('record-seq-name');
    expect(readRecord(`records/2026/03/00000007-${sha256('x')}.json`, bytes)).toMatchObject({
      refused: { key: 'record-digest' },
    });
    expect(readRecord('records/7.json', bytes)).toMatchObject({ refused: { key: 'ledger-file-unknown' } });
  });
  it.each([
    ['a folder above', 'x/records/2026/03/'],
    ['another folder', 'records/26/03/'],
    ['no folder', ''],
  ])('with %s before its name is refused by its whole path', (_, folder) => {
    const bytes = Buffer.from(recordText(record));
    const path = `${folder}00000007-${sha256(bytes)}.json`;
    expect(readRecord(path, bytes)).toEqual({ refused: { key: 'ledger-file-unknown', params: { file: path } } });
  });

  it('with more behind its name is refused: an editor’s copy is no record', () => {
    const bytes = Buffer.from(recordText(record));
    const path = `records/2026/03/00000007-${sha256(bytes)}.json.orig`;
    expect(readRecord(path, bytes)).toMatchObject({ refused: { key: 'ledger-file-unknown' } });
  });

  it('that is refused is named, with every field that is wrong', () => {
    const told = (text: string, seq?: number) => {
      const found = read(text, seq);
      return 'refused' in found && { ...found.refused.params, file: undefined };
    };
    const bytes = Buffer.from('{');
    const path = `records/2026/03/00000007-${sha256(bytes)}.json`;
    expect(readRecord(path, bytes)).toEqual({
      refused: { key: 'record-broken', params: { file: path, field: 'JSON' } },
    });
    expect(told(recordText(record).replace('"v":1', '"v":2').replace('"seq":7', '"seq":0'))).toEqual({
      field: 'v、seq',
      file: undefined,
    });
    expect(told(recordText(record), 8)).toEqual({ seq: 7, file: undefined });
  });

  it('is signed in the namespace that every older ledger was signed in', () => {
    expect(recordNamespace).toBe('qianfa-record-v1');
  });
});
