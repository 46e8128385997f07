import type { signoffZh } from './signoff.zh.ts';

export const signoffEn = {} satisfies Record<keyof typeof signoffZh, string>;
