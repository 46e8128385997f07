import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { Template } from './templates.ts';
import type { Frame, PageView } from './view.ts';

/** Digests of frames: every page of a site has the same one. */
const frames = new WeakMap<Frame, Digest>();

function digestOf(frame: Frame): Digest {
  const known = frames.get(frame) ?? sha256(JSON.stringify(frame));
  frames.set(frame, known);
  return known;
}

/**
 * A digest over everything that a page which is no article's depends on: its template, everything the template is given, and the program.
 * Views of such pages are plain data, or say by `toJSON` what stands for it, so that equal keys stand for equal pages.
 */
export function pageKey(template: Template, view: PageView, program: Digest): Digest {
  const shown = { ...(view.toJSON?.() ?? view), frame: null };
  return sha256(JSON.stringify([program, template, digestOf(view.frame), shown]));
}
