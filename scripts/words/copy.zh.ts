export const copyZh = {
  'summary-copy': '制作审阅件：供领导阅读的网页、PDF 和图片（标明不得外传）',
  'option-copy-output': '审阅件存放的文件夹（不在 content/ 内，不要放到公开位置）',
  'copy-output': '请用 --output 写明审阅件存放的文件夹。',
  'copy-inside': '审阅件不能写到 {output}：那里是稿件或正式输出。',
  'copy-unreadable': '{path} 还不能送签，没有制作审阅件。请先用 qianfa check 查看问题并改正。',
  'copy-no-chromium':
    '这台机器没有 Chromium，只制作了网页，没有 PDF 和图片。请安装（apt-get install chromium fonts-noto-cjk），或用 CHROMIUM 指明它的位置。',
  'copy-done': '已制作 {count} 件审阅件 → {output}\n审阅件以网页文件（.html）的校验值为准。',
  'copy-pdf': '打开 PDF',
  'copy-picture': '图 {n}',
  'copy-page': '网页',
  'copy-mark': '待审预览·不得外传',
  'copy-label': '校验码 {digest}',
} as const;
