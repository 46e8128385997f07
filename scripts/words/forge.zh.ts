export const forgeZh = {
  'forge-unreachable': '代码平台没有应答（{endpoint}）。请检查网络和平台网址后重试。',
  'forge-timeout': '代码平台在 {seconds} 秒内没有答完（{endpoint}）。请稍后重试。',
  'forge-unauthorized': '代码平台不认令牌（{endpoint}，{status}）。请更换 QIANFA_FORGE_TOKEN。',
  'forge-forbidden': '令牌的权限不够（{endpoint}，{status}）。请给令牌加上所需权限。',
  'forge-missing': '代码平台上没有，或令牌看不到（{endpoint}，{status}）。请核对网址、编号和令牌权限。',
  'forge-moved': '代码平台把请求转到了别处（{endpoint}，{status}）：仓库可能已改名。请改用新的平台网址和仓库名。',
  'forge-limited': '代码平台限制访问次数（{endpoint}，{status}），须等 {seconds} 秒。请稍后重试。',
  'forge-failed': '代码平台出错（{endpoint}，{status}）。请稍后重试；反复出现时请看平台日志。',
  'forge-refused': '代码平台不接受（{endpoint}，{status}）：{reason}',
  'forge-not-json': '代码平台的应答不完整或不是 JSON（{endpoint}）。请稍后重试；反复出现时请看平台日志。',
  'forge-not-understood': '代码平台的应答看不懂（{endpoint}，字段 {field}）。请核对平台版本。',
  'forge-incomplete': '代码平台的列表没有给全，或读取时有变动（{endpoint}）：应有 {wanted} 条，得到 {got} 条。请重试。',
  'forge-endless': '代码平台的列表超过 {limit} 条（{endpoint}），未读完。请拆分后重试。',
  'forge-review-unclear':
    '审查意见 {review} 缺少 {field}，无法认定是谁对哪个版本的意见。请在平台上撤销（dismiss）这条审查，请签署人重新审查。',
  'forge-comment-long': '评论长 {length} 字，超过平台上限 {limit} 字。',
  'forge-commit-short': '提交编号 {commit} 不是 40 位十六进制。',
} as const;
