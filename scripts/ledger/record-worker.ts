import { parentPort } from 'node:worker_threads';
import { readRecord } from './record.ts';
import type { FoundSound, RecordFile } from './record-reader.ts';

parentPort?.on('message', (files: RecordFile[]) => {
  const sound: FoundSound = files.every(({ path, bytes }) => 'stored' in readRecord(path, bytes));
  parentPort?.postMessage(sound);
});
