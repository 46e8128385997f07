export const buildZh = {} as const;
