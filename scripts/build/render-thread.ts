/**
 * A thread that writes lots of pages: told a lot, it answers what was written, else what went wrong. It makes everything ready before it is told
 * the first one.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type Lot, rendererOf } from './render.ts';

const { program, folder }: { program: string; folder: string } = workerData;
const render = rendererOf(program, folder);
const port = parentPort;
if (!port) throw new Error('render-thread.ts is started by render-threads.ts');
// Lots that are told meanwhile wait; what is wrong here is wrong with the first of them too, which says it.
await render({}).catch(() => undefined);
port.on('message', (lot: Lot) => {
  render(lot).then(
    (files) => port.postMessage(files),
    (error: unknown) => port.postMessage(error instanceof Error ? error.message : String(error)),
  );
});
