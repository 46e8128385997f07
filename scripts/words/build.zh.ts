export const buildZh = {
  'table-region': '表格，可左右滚动',
} as const;
