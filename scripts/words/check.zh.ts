export const checkZh = {} as const;
