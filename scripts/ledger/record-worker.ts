import { parentPort } from 'node:worker_threads';
import { readRecord } from './record.ts';
import type { FoundSound, RecordFile } from './record-reader.ts';

/** What cannot be read is no record here either: whoever is told so reads all of them again, and says why. */
function isRecord({ path, bytes }: RecordFile): boolean {
  try {
    return 'stored' in readRecord(path, bytes);
  } catch {
    return false;
  }
}

parentPort?.on('message', (files: RecordFile[]) => {
  const sound: FoundSound = files.every(isRecord);
  parentPort?.postMessage(sound);
});
