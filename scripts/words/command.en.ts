import type { commandZh } from './command.zh.ts';

export const commandEn = {} satisfies Record<keyof typeof commandZh, string>;
