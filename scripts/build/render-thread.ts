/** A thread that writes lots of pages: told a lot, it answers what was written, else what went wrong. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Lot, rendererOf } from './render.ts';

const { program, folder }: { program: string; folder: string } = workerData;
const render = rendererOf(program, folder);
// Loaded while the first lot is put together.
await import('@11ty/eleventy');
const port = parentPort;
if (!port) throw new Error('render-thread.ts is started by render-threads.ts');
port.on('message', (lot: Lot) => {
  render(lot).then(
    (files) => port.postMessage(files),
    (error: unknown) => port.postMessage(error instanceof Error ? error.message : String(error)),
  );
});
