import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../scripts/article/canonical.ts';
import { type RecordFile, type RecordReader, recordReader, recordsHere } from '../../scripts/ledger/record-reader.ts';
import { memoryFiles } from '../fixture/files.ts';
import { makeGroup } from '../fixture/group.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { wholeLife } from '../fixture/life.ts';

let folder: string;
let files: RecordFile[];
let thread: RecordReader;
beforeAll(async () => {
  folder = await temporaryFolder();
  const book = await wholeLife(await makeGroup(folder));
  const tree = memoryFiles(new Map(book.versions.at(-1)));
  const entries = await tree.list('records');
  const bytes = await tree.read(entries);
  files = entries.map(({ path }, index) => ({ path, bytes: bytes[index] ?? Buffer.alloc(0) }));
  thread = recordReader(2);
});
afterAll(async () => {
  await thread.close();
  await removeFolder(folder);
});

const here = recordsHere();
const readBy = async (reader: RecordReader, all: readonly RecordFile[]) => {
  const read = await reader.read(all);
  return read && [...read];
};

/** A record's file with another text, under the name that its digest gives it. */
const named = ({ path }: RecordFile, bytes: Uint8Array): RecordFile => ({
  path: path.replace(/[0-9a-f]{64}/, sha256(bytes)),
  bytes,
});
const textOf = ({ bytes }: RecordFile): string => Buffer.from(bytes).toString('utf8');
const retold = (file: RecordFile, change: (text: string) => string) => named(file, Buffer.from(change(textOf(file))));

describe('records that another thread reads', () => {
  it('are those that are read here with the same signatures, in their order, call by call', async () => {
    const calls = [files, files.toReversed(), files.slice(2, 5), []];
    const own = await Promise.all(calls.map((all) => readBy(here, all)));
    expect(own[0]).toHaveLength(files.length);
    expect(await Promise.all(calls.map((all) => readBy(thread, all)))).toEqual(own);
  }, 30_000);

  it('tell as they do here of which records and statements the signature is another', async () => {
    const signature = /-----BEGIN SSH[^"]*-----\\n(?=")/g;
    for (const nth of [0, 1, 2]) {
      const spoilt = files.map((file) =>
        retold(file, (text) => {
          const all = text.match(signature) ?? [];
          let at = 0;
          return text.replace(signature, (own) => (at++ === nth ? (all.find((one) => one !== own) ?? own) : own));
        }),
      );
      const [own, others] = [await readBy(here, spoilt), await readBy(thread, spoilt)];
      expect(others).toEqual(own);
      const keys = (own ?? []).flatMap(({ signed }) => [
        signed.key,
        ...signed.approvals.flatMap((one) => (one && 'key' in one ? one.key : [])),
      ]);
      expect(keys).toContain(null);
      expect(keys.some((key) => key !== null)).toBe(true);
    }
  }, 30_000);

  it('keep their bytes: what was sent is a copy', async () => {
    await thread.read(files);
    expect(files.every(({ bytes }) => bytes.length > 0)).toBe(true);
  });

  const lies: [string, (file: RecordFile) => RecordFile][] = [
    [
      'whose name tells another digest',
      ({ path, bytes }) => ({ path: path.replace(/[0-9a-f]{64}/, '0'.repeat(64)), bytes }),
    ],
    ['whose name tells another number', ({ path, bytes }) => ({ path: path.replace(/\d{8}-/, '00000099-'), bytes })],
    ['that lies where no record lies', ({ path, bytes }) => ({ path: path.replace('records/', 'records/x'), bytes })],
    ['with nothing in it', (file) => named(file, new Uint8Array())],
    ['that is no JSON', (file) => retold(file, (text) => text.slice(1))],
    ['that is null', (file) => retold(file, () => 'null')],
    ['with a space too many', (file) => retold(file, (text) => text.replace(':', ': '))],
    [
      'with its keys in another order',
      (file) =>
        retold(file, (text) => text.replace(/^\{("algorithms":\{[^}]*\}),/, '{').replace(/\}$/, ',"algorithms":{}}')),
    ],
    ['with a field that nobody knows', (file) => retold(file, (text) => text.replace(/\}$/, ',"zzz":1}'))],
    ['with a field twice', (file) => retold(file, (text) => text.replace(/\}$/, ',"v":1}'))],
    [
      'whose bytes are no UTF-8',
      (file) =>
        named(file, Buffer.concat([Buffer.from(file.bytes).subarray(0, -2), Buffer.from([0xff]), Buffer.from('"}')])),
    ],
    ['with a mark of byte order', (file) => retold(file, (text) => `\ufeff${text}`)],
  ];
  it.each(lies)('are none where there is one %s, first or last', async (_, lie) => {
    const [first, last] = [files[0], files.at(-1)];
    if (!first || !last) throw new Error('no records');
    for (const all of [
      [lie(first), ...files.slice(1)],
      [...files.slice(0, -1), lie(last)],
    ]) {
      expect(await here.read(all)).toBeNull();
      expect(await thread.read(all)).toBeNull();
    }
  });

  it('are not read where the thread has ended: that is an error, not a verdict', async () => {
    const ended = recordReader(1);
    const asked = ended.read(files);
    await ended.close();
    await expect(asked).rejects.toThrow('a thread that reads records ended');
  });
});
