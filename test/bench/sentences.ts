/** Sentences as offices write them, put together by a small grammar. Places are two syllables that nobody lives in. */
const cut = (text: string) => text.split(' ');

const syllables = cut(
  '石 柳 溪 桥 云 岭 青 松 河 沙 坪 龙 泉 白 鹤 湾 竹 园 金 口 梅 塘 杨 树 坝 双 峰 古 城 新 安 永 兴 福 平 和 丰 乐 清 明 东 南 西 北 上 下 大 小 红 旗 团 结 长 江 高 山 马 岩 黄 土 水 井 花 木 三 岔 五 里 太 阳 月 亮 凤 凰 麒 麟 鹿 角 雁 燕 桃 李 杏 榆 槐 桑 茶 麻 稻 香 瓦 窑 铁 炉 铜 锣 银 杉 渡 渔 浦 港 沟 谷 崖 洞 坡 庙 堰 铺 营 寨 屯 集 圩',
);
const kinds = cut('镇 乡 村 街道 社区 工业园 拦河闸 小学 卫生院 林场 灌区 污水处理厂 敬老院 农贸市场 客运站');
const bodies = cut(
  '县政府 县政府办公室 县水利局 县教育局 县财政局 县民政局 县自然资源局 县住房和城乡建设局 县交通运输局 县农业农村局 县卫生健康局 县应急管理局 县审计局 县市场监督管理局 县生态环境局 县人力资源和社会保障局 县发展和改革局 县统计局 县林业局 县文化和旅游局 县退役军人事务局 县医疗保障局 县司法局 县公安局交通警察大队 县残疾人联合会 县供销合作社 县气象局 县消防救援大队 县公共资源交易中心 县政务服务中心 县防汛抗旱指挥部 县安全生产委员会 县就业服务中心 县疾病预防控制中心 县档案馆 县融媒体中心',
);
const adverbs = cut(
  '依法 及时 全面 逐户 分批 统一 重点 稳步 当场 如实 按期 扎实 有序 切实 认真 深入 广泛 严格 持续 积极 主动 精准 从严 随机 定期 集中 联合 自行 原则上 优先 不断 进一步 认真地 按规定 依职权 由专人',
);
const verbs = cut(
  '开展 推进 完成 核查 公布 受理 改造 验收 发放 检查 补助 登记 评估 公开征求 组织 落实 加强 部署 安排 督促 指导 通报 排查 整治 修复 新建 扩建 疏浚 加固 培训 招录 采购 审核 公示 调整 撤销 废止 印发 转发 制定 修订 报送 汇总 抽查 复查 处置 救助 慰问 宣传 动员 移交 归档 拨付 减免 退还 征收 征用 补偿 安置 监测 预警 值守 巡查 演练 清理 拆除 绿化 硬化 亮化 接种 筛查 诊疗 结算 报销 参保 续保 停产 复产 立案 听证 复议 调解 仲裁 执行 注销 变更 备案 公证 鉴定 测绘 勘察 设计 招标 评标 开工 竣工',
);
const objects = cut(
  '农村道路 供水管网 老旧小区 低保金 养老服务 职业培训 春季造林 防汛物资 粮食储备 残疾人补贴 山洪沟 病险水库 灌溉渠系 高标准农田 秸秆综合利用 畜禽粪污 种子市场 农机具 耕地保护补贴 宅基地审批 不动产权籍 城镇排水管道 餐厨垃圾 公共厕所 充电设施 路灯线路 危旧房屋 建筑工地扬尘 燃气管线 电梯维保 校车路线 学区划分 营养餐 教师招聘 助学贷款 家庭医生签约 疫苗冷链 医保目录 异地就医 生育津贴 失业保险 工伤认定 劳动合同 农民工工资 零工市场 创业担保贷款 社会救助 留守儿童 孤儿保障 公益性墓地 婚姻登记 地名标志 志愿服务 图书馆 博物馆藏品 非物质文化遗产 乡村旅游 农家乐 民宿 体育场地 广播电视 政务热线 证明事项 办事指南 行政许可 行政处罚裁量 信用修复 企业开办 税费优惠 招商项目 标准厂房 污染源普查 饮用水水源 噪声功能区 固体废物 森林防火 野生动物 渔业资源 烟花爆竹 危险化学品 尾矿库 道路交通安全 消防通道 应急避难场所 地质灾害隐患点 气象观测站 地震监测 统计年鉴 经济普查 预算执行 专项债券 政府采购目录 国有资产 审计整改 电子档案 信息公开申请',
);
const papers = cut(
  '责任清单 名单 标准 进度表 申请材料 反馈意见 专项资金 实施方案 办理期限 服务窗口 手续 台账 适用条件 结果 年度计划 工作要点 技术规程 管理办法 应急预案 合同文本 验收报告 整改通知 承诺书 身份证明 户口簿 营业执照 施工图 影像资料 会议纪要 统计报表 投诉电话 救助标准 评分细则 考核指标 值班表',
);
const aims = cut(
  '方便群众办事 保障汛期安全 提高供水保证率 改善人居环境 规范市场秩序 减轻企业负担 防止返贫 巩固成果 维护合法权益 确保颗粒归仓 压实各方责任 缩短办理时间 接受社会监督 守住安全底线 节约用水用地 促进稳定就业 提升诊疗水平 传承优秀文化',
);
const whys = cut(
  '根据省市有关要求 按照年度工作安排 为进一步规范管理 针对群众反映的问题 结合本县实际 经县政府第四次常务会议研究 受持续降雨影响 因线路检修需要 在前期摸底的基础上 自本通知印发之日起 对逾期未办的 对符合条件的 凡在本县行政区域内 遇有特殊情况的 依照前款规定',
);

/** Draws, with numbers in [0, 1), what one article is about; gives what draws its sentences. */
export function sentencesFrom(random: () => number): () => string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  const number = (most: number) => String(1 + Math.floor(random() * most));
  const some = (count: number, draw: () => string) => Array.from({ length: count }, draw);
  // An article stays with its matter, which is what makes it shorter when it is compressed.
  const [own, offices, papersOfIt] = [
    some(16, () => pick(objects)),
    some(7, () => pick(bodies)),
    some(8, () => pick(papers)),
  ];
  const places = some(9, () => `${pick(syllables)}${pick(syllables)}${pick(kinds)}`);
  const place = () => pick(places);
  const who = () => (random() < 0.5 ? pick(offices) : place());
  const day = () => `${number(12)}月${number(28)}日`;
  const amount = () =>
    pick([
      `${number(900)}户`,
      `${number(80)}公里`,
      `${number(5000)}万元`,
      `${number(99)}.${number(9)}%`,
      `${number(3000)}亩`,
    ]);
  const does = () => `${random() < 0.6 ? pick(adverbs) : ''}${pick(verbs)}${pick(own)}`;
  const forms: readonly (() => string)[] = [
    () => `${pick(whys)}，${who()}${does()}，${pick(aims)}。`,
    () => `${day()}，${who()}${does()}${amount()}，比上年增加${number(30)}.${number(9)}%。`,
    () => `${who()}、${who()}和${who()}要${does()}，${does()}，并于${day()}前报送${pick(papersOfIt)}。`,
    () => `申请人应当提交${pick(papersOfIt)}、${pick(papersOfIt)}，由${who()}在${number(30)}个工作日内${does()}。`,
    () => `截至${day()}，${place()}已${pick(verbs)}${pick(own)}${amount()}，${pick(papersOfIt)}${pick(adverbs)}公开。`,
    () => `其中${place()}${amount()}，${place()}${amount()}，其余由${who()}${does()}。`,
    () => `${pick(whys)}，不得${pick(verbs)}${pick(own)}；已经${pick(verbs)}的，${who()}应当${does()}。`,
    () => `联系人：${who()}；电话：0999-${String(2000000 + Math.floor(random() * 7_000_000))}。`,
  ];
  return () => (forms[Math.floor(random() * forms.length)] ?? forms[0])?.() ?? '';
}
