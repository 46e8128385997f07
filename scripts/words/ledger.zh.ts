export const ledgerZh = {} as const;
