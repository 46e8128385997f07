import type { checkZh } from './check.zh.ts';

export const checkEn = {} satisfies Record<keyof typeof checkZh, string>;
