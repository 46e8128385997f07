export const buildZh = {
  'table-region': '表格，可左右滚动',
  'build-config-missing': '找不到 {file}，没有生成任何页面。请检查程序是否安装完整。',
  'build-page-twice': '两个页面要用同一个网址 {url}（{first}、{second}）。请改栏目或单位的代号。',
  'build-ordinal-missing': '稿件 {id} 在栏目 {column} 没有序号，台账不完整。请先核对台账。',
  'build-unit-unknown': '站点 {site} 的主办单位 {unit} 未登记。请补充单位登记。',
  'build-page-failed': '生成页面时出错：{detail}',
} as const;
