import type { Kind } from '../site/types.gen.ts';
import type { Valid } from '../site/validate.ts';

/** Front matter of an article, told apart by `kind`. */
export type FrontMatter = Valid<Kind>;
