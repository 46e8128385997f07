import type { Output } from './output.ts';

/**
 * The same output until `stop` is given: then whoever goes on with it hears why, by what he next asks of it. So what is made side by side ends
 * together where something of it cannot be made, and does not first make the rest for nothing.
 */
export function untilStopped(output: Output, stop: AbortSignal): Output {
  return {
    ...output,
    write(path, given, key) {
      stop.throwIfAborted();
      output.write(path, given, key);
    },
    wrote(path, key) {
      stop.throwIfAborted();
      output.wrote(path, key);
    },
    count(file) {
      stop.throwIfAborted();
      output.count(file);
    },
    take(key, turn) {
      stop.throwIfAborted();
      return output.take(key, turn);
    },
    takeSheaf(sheaf) {
      stop.throwIfAborted();
      return output.takeSheaf(sheaf);
    },
  };
}
