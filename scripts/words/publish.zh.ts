export const publishZh = {
  'summary-publish': '构建、签署清单，并发布新版：文件夹、经 rsync 到另一台机器（都是一步切换），或 S3 兼容的对象存储',
  'summary-verify': '核对公开的网站是否与已发布的版本逐字节相同',
  'option-to':
    '发布位置：本机文件夹、用户@主机:/文件夹、rsync:/文件夹，网页服务器指向其中的 current/<站点>；或 s3://存储桶/前缀?endpoint=…&region=…，各站点在 <前缀>/<站点>/（或设 QIANFA_PUBLISH_TO）',
  'option-keep': '在发布位置保留最近几版（默认 5，含在线的一版；撤稿之前的各版总是删除）',
  'option-fresh-within': '台账最新一条登记距今不得超过多少小时（默认 48）',
  'option-live': '主站的公开网址（默认按 site.yml 的域名）',
  'option-site': '其他站点的公开网址，写作 站点=网址，可多次',
  'option-reread': '先逐个文件核对发布位置上的一版，被改过的重新生成（发布到文件夹时；建议每夜一次）',
  'publish-reread': '发布位置上有 {count} 处与清单不符：{names}。这一版全部重新生成。',
  'publish-unchanged': '{place} 上的一版出自同一台账、同一程序，到这一时刻没有变化，不再重建。',
  'publish-list-changed':
    '发布位置上 {folder} 的文件清单与发布清单不符，像是被改过。请用 qianfa publish --reread 重新发布。',
  'publish-to-missing': '没有说明发布到哪里。请用 --to 或 QIANFA_PUBLISH_TO 写明。',
  'publish-to-form':
    '发布位置 {to} 写得不对。应是本机文件夹、用户@主机:/文件夹、rsync:/文件夹（绝对路径，只含字母、数字、点、横线和下划线）或 s3://存储桶/前缀?endpoint=https://…&region=…（自建的另加 &path-style；密钥不写在这里）。',
  'publish-number': '--{name} 应是不小于 {least} 的整数。',
  'publisher-key-missing': '没有发布机密钥。请设置 QIANFA_PUBLISHER_KEY 为私钥文件的路径（放在代码库之外）。',
  'publisher-unknown': '这把发布机密钥没有在 registry/machines.yml 的 publishers 中备案，或当日不在有效期内。',
  'publish-other-group': '发布位置上是网站群 {group} 的版本，不是 {own} 的。请核对 --to。',
  'publish-unsigned':
    '发布位置上的清单没有备案发布机的有效签名，无法判断那里是哪一版，拒绝覆盖。请先查明是谁改的；确认无误后，移走那里的 current（对象存储是 manifest.signed、manifest.begun 和各站点的文件）再发布。',
  'publish-shown-gone':
    '{place} 的 current 指向的版本 {name} 不在了，像是被人删了，网站现在打不开，也无法判断那里曾是哪一版。请查明是谁删的；确认台账是完整的最新一本后，删去链接 current 再发布。',
  'publish-rolled-back':
    '台账被回退或不是同一本：线上的版本出自第 {seq} 条 {shown}，这本台账（到第 {head} 条）里没有它。拒绝发布旧台账；请取回完整的台账。',
  'publish-older':
    '线上的版本按 {shown} 构建，晚于 {asOf}，拒绝用旧的覆盖新的。没有写 --as-of 的，请核对本机时间；错的是线上那一版的时刻的，核实后移走那里的 current（对象存储是 manifest.signed、manifest.begun 和各站点的文件）再发布。',
  'publish-stale':
    '台账最新一条（第 {seq} 条）是 {time} 的，超过了 {hours} 小时的限度，台账可能停在旧处。请取回最新台账，或由登记机登记校核点（qianfa ledger checkpoint）。',
  'publish-busy': '另一个发布（进程 {pid}）正在这里进行。请等它结束后再试。',
  'publish-locked': '另一个发布正在切换 {place}，等了 60 秒还没有结束。请稍后再试。',
  'publish-no-link': '{file} 不是链接，没有动它。发布位置应是专用的文件夹；请把原有的 current 移走。',
  'publish-output-changed': '构建结果里的 {file} 与清单不符，像是构建后被改过。请重新构建。',
  'publish-no-program': '不能运行 {program}。请安装（例如 apt-get install rsync openssh-client）。',
  'publish-program-failed': '{program} 没有成功（退出码 {code}）：{err}',
  'publish-storage-failed': '对象存储没有完成 {what}（{code}，{status}）：{err}',
  'publish-disk-full': '发布位置的磁盘满了（或超出配额）。请清出空间后再发布。',
  'publish-other-disk':
    '发布位置里的 releases 或 store 在另一块盘上，不能一步切换。请不要单独挂载它们，让整个发布位置在同一个文件系统里。',
  'publish-no-bucket': '没有这个存储桶，或它不在这个 region、endpoint。请核对 --to。',
  'publish-denied':
    '对象存储不认这组密钥，或它在这个位置不能列举、读、写、删。请核对 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 和存储桶的授权。',
  'publish-clock': '本机时间与对象存储相差太多，签名不被接受。请校准时间（NTP）后再发布。',
  'publish-storage-busy': '对象存储忙或出错，重试多次仍不成功。请稍后再发布。',
  'publish-claimed':
    '另一个发布正在那里进行（最近一次报到 {since}），没有动任何文件。请等它结束；如果它已中断，{until} 以后即可再发布。',
  'publish-claim-lost': '本次发布的占用标记被拿走了，另一个发布可能正在进行，已停手。请再运行一次。',
  'publish-claim-unrenewed': '本次发布的占用标记没有续上，别处可能开始发布，已停手。请再运行一次。',
  'publish-claim-stalled': '对象存储 {seconds} 秒没有回应，占用标记没有续上。请检查网络后再发布。',
  'publish-not-empty':
    '{place} 下各站点的文件夹里有 {count} 个不是由发布放进去的文件，没有动它们。请核对 --to；确认无用后先删除，再发布。',
  'publish-strangers':
    '发布位置上有 {count} 个文件不属于任何一版，已删除：{names}。如果不是哪次中断的发布留下的，就是有人放进去的：请查明，并收紧存储桶的写权限。',
  'publish-login':
    '发布机不让登录（它不认这把 SSH 密钥，或它的主机公钥与登记的不同）。请核对密钥、发布机账号的 authorized_keys 和 known_hosts。',
  'publish-not-writable': '发布位置不可写（只读或没有权限）。请核对挂载方式和文件夹的属主。',
  'publish-connection': '与发布位置的连接中断。请检查网络后再发布。',
  'publish-broken-off': '发布没有完成，{place} 上仍是原来的版本（{old}），未受影响',
  'publish-broken-between':
    '发布没有完成：{place} 上一部分文件已是新版，其余仍是原来的版本（{old}），撤下的最先删除，没有残缺的文件。排除下面的原因后再运行一次，就会接着做完',
  'publish-nothing': '还没有发布过',
  'publish-overtaken': '{place} 在此期间已由别的发布切换，没有覆盖它。请再运行一次。',
  'publish-same': '{place} 上已是这一版（{release}），无须切换。',
  'publish-done': '已发布：{place} → {release}',
  'publish-removed': '已从发布位置删除 {count} 个旧版（超出保留数，含有后来撤下的内容，或没有发布完）。',
  'verify-nothing': '{place} 上还没有发布过任何版本，无从核对。',
  'verify-unsigned': '{place} 上的清单没有备案发布机的有效签名，不能作为核对的依据。',
  'verify-site-form': '--site 应写作 站点=网址，站点是：{sites}',
  'verify-differs': '{url}：内容与发布的不同',
  'verify-missing': '{url}：应有而没有（{status}）',
  'verify-still': '{url}：已撤下的信息仍能打开（{status}）',
  'verify-unread': '{url}：没有读到（{reason}）',
  'verify-same': '{count} 个文件逐字节相同，{gone} 个已撤下的网址都打不开了（版本 {release}）。',
  'verify-found': '公开的网站与发布的版本（{release}）有 {count} 处不同：',
} as const;
