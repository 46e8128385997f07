export const signoffZh = {} as const;
