export const siteZh = {} as const;
