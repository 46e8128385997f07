import { fold } from '../../layouts/assets/search-text.js';
import {
  addTraces,
  blockOf,
  blocks,
  fileOf,
  filesOf,
  filterTrace,
  placesOf,
  widthOf,
} from '../../layouts/assets/search-traces.js';
import type { Told } from './indexer.ts';

/** Bits for each trace of an index, of which three are set: about one of thirty that are not there seems to be, at the worst. */
const share = 8;

/** Bits in a block at the least and at the most, powers of two. */
const [least, largest] = [8, 4096];

const powerAbove = (count: number) => 2 ** Math.ceil(Math.log2(Math.max(1, count)));

function* textsOf({ title, numbers, text, attachments, attached, day }: Told): Generator<string> {
  yield title;
  yield* numbers;
  yield text;
  yield* attachments;
  yield* attached;
  // It stands in the index as one word, which a single digit finds.
  yield day.replaceAll('-', '');
}

/** The traces of everything that the index of these records holds, as bits of its blocks: equal records give equal bytes. */
export function tracesIn(records: readonly Told[]): Uint8Array {
  const traces = new Set<number>();
  // Most traces come again and again; a look at the last one in its place is quicker than the set.
  const last = new Int32Array(2 ** 16);
  const add = (trace: number) => {
    const place = trace & 0xffff;
    if (last[place] === trace && trace !== 0) return;
    last[place] = trace;
    traces.add(trace);
  };
  for (const record of records) {
    for (const text of textsOf(record)) addTraces(fold(text), add);
    for (const [name, values] of Object.entries(record.filters))
      for (const value of values) add(filterTrace(name, value));
  }
  const size = Math.min(largest, Math.max(least, powerAbove((share * traces.size) / blocks)));
  const bytes = new Uint8Array((blocks * size) / 8);
  for (const trace of traces)
    for (const place of placesOf(trace, size)) {
      const at = blockOf(trace) * size + place;
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
    }
  return bytes;
}

/**
 * Puts together what `tracesIn` gave for each index, in their order, as a browser fetches it: row by row which of them have a bit, in files by their
 * names.
 */
export function allTraces(each: readonly Uint8Array[]): Map<string, Uint8Array> {
  const indexes = each.length;
  const width = widthOf(indexes);
  const rows = (Math.max(...each.map((own) => own.length)) * 8) / blocks;
  const table = new Uint8Array(blocks * rows * width);
  for (const [index, own] of each.entries()) {
    const size = (own.length * 8) / blocks;
    const [column, bit] = [index >> 3, 1 << (index & 7)];
    for (let at = 0; at < own.length; at += 1) {
      const byte = own[at] ?? 0;
      if (byte === 0) continue;
      for (let place = 0; place < 8; place += 1) {
        if ((byte & (1 << place)) === 0) continue;
        const found = at * 8 + place;
        const block = Math.floor(found / size);
        // The bits of a smaller index stand again and again in the larger block.
        for (let row = found - block * size; row < rows; row += size) {
          const to = (block * rows + row) * width + column;
          table[to] = (table[to] ?? 0) | bit;
        }
      }
    }
  }
  const held = blocks / filesOf(indexes);
  const length = held * rows * width;
  const files = new Map<string, Uint8Array>();
  for (let block = 0; block < blocks; block += held)
    files.set(fileOf(block, indexes), table.subarray((block / held) * length, (block / held + 1) * length));
  return files;
}
