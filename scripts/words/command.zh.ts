export const commandZh = {} as const;
