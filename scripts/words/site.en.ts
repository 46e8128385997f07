import type { siteZh } from './site.zh.ts';

export const siteEn = {} satisfies Record<keyof typeof siteZh, string>;
