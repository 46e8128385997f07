export const buildZh = {
  'table-gone': '表格见附件。',
  'table-region': '表格，可左右滚动',
  'option-part':
    '只做整个构建里的一份，写作 第几份/共几份，例如 2/4；其余各份在别的机器上做，再用 --from 合并（各份要用 --as-of 写明同一时刻）',
  'option-from-part': '用 build --part 做好的一份，写它的文件夹，可多次；没有给出的部分就在这里做',
  'part-form': '--part 应写作 第几份/共几份，例如 2/4（第几份不大于共几份，最多 256 份）。',
  'part-and-from': '--part 与 --from 不能同用：先用 --part 做好各份，再用 --from 合并。',
  'part-as-of': '各份要按同一时刻做。请用 --as-of 写明，各份写同一个时刻。',
  'part-output': '请用 --output 写明这一份放在哪个文件夹。',
  'part-in-the-way': '{output} 里有别的文件，不是先前做的一份，没有动它。请换一个文件夹。',
  'part-no-release': '{output} 里是分份构建的一份，没有动它。整个网站请放到别的文件夹（--output）。',
  'part-done': '第 {part} 份（共 {of} 份）做好了：{files} 个文件，{seconds} 秒 → {output}',
  'part-unread':
    '{place} 里没有完整的一份（没有做完、没有传全，或不是 qianfa build --part 做的）。请重做或重传这一份。',
  'part-other-ledger':
    '{place} 按台账第 {seq} 条 {digest} 做成，这里的台账（到第 {ownSeq} 条 {own}）里没有这一条。请先取到最新的台账；不是同一本台账的，请重做这一份。',
  'part-older': '各份按台账第 {seq} 条做成，台账现已到第 {head} 条：没有变的取自各份，变了的在这里做。',
  'part-other-program':
    '{place} 由另一个版本的程序做成（校验码 {digest}，这里是 {own}）。各处请装同一版本，再做这一份。',
  'part-other-division': '{place} 是 {of} 份中的一份，{other} 是 {otherOf} 份中的一份。请只合并同一次分法的各份。',
  'part-twice': '第 {part} 份给了两次：{other}、{place}。请核对 --from。',
  'part-missing': '共 {of} 份，没有给出第 {missing} 份；其中的内容在这里补做，结果相同，只是慢一些。',
  'part-differs': '第 {part} 份（共 {of} 份）的 {file} 与做成时不同或不在了。请重做或重传这一份，再合并。',
  'part-linked':
    '第 {part} 份（共 {of} 份）的 {file} 是链接或在链接的文件夹里，或不是普通文件，没有读它。一份里只有普通文件：请查明它从哪里来，重做或重传这一份，再合并。',
} as const;
