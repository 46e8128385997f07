import { fileURLToPath } from 'node:url';
import { type Indexer, openIndexer } from './indexer.ts';
import { openRenderer, type Renderer } from './render.ts';

/** The threads of a build beside its own: they make pages and indexes. Once closed they are started anew where they are asked again. */
export interface Crew {
  renderer: Renderer;
  indexer: Indexer;
  close(): Promise<void>;
}

/** Whether there are so many articles that threads make themselves ready while it is seen what there is to make: that takes as long by then. */
export const isLarge = (articles: number): boolean => articles > 5_000;

/** Opens the crew of a build of about so many articles with `program`. Where there are many threads load at once what they need, else when there is something to do. */
export function openCrew(program: URL, articles: number): Crew {
  const early = isLarge(articles);
  const renderer = openRenderer(fileURLToPath(program), { early });
  const indexer = openIndexer(early);
  return {
    renderer,
    indexer,
    async close() {
      await Promise.all([renderer.close(), indexer.close()]);
    },
  };
}
