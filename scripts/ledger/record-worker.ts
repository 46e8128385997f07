import { parentPort } from 'node:worker_threads';
import { readRecord } from './record.ts';
import type { Found, RecordFile } from './record-reader.ts';
import { signedBy } from './signed-by.ts';

/** What cannot be read is no record here either: whoever is told so reads all of them again, and says why. */
function foundIn({ path, bytes }: RecordFile): Found | null {
  try {
    const read = readRecord(path, bytes);
    if ('refused' in read) return null;
    const { key, approvals } = signedBy(read.stored.record);
    const statements = approvals.map((one) =>
      one && 'statement' in one ? { digest: one.digest, key: one.key } : null,
    );
    return { key, statements };
  } catch {
    return null;
  }
}

parentPort?.on('message', (files: RecordFile[]) => {
  const found: Found[] = [];
  for (const file of files) {
    const one = foundIn(file);
    if (!one) break;
    found.push(one);
  }
  parentPort?.postMessage(found.length === files.length ? found : null);
});
