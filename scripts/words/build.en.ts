import type { buildZh } from './build.zh.ts';

export const buildEn = {} satisfies Record<keyof typeof buildZh, string>;
