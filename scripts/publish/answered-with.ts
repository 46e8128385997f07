import { contentType } from '../build/content-type.ts';
import type { Headers } from './storage.ts';

/** What storage is to answer with a file of a release: as the servers' files say it, a minute, and for names that hold a digest a year. */
export const answeredWith = (path: string): Headers => ({
  type: contentType(path),
  cache: /^[^/]+\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
});
