import type { Built } from './built.ts';
import { text } from './given.ts';

/** An answer of the API: the name of its file, its site, its path below `api/v1/` and its bytes as text. */
export interface Answer {
  name: string;
  site: string;
  path: string;
  text: string;
}

/** Every answer of the API that was built, but for its description. */
export const answers = ({ files }: Built): Answer[] =>
  [...files].flatMap(([name, bytes]) => {
    const [, site = '', path = ''] = /^([^/]+)\/api\/v1\/(.*)$/.exec(name) ?? [];
    return path === '' || path === 'openapi.json' ? [] : [{ name, site, path, text: bytes.toString('utf8') }];
  });

/** What the answer at `path` says; throws where there is none. */
export function answer(built: Built, path: string, site = 'main') {
  const found = answers(built).find((each) => each.site === site && each.path === path);
  if (!found) throw new Error(`no ${path} on ${site}`);
  return JSON.parse(found.text);
}

/** A document, the one of this ordinal in its column. */
export const inDocuments = (id: string, ordinal: number, given: Parameters<typeof text>[1] = {}) =>
  text(id, { ordinal, path: `main/wenjian/2026/${id}`, ...given, front: { kind: 'document', ...given.front } });
