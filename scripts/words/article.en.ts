import type { articleZh } from './article.zh.ts';

export const articleEn = {} satisfies Record<keyof typeof articleZh, string>;
