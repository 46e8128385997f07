/**
 * A thread that writes lots of pages: told a lot, it answers what was written, else what went wrong. It makes everything ready before it is told
 * the first one.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { rendererOf } from './render.ts';
import type { Order } from './render-threads.ts';

const { program }: { program: string } = workerData;
const render = rendererOf(program);
const port = parentPort;
if (!port) throw new Error('render-thread.ts is started by render-threads.ts');
// Lots that are told meanwhile wait; what is wrong here is wrong with the first of them too, which says it.
await render({}, program).catch(() => undefined);
port.on('message', ({ lot, folder }: Order) => {
  render(lot, folder).then(
    (files) => port.postMessage(files),
    (error: unknown) => port.postMessage(error instanceof Error ? error.message : String(error)),
  );
});
