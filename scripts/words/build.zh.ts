export const buildZh = {
  'table-gone': '表格见附件。',
  'table-region': '表格，可左右滚动',
} as const;
