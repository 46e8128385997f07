import { sha256 } from '../article/canonical.ts';
import type { Digest } from '../site/types.gen.ts';
import type { Template } from './templates.ts';
import type { PageView } from './view.ts';

/**
 * A digest over everything that a page which is no article's depends on: its template, everything the template is given, and the program.
 * Views of such pages are plain data, so that equal keys stand for equal pages.
 */
export const pageKey = (template: Template, view: PageView, program: Digest): Digest =>
  sha256(JSON.stringify([program, template, view]));
