import { describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { knownRecords } from '../../scripts/ledger/known-records.ts';

/** Files of a chain whose records say nothing but their place. */
function chain(count: number, first: string | null = null) {
  const files: { path: string; bytes: Buffer; digest: string }[] = [];
  let previous = first;
  for (let seq = 1; seq <= count; seq += 1) {
    const bytes = Buffer.from(JSON.stringify({ seq, previous }));
    const digest = sha256(bytes);
    files.push({ path: `records/2026/03/${String(seq).padStart(8, '0')}-${digest}.json`, bytes, digest });
    previous = digest;
  }
  return files;
}
const files = chain(4);
const known = { seq: 3, digest: files[2]?.digest ?? '' };
const seqs = (given: typeof files, of = known) => [...knownRecords(given, of).values()].map(({ record }) => record.seq);

describe('records that were judged before', () => {
  it('are those that lead from the known one to the first, and no newer one', () => {
    expect(seqs(files).sort()).toEqual([1, 2, 3]);
    expect([...knownRecords(files, known).keys()]).not.toContain(files[3]?.path);
  });

  it.each([
    [
      'a byte of one was changed',
      files.map((file, at) => (at === 1 ? { ...file, bytes: Buffer.from('{"seq":2,"previous":null}') } : file)),
    ],
    ['one is missing', files.filter((_, at) => at !== 1)],
    ['the first goes on from one that is not there', chain(4, sha256('another ledger'))],
  ])('are none when %s', (_, given) => {
    expect(seqs(given, { seq: 3, digest: given[2]?.digest ?? known.digest })).toEqual([]);
  });

  it('are none where the known one is not in this ledger', () => {
    expect(seqs(files, { seq: 3, digest: sha256('elsewhere') })).toEqual([]);
    expect(seqs(files, { seq: 2, digest: known.digest })).toEqual([]);
  });
});
