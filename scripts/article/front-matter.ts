import type { Document, Interpretation, News, Notice, Page } from '../site/types.gen.ts';

/** Front matter of an article, told apart by `kind`. */
export type FrontMatter = News | Notice | Document | Interpretation | Page;
