const most = { count: 16, bytes: 32 << 20 };

/** Does something for all, some at a time: not so many that a line or a storage is flooded, not so much (`sizeOf`, bytes) that memory is. */
export async function inBatches<T>(
  all: readonly T[],
  sizeOf: (one: T) => number,
  act: (one: T) => Promise<unknown>,
): Promise<void> {
  let batch: T[] = [];
  let bytes = 0;
  for (const one of all) {
    if (batch.length === most.count || (batch.length > 0 && bytes + sizeOf(one) > most.bytes)) {
      await Promise.all(batch.map(act));
      [batch, bytes] = [[], 0];
    }
    batch.push(one);
    bytes += sizeOf(one);
  }
  await Promise.all(batch.map(act));
}
