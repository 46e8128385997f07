import type { ledgerZh } from './ledger.zh.ts';

export const ledgerEn = {} satisfies Record<keyof typeof ledgerZh, string>;
