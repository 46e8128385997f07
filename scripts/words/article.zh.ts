export const articleZh = {} as const;
