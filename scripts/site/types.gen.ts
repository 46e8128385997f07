// Generated from schemas/ by `npm run types`. Do not edit.

/**
 * 一行文字：非空，不换行，最多 300 字。 One non-empty line of at most 300 characters.
 */
export type Line = string;
/**
 * 年度报告：政府信息公开工作年度报告和政府网站年度工作报表。 Yearly reports on disclosure and on the site.
 */
export type AnnualReport = Article &
  AnnualReportFields & {
    kind?: 'annual-report';
  };
/**
 * 稿件编号：新建时生成一次，永不再用；10 位小写字母和数字。 Made once by `qianfa new` and never reused; 10 lower-case letters and digits.
 */
export type ArticleId = string;
/**
 * 稿件类型：各类型的字段见 schemas 中同名的文件。 Kind of article; its fields are in the schema of the same name.
 */
export type Kind =
  | 'news'
  | 'notice'
  | 'document'
  | 'interpretation'
  | 'page'
  | 'roster'
  | 'guide'
  | 'resource'
  | 'results'
  | 'progress'
  | 'thread'
  | 'refutation'
  | 'faq'
  | 'consultation'
  | 'interview'
  | 'letter'
  | 'comment'
  | 'topic'
  | 'leader'
  | 'organisation'
  | 'statistics'
  | 'dataset'
  | 'disclosure-guide'
  | 'annual-report';
/**
 * 单位代号：小写字母、数字和连字符；own、column、superior 保留给政策使用。 Name of a unit; own, column and superior are reserved for policies.
 */
export type UnitId = string;
/**
 * 代号：小写字母、数字和连字符，字母开头。 Lower-case letters, digits and hyphens, a letter first.
 */
export type Name = string;
/**
 * 信息类别：基本、动态、专题。 Information class: basic, current or topical.
 */
export type InformationClass = '基本' | '动态' | '专题';
/**
 * 重要程度：常规、一般、重要、重大。 Importance.
 */
export type Level = '常规' | '一般' | '重要' | '重大';
/**
 * 展示位置：column 只在栏目，home 上首页，headline 上头条。 Column only, home page, or headline.
 */
export type Placement = 'column' | 'home' | 'headline';
/**
 * 栏目路径：站点代号/栏目代号。 Site and column, as site/column.
 */
export type ColumnPath = string;
/**
 * 网址：http 或 https 网址。 http or https address.
 */
export type Url = string;
/**
 * 日期：年-月-日，例如 2026-03-01。 Calendar day, YYYY-MM-DD.
 */
export type Day = string;
/**
 * 审签环节：初审、复审、终审、审核、校对、会签、保密审查、人工核验、审批。 What a signer does.
 */
export type Act = '初审' | '复审' | '终审' | '审核' | '校对' | '会签' | '保密审查' | '人工核验' | '审批';
/**
 * 签署岗位：岗位@单位：单位写代号，或 own（稿件所属单位）、column（栏目责任单位）、superior（上级单位）。 post@unit; the unit is an id, or own, column or superior.
 */
export type Signer = string;
/**
 * 时刻：带时区偏移的时间，例如 2026-03-01T09:30:00+08:00。 RFC 3339 time with its offset.
 */
export type Instant = string;
/**
 * 稿件编号：一个或多个。 One or more ids.
 *
 * @minItems 1
 * @maxItems 50
 */
export type Ids = ArticleId[];
/**
 * 表单编号：签署对象的 RFC 8785 JSON 的 SHA-256 前 12 位。 First 12 hex digits of SHA-256 over the RFC 8785 JSON of items.
 */
export type Form = string;
/**
 * 条款目录：各制度里软件能承担的条款，供 npm run clauses 对照测试结果。 The clauses of the regulations that software can carry; `npm run clauses` holds test results against them.
 *
 * @minItems 1
 */
export type Clauses = Clause[];
/**
 * 法定公开类别：政府信息公开条例第二十条、第二十一条和有关规定要求主动公开的类别。 Classes that the law on disclosure (articles 20 and 21) and the rules under it demand.
 */
export type StatutoryClass =
  | '政策文件'
  | '机构职能'
  | '规划计划'
  | '统计信息'
  | '许可和服务'
  | '处罚和强制'
  | '财政预决算'
  | '行政事业性收费'
  | '政府采购'
  | '重大建设项目'
  | '民生政策'
  | '应急管理'
  | '环境保护'
  | '安全生产'
  | '公共卫生和产品质量'
  | '招考录用'
  | '权责清单'
  | '公共资源配置'
  | '执法监督'
  | '征收和社会救助';
/**
 * 媒体评论：转载媒体对政策文件的评论文章。 What the media write about a document, reprinted.
 */
export type Comment = Article &
  CommentFields & {
    kind?: 'comment';
    comments_on: Ids;
    /**
     * 来源：媒体评论须是转载。 A media comment is a reprint.
     */
    source?: {
      /**
       * 来源类别：须写 reprint。 Always a reprint.
       */
      type?: 'reprint';
    };
  };
/**
 * 征集调查：公开征求意见或网上调查，以及结果和采纳情况。 A consultation or a survey, and what came of it.
 */
export type Consultation = Article &
  ConsultationFields & {
    kind?: 'consultation';
  };
/**
 * 数据集：向社会开放的机器可读数据。 Machine-readable open data.
 */
export type Dataset = Article &
  DatasetFields & {
    kind?: 'dataset';
  };
/**
 * 信息公开指南：政府信息公开条例第十二条规定的公开指南。 The disclosure guide that the law asks for.
 */
export type DisclosureGuide = Article &
  DisclosureGuideFields & {
    kind?: 'disclosure-guide';
    review_by?: Day;
  };
/**
 * 文件：行政规范性文件等公文。 Official documents.
 */
export type Document = Article & {
  kind?: 'document';
  issuer: Line;
  /**
   * 发文字号：机关代字〔年份〕序号号，例如 清政发〔2026〕3号。 Document number with hexagonal brackets.
   */
  document_number?: string;
  document_date: Day;
  /**
   * 主题分类：国务院公文主题分类，写作 大类\小类。 Official topic, class\subclass.
   */
  topic: string;
  /**
   * 主题词：主题词。 Theme words.
   *
   * @maxItems 10
   */
  theme_words?: Line[];
  effective_from?: Day;
  effective_until?: Day;
  interpretation_due?: Day;
  /**
   * 附注：只有“此件公开发布”可以上网。 Only 此件公开发布 goes online.
   */
  note?: '此件公开发布';
};
/**
 * 问答：一个主题的常见问题和答复口径。 Questions of one topic and their answers.
 */
export type Faq = Article &
  FaqFields & {
    kind?: 'faq';
  };
/**
 * 服务主题：全国一体化政务服务平台的主题分类。 Themes of the national service platform.
 */
export type ServiceTheme =
  | '生育收养'
  | '户籍办理'
  | '教育科研'
  | '就业创业'
  | '社会保障'
  | '社会救助'
  | '医疗卫生'
  | '婚姻登记'
  | '优待抚恤'
  | '住房保障'
  | '交通出行'
  | '证件办理'
  | '文化体育'
  | '公用事业'
  | '离职退休'
  | '死亡殡葬'
  | '农林牧渔'
  | '水务气象'
  | '环保绿化'
  | '设立变更'
  | '准营准办'
  | '资质认证'
  | '投资审批'
  | '招标采购'
  | '税收财务'
  | '人力资源'
  | '司法公证'
  | '公安消防'
  | '其他';
/**
 * 人生事件：个人人生阶段和企业周期。 Stages of life and of a business.
 */
export type LifeEvent =
  | '出生'
  | '上学'
  | '就业'
  | '结婚'
  | '生育'
  | '安家'
  | '就医'
  | '失业'
  | '退休'
  | '养老'
  | '身后'
  | '开办企业'
  | '项目建设'
  | '日常经营'
  | '注销退出';
/**
 * 服务对象：谁来办。 For whom.
 */
export type Audience =
  '个人' | '企业' | '个体工商户' | '农民' | '老年人' | '残疾人' | '学生' | '退役军人' | '村和社区' | '社会组织';
/**
 * 办事指南：一个办事事项的全部要素、申请材料和表格。 A service: every element, its papers and its forms.
 */
export type Guide = Article &
  GuideFields & {
    kind?: 'guide';
  };
/**
 * 迁入清单：qianfa import 写出的清单，供签署和登记。 What qianfa import wrote, for signing and recording.
 */
export type ImportList = ImportListItem[];
/**
 * 取值办法：一个或多个，取第一个有值的。 One rule or several, of which the first that gives a value counts.
 */
export type ImportRules = ImportRule | ImportRule[];
/**
 * 解读：政策文件的解读。 Explanation of a document.
 */
export type Interpretation = Article &
  InterpretationFields & {
    kind?: 'interpretation';
    interprets: Ids;
    interpreter?: Line;
  };
/**
 * 在线访谈：访谈预告、网友提问、文字实录和录音录像。 An interview: announcement, questions, transcript, recording.
 */
export type Interview = Article &
  InterviewFields & {
    kind?: 'interview';
  };
/**
 * 负责人信息：负责人的职务、分工和简历。 Who leads, with office, duties and life.
 */
export type Leader = Article &
  LeaderFields & {
    kind?: 'leader';
    person?: Name;
  };
/**
 * 校验码：SHA-256，64 位小写十六进制。 SHA-256, 64 lower-case hex digits.
 */
export type Digest = string;
/**
 * 变动种类：new 新发，change 修改，move 移栏目，withdraw 撤下，return 恢复，purge 销毁，import 迁入，governed 规则变更。 What a sign-off changes.
 */
export type ChangeKind = 'new' | 'change' | 'move' | 'withdraw' | 'return' | 'purge' | 'import' | 'governed';
/**
 * 单位类型：government 政府，office 政府办公机构，department 部门，township 乡镇街道，institution 事业单位，outside 政府以外机关。 Kind of unit.
 */
export type UnitKind = 'government' | 'office' | 'department' | 'township' | 'institution' | 'outside';
/**
 * 撤下原因：更正、失效：留公告；涉密、隐私、舆情：不留任何内容。 Why an article is withdrawn; the last three leave nothing online.
 */
export type WithdrawReason = '更正' | '失效' | '涉密' | '隐私' | '舆情';
/**
 * 岗位：officer 信息员，reviewer 审核员，leader 分管领导，principal 主要负责人，secrecy-officer 保密审查员，site-admin 网站管理员，site-leader 网站分管领导，duty 值班，keeper 登记保管员，publisher 发布人。 A post that a person may hold in a unit.
 */
export type Post =
  | 'officer'
  | 'reviewer'
  | 'leader'
  | 'principal'
  | 'secrecy-officer'
  | 'site-admin'
  | 'site-leader'
  | 'duty'
  | 'keeper'
  | 'publisher';
/**
 * 签署方式：forge 平台审批，ssh 密钥签名，paper 纸质签字，imported 迁入。 How something was signed.
 */
export type Grade = 'forge' | 'ssh' | 'paper' | 'imported';
/**
 * 来信选登：群众来信和答复：来信内容、来信时间、答复单位、答复时间、答复内容。 A letter and its reply.
 */
export type Letter = Article &
  LetterFields & {
    kind?: 'letter';
  };
/**
 * 动态：会议、活动和工作动态。 Meetings, events and work.
 */
export type News = Article & {
  kind?: 'news';
  event_date?: Day;
};
/**
 * 公告公示：通知、公告、公示、招聘、采购。 Notices and public lists.
 */
export type Notice = Article & {
  kind?: 'notice';
  /**
   * 公告类别：通知、公告、公示、招聘、采购；公示须写到期。 Sort of notice; a public list (公示) must say when it expires.
   */
  notice: '通知' | '公告' | '公示' | '招聘' | '采购';
};
/**
 * 机构职能：单位职责；地址、时间、电话、负责人和内设机构来自单位目录。 What a unit does; address, hours, telephone, leader and internal bodies come from the registry.
 */
export type Organisation = Article &
  OrganisationFields & {
    kind?: 'organisation';
  };
/**
 * 固定页面：概况、机构职能、指南等。 Standing pages.
 */
export type Page = Article & {
  kind?: 'page';
  review_by?: Day;
};
/**
 * 变动种类：其一。 Any of these.
 *
 * @minItems 1
 */
export type ChangeKinds = ChangeKind[];
/**
 * 代号：其一。 Any of these.
 *
 * @minItems 1
 */
export type Names = Name[];
/**
 * 办理状态：办件状态：事项、申请人、受理时间、受理编号、办理部门、办理状态。 How far what was applied for has come.
 */
export type Progress = Article &
  ProgressFields & {
    kind?: 'progress';
  };
/**
 * 有效性：coming 尚未施行，valid 有效，amended 已修改，repealed 已废止，lapsed 已失效。 coming, valid, amended, repealed or lapsed.
 */
export type PublicValidity = 'coming' | 'valid' | 'amended' | 'repealed' | 'lapsed';
/**
 * 月份：年-月。 Year and month.
 */
export type PublicMonth = string;
/**
 * 辟谣：网传内容不实的说明。 A rumour and what is true.
 */
export type Refutation = Article &
  RefutationFields & {
    kind?: 'refutation';
  };
/**
 * SSH 公钥：一行：算法与 Base64 公钥；不得带选项、通配或证书颁发标记。 Algorithm and base64 key on one line; no options, wildcards or certificate authority.
 */
export type SshKey = string;
/**
 * 服务资源：学校、医院、招聘、社保、公用事业等可以直接联系的服务。 Services of the public kind that one can turn to.
 */
export type Resource = Article &
  ResourceFields & {
    kind?: 'resource';
  };
/**
 * 结果公示：办理结果公示：受理编号、申请人、事项、受理时间、办理结果、办结时间。 Results of what was applied for.
 */
export type Results = Article &
  ResultsFields & {
    kind?: 'results';
  };
/**
 * 公示名单：补助对象、获奖、录用等名单，一人或一单位一行。 A public list of names.
 */
export type Roster = Article &
  RosterFields & {
    kind?: 'roster';
  };
/**
 * 词语：一个或多个词语。 Words.
 *
 * @maxItems 5000
 */
export type Words = Line[];
/**
 * 统计数据：有统计期和来源的数据，用表和图展示。 Figures with their period and source, as table and chart.
 */
export type Statistics = Article &
  StatisticsFields & {
    kind?: 'statistics';
  };
/**
 * 事件回应：一个突发事件或热点的回应专题，汇集归入它的各条信息。 An event and what was said about it, in order.
 */
export type Thread = Article &
  ThreadFields & {
    kind?: 'thread';
  };
/**
 * 专题：围绕一项重点工作汇集稿件和栏目。 Gathers articles and columns on one subject.
 */
export type Topic = Article &
  TopicFields & {
    kind?: 'topic';
    /**
     * 汇集的稿件：分组列出的稿件，按此顺序。 Articles in groups, in this order.
     *
     * @minItems 1
     * @maxItems 20
     *
     * Items: 分组：小标题和稿件编号。 A heading and articles.
     */
    groups: {
      title: Line;
      articles: Ids;
    }[];
  };

export interface Schemas {
  AnnualReportFields: AnnualReportFields;
  AnnualReport: AnnualReport;
  Loan: Loan;
  Destruction: Destruction;
  Archive: Archive;
  Ids: Ids;
  Article: Article;
  Banner: Banner;
  Block: Block;
  Blocks: Blocks;
  Checklist: Checklist;
  Clause: Clause;
  Clauses: Clauses;
  Column: Column;
  Columns: Columns;
  CommentFields: CommentFields;
  Comment: Comment;
  ConsultationFields: ConsultationFields;
  ConsultationWay: ConsultationWay;
  ConsultationQuestion: ConsultationQuestion;
  ConsultationOpinion: ConsultationOpinion;
  ConsultationCount: ConsultationCount;
  ConsultationVotes: ConsultationVotes;
  Consultation: Consultation;
  DatasetFields: DatasetFields;
  Dataset: Dataset;
  Demonstration: Demonstration;
  DisclosureGuideFields: DisclosureGuideFields;
  DisclosureGuide: DisclosureGuide;
  Document: Document;
  FaqFields: FaqFields;
  FaqAnswer: FaqAnswer;
  Faq: Faq;
  ForgeAccount: ForgeAccount;
  ForgeAccounts: ForgeAccounts;
  ForgeAttachment: ForgeAttachment;
  ForgeBranch: ForgeBranch;
  ForgeComment: ForgeComment;
  ForgeEventGitea: ForgeEventGitea;
  ForgeEventGithub: ForgeEventGithub;
  ForgeKey: ForgeKey;
  ForgeLineCommentGitea: ForgeLineCommentGitea;
  ForgeLineCommentGithub: ForgeLineCommentGithub;
  ForgeProtectionGitea: ForgeProtectionGitea;
  ForgeProtectionGithub: ForgeProtectionGithub;
  PullEnd: PullEnd;
  ForgePull: ForgePull;
  ForgeRepository: ForgeRepository;
  ForgeReviewGitea: ForgeReviewGitea;
  ForgeReviewGithub: ForgeReviewGithub;
  ForgeRight: ForgeRight;
  ForgeRuleGithub: ForgeRuleGithub;
  ForgeSecret: ForgeSecret;
  ForgeSecretsGithub: ForgeSecretsGithub;
  Group: Group;
  GuideFields: GuideFields;
  GuideMaterial: GuideMaterial;
  GuideForm: GuideForm;
  GuideStep: GuideStep;
  ServiceTheme: ServiceTheme;
  LifeEvent: LifeEvent;
  Audience: Audience;
  Guide: Guide;
  ImportListItem: ImportListItem;
  ImportList: ImportList;
  ImportRules: ImportRules;
  ImportRule: ImportRule;
  Import: Import;
  InterpretationFields: InterpretationFields;
  Interpretation: Interpretation;
  InterviewFields: InterviewFields;
  InterviewGuest: InterviewGuest;
  InterviewSpeech: InterviewSpeech;
  Interview: Interview;
  LeaderFields: LeaderFields;
  Leader: Leader;
  SignedEvidence: SignedEvidence;
  ForgeEvidence: ForgeEvidence;
  RecordItem: RecordItem;
  Original: Original;
  Facts: Facts;
  ResolvedRoute: ResolvedRoute;
  RecordSigner: RecordSigner;
  SelfReview: SelfReview;
  LedgerRecord: LedgerRecord;
  LetterFields: LetterFields;
  Letter: Letter;
  ReleasedFolder: ReleasedFolder;
  ReleasedFile: ReleasedFile;
  Manifest: Manifest;
  News: News;
  Notice: Notice;
  OrganisationFields: OrganisationFields;
  Organisation: Organisation;
  Page: Page;
  Route: Route;
  Addition: Addition;
  Step: Step;
  Condition: Condition;
  Names: Names;
  ChangeKinds: ChangeKinds;
  Authority: Authority;
  Policy: Policy;
  ProgressFields: ProgressFields;
  ProgressRow: ProgressRow;
  Progress: Progress;
  PublicLink: PublicLink;
  PublicGroup: PublicGroup;
  PublicUnit: PublicUnit;
  PublicPlace: PublicPlace;
  PublicSource: PublicSource;
  PublicOriginal: PublicOriginal;
  PublicMark: PublicMark;
  PublicValidity: PublicValidity;
  PublicDocument: PublicDocument;
  PublicAttachment: PublicAttachment;
  PublicContact: PublicContact;
  PublicArticle: PublicArticle;
  PublicCase: PublicCase;
  PublicCases: PublicCases;
  PublicCatalogueUnit: PublicCatalogueUnit;
  PublicCatalogueEntry: PublicCatalogueEntry;
  PublicCatalogue: PublicCatalogue;
  PublicColumnList: PublicColumnList;
  PublicColumnPage: PublicColumnPage;
  PublicColumn: PublicColumn;
  PublicFeeds: PublicFeeds;
  PublicColumns: PublicColumns;
  PublicDatasetItem: PublicDatasetItem;
  PublicDatasetList: PublicDatasetList;
  PublicTable: PublicTable;
  PublicTableColumn: PublicTableColumn;
  PublicDataset: PublicDataset;
  PublicMonth: PublicMonth;
  PublicDocumentList: PublicDocumentList;
  PublicDocumentPage: PublicDocumentPage;
  PublicDuty: PublicDuty;
  PublicDutyUnit: PublicDutyUnit;
  PublicDuties: PublicDuties;
  PublicItem: PublicItem;
  PublicQuestion: PublicQuestion;
  PublicQuestions: PublicQuestions;
  PublicSite: PublicSite;
  PublicWithdrawal: PublicWithdrawal;
  RefutationFields: RefutationFields;
  Refutation: Refutation;
  Unit: Unit;
  Office: Office;
  Person: Person;
  Appointment: Appointment;
  MachineKey: MachineKey;
  Shift: Shift;
  Registry: Registry;
  ReleaseList: ReleaseList;
  ResourceFields: ResourceFields;
  ResourcePlace: ResourcePlace;
  Resource: Resource;
  ResultsFields: ResultsFields;
  ResultRow: ResultRow;
  Results: Results;
  RosterFields: RosterFields;
  RosterColumn: RosterColumn;
  Roster: Roster;
  Words: Words;
  Rules: Rules;
  Site: Site;
  ForgeReview: ForgeReview;
  Item: Item;
  Paper: Paper;
  Form: Form;
  Statement: Statement;
  StatisticsFields: StatisticsFields;
  Statistics: Statistics;
  TableBlock: TableBlock;
  Digest: Digest;
  ArticleId: ArticleId;
  Name: Name;
  UnitId: UnitId;
  ColumnPath: ColumnPath;
  Day: Day;
  Instant: Instant;
  Line: Line;
  Url: Url;
  SshKey: SshKey;
  Post: Post;
  Act: Act;
  Signer: Signer;
  Grade: Grade;
  Kind: Kind;
  Chart: Chart;
  Recording: Recording;
  StatutoryClass: StatutoryClass;
  Level: Level;
  InformationClass: InformationClass;
  Placement: Placement;
  ChangeKind: ChangeKind;
  WithdrawReason: WithdrawReason;
  UnitKind: UnitKind;
  TestFile: TestFile;
  TestResult: TestResult;
  TestReport: TestReport;
  ThreadFields: ThreadFields;
  Thread: Thread;
  TopicFields: TopicFields;
  Topic: Topic;
  Withdrawn: Withdrawn;
}
/**
 * 报告信息：类别、年度和单位。 Sort, year and unit.
 */
export interface AnnualReportFields {
  /**
   * 报告类别：政府信息公开工作年度报告或者政府网站年度工作报表。 Report on disclosure, or on the site.
   */
  report: '政府信息公开工作年度报告' | '政府网站年度工作报表';
  /**
   * 年度：报告所述的年份。 Year reported on.
   */
  year: number;
  reporter: Line;
}
/**
 * 稿件：各类稿件 index.md 的共同字段。 Front matter that every kind of article shares.
 */
export interface Article {
  id: ArticleId;
  title: Line;
  kind: Kind;
  unit: UnitId;
  drafter: Name;
  officer: Name;
  class: InformationClass;
  level: Level;
  /**
   * 敏感：是否敏感信息，true 或 false。 Whether it is sensitive.
   */
  sensitive: boolean;
  /**
   * 突发：是否重大突发事件信息，true 或 false。 Whether it concerns an emergency.
   */
  emergency: boolean;
  placement: Placement;
  /**
   * 同时列入：还列入哪些栏目（站点/栏目）；一个页面一个网址，并加上其流程。 Further columns; one page and one address, and their routes are added.
   *
   * @maxItems 10
   */
  also_in?: ColumnPath[];
  /**
   * 来源：原创或转载。 Original or reprint.
   */
  source: {
    /**
     * 来源类别：original 原创，reprint 转载。 original or reprint.
     */
    type: 'original' | 'reprint';
    name?: Line;
    url?: Url;
    /**
     * 原文不在网上：来源只有纸质时写 true，代替网址。 true when the original is not online.
     */
    offline?: boolean;
    account?: Line;
  };
  /**
   * 保密审查：信息员逐条回答审查表。 The officer's answers to the checklist.
   */
  secrecy: {
    /**
     * 回答：问题代号到回答。 Question to answer.
     */
    answers: {
      [k: string]: string;
    };
    reviewer?: Name;
    /**
     * 书面答复：保密部门对“不能确定”的答复。 The secrecy office's written reply.
     */
    reply?: {
      number: Line;
      date: Day;
      /**
       * 结论：可公开或不得公开。 May or may not be published.
       */
      conclusion: '可公开' | '不得公开';
    };
  };
  /**
   * 审签环节：流程要求的环节、岗位和单位，由 qianfa new 填写。 Acts, posts and units that the route demands, filled in by `qianfa new`.
   *
   * @minItems 1
   * @maxItems 40
   *
   * Items: 环节：一个审签动作。 One act.
   */
  review: {
    act: Act;
    /**
     * 签署岗位：岗位@单位代号，任一即可。 post@unit, any one of these.
     *
     * @minItems 1
     */
    by: Signer[];
    name?: Line;
  }[];
  /**
   * 公开属性：只有主动公开可以上网。 Only 主动公开 goes online.
   */
  disclosure: '主动公开' | '依申请公开' | '不予公开';
  /**
   * 频道：还列入哪些单位的频道。 Further channels that list it.
   *
   * @maxItems 20
   */
  channels?: UnitId[];
  /**
   * 关键词：最多 10 个。 At most 10.
   *
   * @maxItems 10
   */
  keywords?: Line[];
  /**
   * 摘要：一两句话，最多 300 字。 A sentence or two, at most 300 characters.
   */
  summary?: string;
  publish_at?: Instant;
  /**
   * 到期：到期后标注或撤下。 What happens at its end.
   */
  expires?: {
    at: Instant;
    /**
     * 处理方式：mark 标注，remove 撤下；公示默认撤下，其余默认标注。 mark or remove; public lists default to remove, all else to mark.
     */
    action?: 'mark' | 'remove';
  };
  /**
   * 图片权利：写 own 表示全部自有，或逐张说明。 own for all, or a statement for each picture.
   */
  pictures?:
    | 'own'
    | {
        file: Line;
        /**
         * 权利：own 自有，licensed 已获授权，public 公有领域。 own, licensed or public domain.
         */
        rights: 'own' | 'licensed' | 'public';
        credit?: Line;
      }[];
  /**
   * 附件：附件的显示标题和顺序；未列的附件以文件名显示。 Titles and order of attachments; others show their file name.
   *
   * @maxItems 200
   *
   * Items: 附件：文件与标题。 File and title.
   */
  attachments?: {
    file: Line;
    title: Line;
  }[];
  /**
   * 联系人：公开的联系电话及其职责。 Published contacts and their duty.
   *
   * @maxItems 20
   *
   * Items: 联系人：职责与电话。 Duty and telephone.
   */
  contacts?: {
    duty: Line;
    phone: Line;
  }[];
  /**
   * 豁免：请审签人放行的检查提示，逐条写明规则、内容和理由；签署本稿即同意。 Findings that the signers are asked to accept; signing the article accepts them.
   *
   * @minItems 1
   * @maxItems 20
   *
   * Items: 豁免：一条豁免。 One waiver.
   */
  waivers?: {
    rule: Name;
    text: Line;
    reason: Line;
  }[];
  thread?: ArticleId;
  supersedes?: Ids;
  repeals?: Ids;
  amends?: Ids;
}
/**
 * 借阅：一次借阅；归还时只补写 returned。 One loan; only `returned` is added when it comes back.
 */
export interface Loan {
  form: Form;
  to: Line;
  unit: Line;
  purpose: Line;
  approved: Name;
  from: Day;
  due: Day;
  returned?: Day;
}
/**
 * 销毁：一份销毁清册。 One list of forms that were destroyed.
 */
export interface Destruction {
  /**
   * 表单编号：销毁的审签表。 Forms that were destroyed.
   *
   * @minItems 1
   */
  forms: Form[];
  day: Day;
  approved: Name;
  witness: Name;
}
/**
 * 审签档案：content/archive.yml：审签表和登记资料的保管期限、借阅和销毁登记，只增不改。 content/archive.yml: how long signed forms are kept, who borrowed them and what was destroyed; lines are added and never changed.
 */
export interface Archive {
  /**
   * 保管期限：自登记之日起保管的年数。 Years to keep, from the day of the record.
   */
  keep_years: number;
  /**
   * 借阅：借出的登记资料，按借出先后。 What was lent, in order.
   */
  loans?: Loan[];
  /**
   * 销毁：销毁清册，按先后。 Lists of what was destroyed, in order.
   */
  destroyed?: Destruction[];
}
/**
 * 预警横幅：content/<站点>/banner.yml：在止时前显示。 content/<site>/banner.yml: shown until its end.
 */
export interface Banner {
  text: Line;
  link?: ArticleId;
  until: Instant;
}
/**
 * 版块：首页或频道首页的一块。 A block of the home page.
 */
export interface Block {
  /**
   * 种类：headline 头条，list 信息列表，columns 栏目入口，search 搜索框，channels 频道，links 链接。 Kind of block.
   */
  block: 'headline' | 'list' | 'columns' | 'search' | 'channels' | 'links';
  title?: Line;
  column?: Name;
  /**
   * 多个栏目：list 合并排列的栏目，columns 作为入口的栏目。 Columns that a list puts together, or that stand as entrances.
   *
   * @minItems 1
   */
  columns?: Name[];
  section?: Name;
  /**
   * 稿件类型：list 只列这些类型。 A list shows these kinds only.
   *
   * @minItems 1
   */
  kinds?: Kind[];
  /**
   * 常搜词：search 版块下可以一点就搜的词。 Words under the search box that search when they are clicked.
   *
   * @minItems 1
   * @maxItems 12
   */
  words?: Line[];
  /**
   * 条数：最多几条。 At most this many items.
   */
  count?: number;
  /**
   * 链接：links 版块的链接。 Links of a links block.
   *
   * Items: 链接：文字与网址。 Text and address.
   */
  links?: {
    text: Line;
    url: Url;
  }[];
}
/**
 * 首页版面：content/<站点>/blocks.yml：首页由哪些版块组成。 content/<site>/blocks.yml: what the home page is made of.
 */
export interface Blocks {
  /**
   * 版块：自上而下。 From top to bottom.
   *
   * @minItems 1
   */
  blocks: Block[];
  /**
   * 频道首页：各频道首页的版面；没有写的频道按栏目排列。 What the home pages of channels are made of; one that is not named lists its columns.
   *
   * Items: 频道：一个频道的版面。 One channel.
   */
  channels?: {
    unit: UnitId;
    /**
     * 版块：自上而下；只列本单位的信息。 From top to bottom, with what the unit published only.
     *
     * @minItems 1
     */
    blocks: Block[];
  }[];
}
/**
 * 保密与内容审查表：content/<站点>/checklist.yml：逐条回答的问题。 content/<site>/checklist.yml: questions each article answers.
 */
export interface Checklist {
  /**
   * 问题：逐条必答。 Each must be answered.
   *
   * @minItems 1
   *
   * Items: 问题：一条审查内容。 One question.
   */
  questions: {
    id: Name;
    text: Line;
    base?: Line;
    /**
     * 可选回答：不写则为文字回答。 Possible answers; absent for free text.
     *
     * @minItems 2
     *
     * Items: 回答：回答及其效果。 An answer and what it does.
     */
    answers?: {
      value: Line;
      /**
       * 效果：clean 通过，block 不得发布，route 影响流程，refer 须有保密部门书面答复。 clean passes, block refuses, route is for the policy, refer needs the secrecy office's written reply.
       */
      effect: 'clean' | 'block' | 'route' | 'refer';
    }[];
  }[];
}
/**
 * 条款：一条要求。 One requirement.
 */
export interface Clause {
  /**
   * 条款编号：制度字母和条号，例如 D9.5。 Letter of the regulation and its article, for example D9.5.
   */
  id: string;
  /**
   * 领域：由产品的哪一部分承担。 The part that carries it.
   */
  area: string;
  /**
   * 原文要点：制度的要求。 What the regulation asks.
   */
  zh: string;
  /**
   * 达到标准：什么算做到。 What shows that it works.
   */
  done: string;
}
/**
 * 栏目：栏目及其责任单位。 A column and who keeps it.
 */
export interface Column {
  id: Name;
  title: Line;
  section: Name;
  column_type: Line;
  /**
   * 责任单位：有权在此栏目发稿的单位；all 表示全部单位。 Units that may publish here; all means every unit.
   *
   * @minItems 1
   */
  units: string[];
  person: Name;
  kept: Line;
  frequency: Line;
  description: Line;
  /**
   * 关键词：ColumnKeywords。 ColumnKeywords.
   *
   * @minItems 1
   */
  keywords: Line[];
  /**
   * 稿件类型：此栏目接受的类型。 Kinds of article it takes.
   *
   * @minItems 1
   */
  kinds: Kind[];
  /**
   * 法定公开类别：此栏目承担的法定主动公开类别，列入信息公开目录。 Classes of the statutory catalogue that this column carries.
   *
   * @minItems 1
   */
  statutory?: StatutoryClass[];
  proposer?: UnitId;
  until?: Day;
}
/**
 * 栏目：content/<站点>/columns.yml：版块与栏目。 content/<site>/columns.yml: sections and columns.
 */
export interface Columns {
  /**
   * 版块：导航的一级，按此顺序。 First level of the navigation, in this order.
   *
   * @minItems 1
   *
   * Items: 版块：一级栏目。 A section.
   */
  sections: {
    id: Name;
    title: Line;
    column_type?: Line;
  }[];
  /**
   * 栏目：二级栏目。 Columns.
   *
   * @minItems 1
   */
  columns: Column[];
}
/**
 * 评论信息：评论文章的署名和刊发日期。 Who wrote it, and when it appeared.
 */
export interface CommentFields {
  author?: Line;
  published_on: Day;
}
/**
 * 征集调查：征集调查自己的内容。 What makes it one: A consultation or a survey, and what came of it.
 */
export interface ConsultationFields {
  /**
   * 类别：意见征集或网上调查。 Consultation or survey.
   */
  sort: '意见征集' | '网上调查';
  /**
   * 事项性质：重大行政决策、行政规范性文件、民生事项、其他；各自的最短期限由站点规则规定。 What it is about; the site's rules say how long each must be open.
   */
  subject: '重大行政决策' | '行政规范性文件' | '民生事项' | '其他';
  opens: Day;
  closes: Day;
  /**
   * 背景和说明：为什么征求意见、起草情况。 Why, and how it was drafted.
   */
  background: string;
  draft?: Line;
  /**
   * 参与方式：来信、来电、现场等。 How to take part.
   *
   * @minItems 1
   * @maxItems 10
   */
  ways: ConsultationWay[];
  /**
   * 调查题目：网上调查的题目和选项。 Questions of a survey.
   *
   * @minItems 1
   * @maxItems 50
   */
  questions?: ConsultationQuestion[];
  /**
   * 征集结果：结束后公开的结果和采纳情况。 What came of it.
   */
  result?: {
    day: Day;
    /**
     * 收到意见：条数。 How many opinions came.
     */
    received: number;
    /**
     * 参与人数：人次。 How many took part.
     */
    people?: number;
    /**
     * 结果概述：总体情况。 In short.
     */
    summary: string;
    /**
     * 意见和采纳情况：归并后的意见、是否采纳、理由。 Opinions, whether they were taken up, and why.
     *
     * @minItems 1
     * @maxItems 200
     */
    opinions?: ConsultationOpinion[];
    /**
     * 调查结果：各题各选项的票数。 Counts of a survey.
     *
     * @minItems 1
     * @maxItems 50
     */
    counts?: ConsultationCount[];
  };
}
/**
 * 参与方式：一种参与方式。 A way to take part.
 */
export interface ConsultationWay {
  way: Line;
  detail: Line;
}
/**
 * 题目：一道调查题。 A question.
 */
export interface ConsultationQuestion {
  question: Line;
  /**
   * 选项：可选的答案。 Choices.
   *
   * @minItems 2
   * @maxItems 20
   */
  choices: Line[];
}
/**
 * 意见：一类意见的采纳情况。 An opinion.
 */
export interface ConsultationOpinion {
  opinion: Line;
  /**
   * 采纳情况：采纳、部分采纳、未采纳。 Whether it was taken up.
   */
  adopted: '采纳' | '部分采纳' | '未采纳';
  reason: Line;
}
/**
 * 调查结果：一道题的票数。 Counts of a question.
 */
export interface ConsultationCount {
  question: Line;
  /**
   * 票数：各选项的票数。 Votes.
   *
   * @minItems 1
   * @maxItems 20
   */
  choices: ConsultationVotes[];
}
/**
 * 票数：一个选项的票数。 Votes of a choice.
 */
export interface ConsultationVotes {
  choice: Line;
  /**
   * 票数：得票。 Votes.
   */
  votes: number;
}
/**
 * 数据说明：领域、许可、更新、脱敏和字段。 Field, licence, currency, desensitisation and columns.
 */
export interface DatasetFields {
  theme: Line;
  period?: Line;
  updated_on: Day;
  frequency: Line;
  /**
   * 使用许可：许可名称和网址。 Licence.
   */
  licence: {
    name: Line;
    url?: Url;
    terms: Line;
  };
  /**
   * 脱敏检查：谁在哪天按什么方法检查。 Who checked on which day and how.
   */
  desensitised: {
    on: Day;
    by: Line;
    method: Line;
  };
  /**
   * 数据表：开放的数据表。 Tables.
   *
   * @minItems 1
   * @maxItems 10
   *
   * Items: 数据表：一个 CSV 文件及其字段。 A CSV file and its columns.
   */
  tables: {
    file: Line;
    title: Line;
    /**
     * 字段：按 CSV 的列序。 Columns in their order.
     *
     * @minItems 1
     * @maxItems 60
     *
     * Items: 字段：一列的名称和含义。 A column of the table.
     */
    columns: {
      name: Line;
      /**
       * 类型：text 文字，integer 整数，number 数值，date 日期。 text, integer, number or date.
       */
      type: 'text' | 'integer' | 'number' | 'date';
      unit?: Line;
      description: Line;
    }[];
  }[];
  /**
   * 图表：按顺序列在正文之后。 Charts, shown after the text in this order.
   *
   * @minItems 1
   * @maxItems 12
   */
  charts?: Chart[];
}
/**
 * 图表：由文件夹内的 CSV 画出：首行为名称，第一列为分类，其余各列为数值。 Drawn from a CSV file of the folder: names in its first row, categories in its first column, numbers in all others.
 */
export interface Chart {
  file: Line;
  title: Line;
  /**
   * 图形：bars 条形图，columns 柱状图，line 折线图。 bars (lying), columns (standing) or line.
   */
  form: 'bars' | 'columns' | 'line';
  unit?: Line;
  note?: Line;
}
/**
 * 演示计划：scripts/demonstration/plan.yml：演示内容按什么次序签署和登记。 scripts/demonstration/plan.yml: in which order the demonstration is signed and recorded.
 */
export interface Demonstration {
  as_of: Instant;
  root_at: Instant;
  /**
   * 步骤：按时间先后。 In the order of time.
   *
   * @minItems 1
   *
   * Items: 步骤：一次签署和登记。 One signing and recording.
   */
  steps: {
    /**
     * 位置：自 content/ 起。 From content/.
     */
    path: string;
    at: Instant;
    version?: Name;
    /**
     * 纸质：纸质签字，由登记保管员登记。 Signed on paper, attested by the keeper.
     */
    paper?: boolean;
    /**
     * 撤下：签署 content/ 中的 withdrawn.md。 Signs the withdrawn.md in content/.
     */
    withdrawn?: boolean;
    /**
     * 迁入：旧站的日期和地址。 Date and address on the old site.
     */
    original?: {
      date: Day;
      address: Url;
    };
  }[];
}
/**
 * 指南内容：分类、编排、获取方式和工作机构。 Classes, arrangement, ways to get it, and the body in charge.
 */
export interface DisclosureGuideFields {
  /**
   * 信息分类：公开哪些信息，一类一条。 What is published, one class a line.
   *
   * @minItems 1
   * @maxItems 40
   */
  categories: Line[];
  arrangement: Line;
  /**
   * 获取方式：从哪里查阅、怎样申请，一种一条。 Where to read and how to ask, one way a line.
   *
   * @minItems 1
   * @maxItems 20
   */
  ways: Line[];
  /**
   * 公开工作机构：政府信息公开工作机构及其联系方式。 The body in charge, and how to reach it.
   */
  agency: {
    name: Line;
    address: Line;
    hours: Line;
    phone: Line;
    fax: Line;
    email: Line;
  };
  request: Line;
  remedy: Line;
}
/**
 * 问答：问答自己的内容。 What makes it one: Questions of one topic and their answers.
 */
export interface FaqFields {
  topic: Line;
  /**
   * 问答：一问一答，按关注度从高到低。 Questions and answers, the most asked first.
   *
   * @minItems 1
   * @maxItems 100
   */
  answers: FaqAnswer[];
}
/**
 * 问答：一问一答。 A question and its answer.
 */
export interface FaqAnswer {
  question: Line;
  /**
   * 答：答复口径，可以分段。 The answer, perhaps in paragraphs.
   */
  answer: string;
  basis?: Line;
  phone?: Line;
}
/**
 * 平台账号应答：代码平台对一个账号的应答，只列本系统读取的字段。 A forge's answer about an account; only the fields that are read.
 */
export interface ForgeAccount {
  /**
   * 账号编号：平台的不变编号。 The forge's immutable number; 0 or less for accounts that are nobody's.
   */
  id: number;
  /**
   * 登录名：可以改名。 May be renamed.
   */
  login: string;
  /**
   * 账号类型：GitHub 才有：User、Bot 等。 GitHub only: User, Bot and others.
   */
  type?: string;
}
/**
 * 平台账号查询应答：Gitea、Forgejo 对账号查询的应答。 Gitea's and Forgejo's answer to a search for accounts.
 */
export interface ForgeAccounts {
  /**
   * 账号：找到的账号。 Accounts found.
   */
  data: ForgeAccount[];
}
/**
 * 平台附件应答：Gitea、Forgejo 对评论附件的应答，只列本系统读取的字段。 Gitea's and Forgejo's answer about a file at a comment; only the fields that are read.
 */
export interface ForgeAttachment {
  /**
   * 附件编号：平台的编号。 The forge's number.
   */
  id: number;
  /**
   * 文件名：附件的文件名。 Name of the file.
   */
  name: string;
  /**
   * 附件代码：下载网址中的代码。 Its code in the address.
   */
  uuid: string;
  /**
   * 大小：字节数。 Bytes.
   */
  size?: number;
  /**
   * 下载网址：登录后可打开的网址。 Address, behind the forge's login.
   */
  browser_download_url: string;
}
/**
 * 平台分支应答：代码平台对分支的应答，只列本系统读取的字段。 A forge's answer about a branch; only the fields that are read.
 */
export interface ForgeBranch {
  /**
   * 分支：分支名。 Name of the branch.
   */
  name: string;
  /**
   * 受保护：是否有保护规则。 Whether any rule protects it.
   */
  protected: boolean;
  /**
   * 审批数：Gitea、Forgejo：合并所需的审批数。 Gitea and Forgejo: approvals needed to merge.
   */
  required_approvals?: number;
  /**
   * 须检查：Gitea、Forgejo：合并前须通过检查。 Gitea and Forgejo: whether checks are needed to merge.
   */
  enable_status_check?: boolean;
  /**
   * 检查：Gitea、Forgejo：须通过的检查。 Gitea and Forgejo: the checks needed.
   */
  status_check_contexts?: string[] | null;
  /**
   * 规则：Gitea、Forgejo：生效的保护规则；无权查看时为空。 Gitea and Forgejo: the rule in effect; empty for those who may not see it.
   */
  effective_branch_protection_name?: string;
}
/**
 * 平台评论应答：代码平台对评论的应答，只列本系统读取的字段。 A forge's answer about a comment; only the fields that are read.
 */
export interface ForgeComment {
  /**
   * 评论编号：平台的编号。 The forge's number.
   */
  id: number;
  /**
   * 账号：已注销的账号为 null。 Null for a deleted account.
   */
  user: ForgeAccount | null;
  /**
   * 正文：可为 null。 May be null.
   */
  body: string | null;
  /**
   * 网页网址：浏览器打开的网址。 Address for browsers.
   */
  html_url: string;
  /**
   * 发表时刻：发表的时刻。 When it was written.
   */
  created_at: string;
}
/**
 * Gitea、Forgejo 时间线应答：Gitea、Forgejo 对合并请求时间线上一行的应答，只列本系统读取的字段。 Gitea's and Forgejo's answer about one row of a pull request's timeline; only the fields that are read.
 */
export interface ForgeEventGitea {
  /**
   * 种类：这一行的种类，例如 change_target_branch。 Kind of row, for example change_target_branch.
   */
  type: string;
  /**
   * 时刻：发生的时刻。 When it happened.
   */
  created_at: string;
}
/**
 * GitHub 事件应答：GitHub 对合并请求上一件事的应答，只列本系统读取的字段。 GitHub's answer about one event of a pull request; only the fields that are read.
 */
export interface ForgeEventGithub {
  /**
   * 事件：事件的种类，例如 base_ref_changed。 Kind of event, for example base_ref_changed.
   */
  event: string;
  /**
   * 时刻：发生的时刻。 When it happened.
   */
  created_at: string;
}
/**
 * 部署密钥应答：一把部署密钥，只列本系统读取的字段。 A deploy key; only the fields that are read.
 */
export interface ForgeKey {
  /**
   * 名称：部署密钥的名称。 Name of the key.
   */
  title: string;
  /**
   * 只读：只能读取。 Whether it may only read.
   */
  read_only: boolean;
}
/**
 * Gitea、Forgejo 行评论应答：Gitea、Forgejo 对审查中一行所作评论的应答，只列本系统读取的字段。 Gitea's and Forgejo's answer about a comment on a line in a review; only the fields that are read.
 */
export interface ForgeLineCommentGitea {
  /**
   * 评论编号：平台的编号。 The forge's number.
   */
  id: number;
  /**
   * 账号：已注销的账号为 null。 Null for a deleted account.
   */
  user: ForgeAccount | null;
  /**
   * 正文：可为 null。 May be null.
   */
  body: string | null;
  /**
   * 文件：仓库内的路径。 Path in the repository.
   */
  path: string;
  /**
   * 发表时刻：发表的时刻。 When it was written.
   */
  created_at: string;
  /**
   * 行号：所审提交中的行，从 1 起；评论被删去的行时为 0。 Line in the commit that was reviewed, from 1; 0 for a comment on a line that was taken away.
   */
  position: number;
  /**
   * 处理人：把评论标为已解决的账号；没有解决为 null。 Who marked it as resolved; null while nobody did.
   */
  resolver?: ForgeAccount | null;
}
/**
 * GitHub 行评论应答：GitHub 对合并请求中一行所作评论的应答，只列本系统读取的字段。 GitHub's answer about a comment on a line of a pull request; only the fields that are read.
 */
export interface ForgeLineCommentGithub {
  /**
   * 评论编号：平台的编号。 The forge's number.
   */
  id: number;
  /**
   * 账号：已注销的账号为 null。 Null for a deleted account.
   */
  user: ForgeAccount | null;
  /**
   * 正文：可为 null。 May be null.
   */
  body: string | null;
  /**
   * 文件：仓库内的路径。 Path in the repository.
   */
  path: string;
  /**
   * 发表时刻：发表的时刻。 When it was written.
   */
  created_at: string;
  /**
   * 所评提交：评论时所看的提交。 Commit that was commented on.
   */
  original_commit_id: string;
  /**
   * 行号：所评提交中的行，从 1 起；评论整个文件时没有。 Line in that commit, from 1; absent for a comment on the whole file.
   */
  original_line?: number | null;
  /**
   * 哪一侧：LEFT 指被删去的行。 LEFT means a line that was taken away.
   */
  side?: string | null;
  /**
   * 审查编号：所属审查的编号。 Number of the review that it came with.
   */
  pull_request_review_id: number | null;
}
/**
 * Gitea、Forgejo 分支保护应答：Gitea、Forgejo 对一条分支保护规则的应答，只列本系统读取的字段。 Gitea's and Forgejo's answer about a rule of protection; only the fields that are read.
 */
export interface ForgeProtectionGitea {
  /**
   * 可直接推送：是否允许不经合并请求推送。 Whether anybody may push past pull requests.
   */
  enable_push: boolean;
  /**
   * 限名单推送：只许名单内账号推送。 Whether only those on a list may.
   */
  enable_push_whitelist: boolean;
  /**
   * 可强制推送：Gitea 1.23 起。 Gitea 1.23 and later.
   */
  enable_force_push?: boolean;
  /**
   * 须检查：合并前须通过检查。 Whether checks are needed to merge.
   */
  enable_status_check: boolean;
  /**
   * 检查：须通过的检查。 The checks needed.
   */
  status_check_contexts: string[] | null;
  /**
   * 审批数：合并所需的审批数。 Approvals needed to merge.
   */
  required_approvals: number;
  /**
   * 约束管理员：Forgejo：规则也约束管理员。 Forgejo: whether the rules hold for administrators.
   */
  apply_to_admins?: boolean;
  /**
   * 管理员不得越过：Gitea 1.24 起：管理员也不得越过。 Gitea 1.24 and later: whether administrators cannot merge past the rules.
   */
  block_admin_merge_override?: boolean;
}
/**
 * GitHub 分支保护应答：GitHub 对分支保护的应答，只列本系统读取的字段。 GitHub's answer about the protection of a branch; only the fields that are read.
 */
export interface ForgeProtectionGithub {
  /**
   * 须检查：合并前须通过的检查。 Checks needed to merge.
   */
  required_status_checks?: {
    /**
     * 检查：须通过的检查。 The checks needed.
     */
    contexts: string[];
  };
  /**
   * 须审查：须经合并请求和审查。 Reviews needed to merge.
   */
  required_pull_request_reviews?: {
    /**
     * 审批数：合并所需的审批数。 Approvals needed to merge.
     */
    required_approving_review_count?: number;
    /**
     * 须代码所有者审批：CODEOWNERS 所列的人须审批。 Whether those whom CODEOWNERS names must approve.
     */
    require_code_owner_reviews?: boolean;
  };
  /**
   * 限名单推送：只许名单内账号推送。 Only those on a list may push.
   */
  restrictions?: {};
  /**
   * 约束管理员：规则也约束管理员。 Whether the rules hold for administrators.
   */
  enforce_admins?: {
    /**
     * 启用：是否启用。 Whether it is on.
     */
    enabled: boolean;
  };
  /**
   * 可强制推送：是否允许强制推送。 Whether force-pushes are allowed.
   */
  allow_force_pushes?: {
    /**
     * 启用：是否启用。 Whether it is on.
     */
    enabled: boolean;
  };
  /**
   * 可删除：是否允许删除分支。 Whether the branch may be deleted.
   */
  allow_deletions?: {
    /**
     * 启用：是否启用。 Whether it is on.
     */
    enabled: boolean;
  };
}
/**
 * 一端：分支及其最新提交。 A branch and its newest commit.
 */
export interface PullEnd {
  /**
   * 分支：分支名。 Name of the branch.
   */
  ref: string;
  /**
   * 提交：分支的最新提交。 Newest commit.
   */
  sha: string;
  /**
   * 仓库：已删除的仓库为 null。 Null for a deleted repository.
   */
  repo?: {
    /**
     * 仓库编号：平台的编号。 The forge's number.
     */
    id: number;
    /**
     * 仓库全名：所有者/名称。 owner/name.
     */
    full_name: string;
  } | null;
}
/**
 * 平台合并请求应答：代码平台对合并请求的应答，只列本系统读取的字段。 A forge's answer about a pull request; only the fields that are read.
 */
export interface ForgePull {
  /**
   * 编号：合并请求编号。 Number of the pull request.
   */
  number: number;
  /**
   * 标题：合并请求标题。 Its title.
   */
  title: string;
  /**
   * 正文：可为 null。 May be null.
   */
  body: string | null;
  /**
   * 状态：open 或 closed。 open or closed.
   */
  state: 'open' | 'closed';
  /**
   * 草稿：尚未送审。 Not ready for review.
   */
  draft?: boolean;
  /**
   * 提请人：已注销的账号为 null。 Null for a deleted account.
   */
  user: ForgeAccount | null;
  head: PullEnd;
  base: PullEnd;
  /**
   * 网页网址：浏览器打开的网址。 Address for browsers.
   */
  html_url: string;
  /**
   * 合并时刻：未合并为 null。 Null until merged.
   */
  merged_at: string | null;
  /**
   * 合并提交：合并后的提交；GitHub 在合并前另有试合并提交。 The merge; on GitHub a trial merge before that.
   */
  merge_commit_sha?: string | null;
  /**
   * 合并基点：来源与目标共同的提交，合并后不变；只有 Gitea、Forgejo 给出。 The commit that both ends go on from, kept after the merge; Gitea and Forgejo only.
   */
  merge_base?: string | null;
  /**
   * 合并人：未合并、账号已注销或列表中没有时为空。 Absent until merged, for a deleted account, and in lists.
   */
  merged_by?: ForgeAccount | null;
  /**
   * 更新时刻：最近一次变动。 Last change.
   */
  updated_at?: string;
  /**
   * 已请审查：GitHub：已请其审查而未答复的账号；Gitea、Forgejo 连已答复的也列出。 GitHub: asked for a review and not answered yet; Gitea and Forgejo list those who answered, too.
   */
  requested_reviewers?: ForgeAccount[] | null;
}
/**
 * 平台仓库应答：代码平台对仓库的应答，只列本系统读取的字段。 A forge's answer about a repository; only the fields that are read.
 */
export interface ForgeRepository {
  /**
   * 仓库编号：平台的编号。 The forge's number.
   */
  id: number;
  /**
   * 仓库全名：所有者/名称。 owner/name.
   */
  full_name: string;
  /**
   * 非公开：稿件仓库必须非公开。 Content repositories must be private.
   */
  private: boolean;
  /**
   * 仅限登录：Gitea、Forgejo：登录者都可见。 Gitea and Forgejo: everybody who is logged in may read it.
   */
  internal?: boolean;
  /**
   * 可见范围：GitHub：public、private、internal。 GitHub: public, private, internal.
   */
  visibility?: string;
  /**
   * 已归档：归档后只读。 Read-only once archived.
   */
  archived?: boolean;
  /**
   * 默认分支：一般为 main。 Usually main.
   */
  default_branch: string;
  /**
   * 克隆网址：HTTPS 克隆网址。 Address to clone from by HTTPS.
   */
  clone_url: string;
  /**
   * 网页网址：浏览器打开的网址。 Address for browsers.
   */
  html_url: string;
  /**
   * 权限：本账号在仓库的权限。 What our own account may do.
   */
  permissions?: {
    /**
     * 管理：可管理。 May administer.
     */
    admin?: boolean;
    /**
     * 写：可推送。 May push.
     */
    push?: boolean;
    /**
     * 读：可读取。 May read.
     */
    pull?: boolean;
  };
}
/**
 * Gitea、Forgejo 审查应答：Gitea、Forgejo 对一次审查的应答，只列本系统读取的字段。 Gitea's and Forgejo's answer about one review; only the fields that are read.
 */
export interface ForgeReviewGitea {
  /**
   * 审查编号：平台的编号。 The forge's number.
   */
  id: number;
  /**
   * 账号：已注销的账号为 null。 Null for a deleted account.
   */
  user: ForgeAccount | null;
  /**
   * 正文：可为 null。 May be null.
   */
  body: string | null;
  /**
   * 所审提交：审查所针对的提交。 Commit that was reviewed.
   */
  commit_id: string | null;
  /**
   * 合并请求网址：末段为编号。 Ends with the pull request's number.
   */
  pull_request_url: string;
  /**
   * 状态：撤销后状态不变，另见 dismissed。 Stays what it was when dismissed.
   */
  state: 'APPROVED' | 'REQUEST_CHANGES' | 'COMMENT' | 'PENDING' | 'REQUEST_REVIEW';
  /**
   * 已撤销：审查是否已被撤销。 Whether it was dismissed.
   */
  dismissed: boolean;
  /**
   * 建立时刻：该行的建立时刻。 When the row was made.
   */
  submitted_at: string;
}
/**
 * GitHub 审查应答：GitHub 对一次审查的应答，只列本系统读取的字段。 GitHub's answer about one review; only the fields that are read.
 */
export interface ForgeReviewGithub {
  /**
   * 审查编号：平台的编号。 The forge's number.
   */
  id: number;
  /**
   * 账号：已注销的账号为 null。 Null for a deleted account.
   */
  user: ForgeAccount | null;
  /**
   * 正文：可为 null。 May be null.
   */
  body: string | null;
  /**
   * 所审提交：审查所针对的提交。 Commit that was reviewed.
   */
  commit_id: string | null;
  /**
   * 合并请求网址：末段为编号。 Ends with the pull request's number.
   */
  pull_request_url: string;
  /**
   * 状态：已撤销的一律为 DISMISSED。 DISMISSED says nothing of what it was before.
   */
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  /**
   * 提交时刻：未提交时没有。 Absent while pending.
   */
  submitted_at?: string | null;
}
/**
 * 平台权限应答：某个账号对代码库的权限，只列本系统读取的字段。 An account's rights in the repository; only the fields that are read.
 */
export interface ForgeRight {
  /**
   * 权限：Gitea、Forgejo：owner、admin、write、read、none。 On Gitea and Forgejo.
   */
  permission?: string;
  /**
   * 权限：GitHub：逐项权限。 On GitHub: right by right.
   */
  permissions?: {
    /**
     * 管理：可以改设置。 May change settings.
     */
    admin?: boolean;
    /**
     * 推送：可以推送。 May push.
     */
    push?: boolean;
  };
}
/**
 * GitHub 规则集应答：GitHub 对分支上一条规则的应答，只列本系统读取的字段。 GitHub's answer about one rule of its rulesets; only the fields that are read.
 */
export interface ForgeRuleGithub {
  /**
   * 规则：规则种类，如 pull_request、deletion。 Kind of the rule, such as pull_request or deletion.
   */
  type: string;
  /**
   * 参数：规则的参数。 What the rule demands.
   */
  parameters?: {
    /**
     * 审批数：合并所需的审批数。 Approvals needed to merge.
     */
    required_approving_review_count?: number;
    /**
     * 须代码所有者审批：CODEOWNERS 所列的人须审批。 Whether those whom CODEOWNERS names must approve.
     */
    require_code_owner_review?: boolean;
    /**
     * 须检查：须通过的检查。 The checks needed.
     */
    required_status_checks?: {
      /**
       * 检查：检查的名称。 Name of the check.
       */
      context: string;
    }[];
  };
}
/**
 * 机密应答：一项机密的名称；平台从不给出内容。 Name of a secret; no forge ever tells its value.
 */
export interface ForgeSecret {
  /**
   * 名称：机密的名称。 Name of the secret.
   */
  name: string;
}
/**
 * GitHub 机密应答：代码库的机密清单。 GitHub's list of a repository's secrets.
 */
export interface ForgeSecretsGithub {
  /**
   * 总数：机密的总数。 How many there are.
   */
  total_count: number;
  /**
   * 机密：本页的机密。 Those of this page.
   */
  secrets: ForgeSecret[];
}
/**
 * 网站群：content/group.yml：一个代码库服务的全部站点。 content/group.yml: all sites that one repository serves.
 */
export interface Group {
  id: Name;
  name: Line;
  /**
   * 时区：任期、日期按此时区计算，例如 Asia/Shanghai。 IANA zone in which days are counted.
   */
  zone: string;
  main: Name;
  /**
   * 站点：全部站点代号，主站在内。 All sites, the main one included.
   *
   * @minItems 1
   */
  sites: Name[];
  /**
   * 站点代号规则：正则表达式，例如只准拼音字母。 Regular expression that every site id must match.
   */
  site_id_rule?: string;
  /**
   * 迁移：旧站迁入的来源和截止日。 Where moved articles may come from, and until when.
   */
  import?: {
    /**
     * 旧站主机：迁入稿件原地址的主机名。 Host names of the old addresses.
     *
     * @minItems 1
     */
    hosts: string[];
    until: Day;
  };
}
/**
 * 办事指南：办事指南自己的内容。 What makes it one: A service: every element, its papers and its forms.
 */
export interface GuideFields {
  matter: Line;
  /**
   * 事项类型：行政许可、行政确认、行政给付、行政奖励、行政裁决、行政征收、其他行政权力、公共服务。 Type of matter.
   */
  matter_type:
    '行政许可' | '行政确认' | '行政给付' | '行政奖励' | '行政裁决' | '行政征收' | '其他行政权力' | '公共服务';
  /**
   * 设定依据：法律、法规、规章或文件的名称和条款。 What it rests on.
   *
   * @minItems 1
   * @maxItems 20
   */
  basis: Line[];
  authority: Line;
  legal_limit: Line;
  promised_limit: Line;
  result_name: Line;
  /**
   * 结果样本：样本文件；没有样本的写明说明。 Sample of the result, or why there is none.
   */
  result_sample: {
    file?: Line;
    note?: Line;
  };
  fee: Line;
  fee_basis: Line;
  /**
   * 申请材料：逐项列出；不需要材料的写 []。 Papers to bring, perhaps none.
   *
   * @minItems 0
   * @maxItems 60
   */
  materials: GuideMaterial[];
  /**
   * 表格下载：申请表、申请书及其示范文本；没有的写 []。 Forms and filled-in samples, perhaps none.
   *
   * @minItems 0
   * @maxItems 40
   */
  forms: GuideForm[];
  /**
   * 办理流程：按先后逐步写。 Steps in order.
   *
   * @minItems 1
   * @maxItems 20
   */
  process: GuideStep[];
  /**
   * 办理形式：窗口办理、网上办理、邮寄办理、自助办理、上门办理。 How it can be handled.
   *
   * @minItems 1
   * @maxItems 5
   */
  ways: ('窗口办理' | '网上办理' | '邮寄办理' | '自助办理' | '上门办理')[];
  /**
   * 审查标准：符合什么条件予以办理。 What is looked at.
   *
   * @minItems 1
   * @maxItems 30
   */
  criteria: Line[];
  scope: Line;
  appointment: Line;
  online_payment: Line;
  delivery: Line;
  /**
   * 办理地点：窗口名称和地址。 Where.
   *
   * @minItems 1
   * @maxItems 30
   */
  places: Line[];
  hours: Line;
  enquiry_phone: Line;
  supervision_phone: Line;
  /**
   * 服务主题：按主题分类导航。 Themes, for navigation.
   *
   * @minItems 1
   * @maxItems 5
   */
  themes: ServiceTheme[];
  /**
   * 人生事件：按人生事件、企业周期导航；不相干的写 []。 Life events, for navigation; perhaps none.
   *
   * @minItems 0
   * @maxItems 5
   */
  life_events: LifeEvent[];
  /**
   * 服务对象：谁来办。 For whom.
   *
   * @minItems 1
   * @maxItems 8
   */
  audiences: Audience[];
}
/**
 * 申请材料：一项申请材料的要素。 One paper.
 */
export interface GuideMaterial {
  name: Line;
  /**
   * 材料类型：原件、复印件、原件和复印件、表格、电子材料。 Sort of paper.
   */
  type: '原件' | '复印件' | '原件和复印件' | '表格' | '电子材料';
  sample: Line;
  form: Line;
  source: Line;
  copies: Line;
  size: Line;
  notes: Line;
  criteria: Line;
  /**
   * 需要电子材料：true 需要，false 不需要。 Whether an electronic copy is wanted.
   */
  electronic: boolean;
}
/**
 * 表格：一份可以下载或现场领取的表格。 A form.
 */
export interface GuideForm {
  name: Line;
  /**
   * 用途：fill 下载填写，sample 示范文本，collect 须现场领取。 fill in, sample, or to be collected in person.
   */
  use: 'fill' | 'sample' | 'collect';
  file?: Line;
  filling?: Line;
  editing?: Line;
  printing?: Line;
  collect_at?: Line;
}
/**
 * 步骤：办理流程的一步。 A step.
 */
export interface GuideStep {
  name: Line;
  does: Line;
}
/**
 * 迁入稿件：一件稿件及其旧站信息。 One article and what it was on the old site.
 */
export interface ImportListItem {
  id: ArticleId;
  /**
   * 位置：自 content/ 起。 From content/.
   */
  path: string;
  original: Original;
}
/**
 * 迁入信息：旧站的日期、地址和来源。 Date, address and source on the old site.
 */
export interface Original {
  date: Day;
  address: Url;
  source?: Line;
}
/**
 * 取值办法：从旧资料的一项取值，再整理。 Takes one field of the source and shapes it.
 */
export interface ImportRule {
  /**
   * 取自：旧资料的字段名；$name 文件名，$path 带文件夹的路径，$heading 第一个标题，$text 全文。 Field of the source; $name is the file's name, $path its path below the source, $heading its first heading, $text its text.
   */
  from: string;
  /**
   * 截取：正则表达式，取名为 value 的组；没有则取整个匹配。不匹配即无值。 Regular expression; its group named value, else the whole match. No match gives no value.
   */
  pattern?: string;
  /**
   * 取最后一处：true：有多处匹配时取最后一处。 true takes the last match instead of the first.
   */
  last?: boolean;
  /**
   * 拼成：例如 https://www.example.cn/{value}.html；{名称} 为组名或旧资料的字段名。 Text with {name} for groups of the pattern or fields of the source.
   */
  template?: string;
  /**
   * 对照值：旧值到新值；未列的保持不变。 Old value to new; others stay.
   */
  values?: {
    [k: string]: string;
  };
  /**
   * 整理为：line 一行文字（默认），day 日期，list 多项，url 网址，boolean 是非。 line (default), day, list, url or boolean.
   */
  as?: 'line' | 'day' | 'list' | 'url' | 'boolean';
  /**
   * 分隔：list 的分隔，正则表达式；默认空白、逗号、顿号、分号。 What parts a list; by default white space, commas and semicolons.
   */
  split?: string;
  /**
   * 可缺：true：没有值或不合要求时留空，并在结果中列出。 true leaves the field out, and says so, where there is no fitting value.
   */
  optional?: boolean;
}
/**
 * 迁入对照表：qianfa import 的对照表：旧站资料的各项怎样成为稿件的字段。 Mapping of qianfa import: how the old site's fields become those of articles.
 */
export interface Import {
  /**
   * 编码：旧资料的文字编码，默认 utf-8；老网站常用 gb18030。 Encoding of the source, utf-8 by default; old sites often used gb18030.
   */
  encoding?: 'utf-8' | 'gb18030';
  /**
   * 目标栏目：站点/栏目；或由旧资料的某一项对照得出。 Target column as site/column, or a rule that finds it.
   */
  column: ColumnPath | ImportRule;
  kind: Kind;
  /**
   * 固定字段：全部稿件相同的字段。不写时：sensitive、emergency 为 false，placement 为 column，source 为原创，disclosure 为主动公开，审查回答为空。 Front matter that all articles share. Left out: sensitive and emergency false, placement column, source original, disclosure 主动公开, no checklist answers.
   */
  constants: {
    unit: UnitId;
    drafter: Name;
    officer: Name;
    class: InformationClass;
    level: Level;
  };
  /**
   * 字段对照：稿件字段（可写 source.url 这样的下级字段）到取值办法；多个办法取第一个有值的。 Front-matter field (dots reach into fields) to the rule that fills it; of several the first that gives a value.
   */
  fields: {
    [k: string]: ImportRules;
  };
  /**
   * 旧站信息：旧站的发布日期、地址和来源，写入迁入登记。 Date, address and source on the old site, for the import record.
   */
  original: {
    date: ImportRules;
    address: ImportRules;
    source?: ImportRules;
  };
  /**
   * 图片和附件：旧站文件的存放处；正文（html）里的图片和附件从中取来，放进稿件文件夹。 Where the old site's files lie; pictures and attachments of html texts are taken from there.
   */
  files?: {
    /**
     * 文件夹：自映射文件所在处起。 Relative to the mapping file.
     */
    folder: string;
    /**
     * 对应路径：该文件夹对应旧站的哪一级路径，例如 /upload/；不写为 /。 Path of the old site that the folder stands for; / by default.
     */
    base?: string;
  };
  /**
   * 表：SQL 文件里取哪一张表。 Table of an SQL file.
   */
  table?: string;
  /**
   * 正文：正文取自哪一项，以及怎样整理。 Where the text comes from.
   */
  body: {
    /**
     * 取自：旧资料的字段名；文件的全文写 $text。 Field of the source; $text is a file's text.
     */
    from: string;
    /**
     * 删去：从正文中删去的部分，正则表达式，例如 <!--.*?-->。 Regular expressions of what is taken out of the text.
     */
    strip?: string[];
    /**
     * 格式：html：正文是网页代码，取其显示的文字；text：按文字原样（默认）。 html: the text is a page's code, and what it shows is taken; text: as typed (default).
     */
    format?: 'text' | 'html';
    /**
     * 正文所在：html 中正文所在的元素：#编号 或 .类名；不写则取整页。 Element of the page that holds the text: #id or .class; the whole page by default.
     */
    element?: string;
    /**
     * 标题行：true：以 # 开头的行保留为标题，与标题相同的一级标题删去；默认一律按文字保留。 true keeps lines that begin with # as headings and takes out the one that is the title; by default they stay as text.
     */
    headings?: boolean;
  };
}
/**
 * 解读材料：文字以外的解读形式；图片解读用正文中的图片。 Forms of explanation besides words; pictures stand in the text.
 */
export interface InterpretationFields {
  /**
   * 图表解读：按顺序列在正文之后。 Charts, shown after the text in this order.
   *
   * @minItems 1
   * @maxItems 12
   */
  charts?: Chart[];
  /**
   * 音频视频解读：按顺序列在正文之前。 Sound and film, shown before the text in this order.
   *
   * @minItems 1
   * @maxItems 6
   */
  recordings?: Recording[];
}
/**
 * 音频视频：文件夹内的音频或视频；音频须有文字稿，视频须有字幕和文字稿。 Sound or film of the folder; sound has a transcript, film has captions and a transcript.
 */
export interface Recording {
  file: Line;
  /**
   * 类别：audio 音频，video 视频；不写时按文件名的结尾，webm 为视频。 audio or video; by the file's ending where it is absent, webm being video.
   */
  sort?: 'audio' | 'video';
  title: Line;
  /**
   * 时长：分:秒，例如 3:20。 Minutes and seconds, as 3:20.
   */
  duration: string;
  captions?: Line;
  transcript: Line;
  poster?: Line;
}
/**
 * 在线访谈：在线访谈自己的内容。 What makes it one: An interview: announcement, questions, transcript, recording.
 */
export interface InterviewFields {
  starts: Instant;
  place: Line;
  host?: Line;
  /**
   * 访谈嘉宾：姓名和职务。 Guests.
   *
   * @minItems 1
   * @maxItems 10
   */
  guests: InterviewGuest[];
  ask_until?: Instant;
  ask?: Line;
  /**
   * 网友提问：征集到的问题，不写个人信息。 Questions from the public, without persons.
   *
   * @minItems 1
   * @maxItems 60
   */
  questions?: Line[];
  /**
   * 文字实录：按发言先后。 Transcript.
   *
   * @minItems 1
   * @maxItems 400
   */
  transcript?: InterviewSpeech[];
  /**
   * 录音录像：文件夹内的音频或视频。 Audio or video in the folder.
   *
   * @minItems 1
   * @maxItems 6
   */
  recordings?: Recording[];
}
/**
 * 嘉宾：一位嘉宾。 A guest.
 */
export interface InterviewGuest {
  name: Line;
  title: Line;
}
/**
 * 发言：一段发言。 A speech.
 */
export interface InterviewSpeech {
  speaker: Line;
  /**
   * 内容：发言内容，可以分段。 What is said.
   */
  text: string;
}
/**
 * 负责人：职务和分工。 Office and duties.
 */
export interface LeaderFields {
  name: Line;
  office: Line;
  /**
   * 排序：在负责人名单中的次序，从 1 开始。 Place among the leaders, from 1.
   */
  rank: number;
  /**
   * 分工：负责和分管的工作，一项一条。 What this leader is in charge of, one line each.
   *
   * @minItems 1
   * @maxItems 30
   */
  duties: Line[];
  photo?: Line;
}
/**
 * 签署证据：一份声明及其签名。 A statement and its signature.
 */
export interface SignedEvidence {
  /**
   * 声明原文：RFC 8785 JSON 文本。 RFC 8785 JSON text.
   */
  statement: string;
  /**
   * 签名：SSHSIG 文本。 SSHSIG text.
   */
  signature: string;
}
/**
 * 平台审批证据：平台对一次审批的原始回答、所审提交里的内容，以及由此导出的声明。 The forge's raw answer on one review, what its commit held, and the statement derived from both.
 */
export interface ForgeEvidence {
  /**
   * 导出的声明：RFC 8785 JSON 文本，无人对它签名。 RFC 8785 JSON text; nobody signed it.
   */
  statement: string;
  forge: Url;
  /**
   * 平台种类：原始回答的格式。 Form of the raw answer.
   */
  dialect: 'github' | 'gitea';
  /**
   * 合并请求：编号。 Its number.
   */
  pull: number;
  /**
   * 所审提交：审批所指的提交。 The commit that the review names.
   */
  commit: string;
  /**
   * 所审内容：登记机在该提交中找到的本次合并请求的对象。 What the recorder found of the pull request's items in that commit.
   *
   * @minItems 1
   *
   * Items: 对象：编号、路径和校验码。 Id, path and digest.
   */
  items: {
    /**
     * 编号：稿件编号；规则文件为其路径。 Article id; for a governed bundle its path.
     */
    id: string;
    /**
     * 路径：自 content/ 起。 From content/.
     */
    path: string;
    digest: Digest;
  }[];
  /**
   * 原始回答：平台返回的审批 JSON 原文。 The review as the forge gave it, JSON text.
   */
  answer: string;
  /**
   * 改换目标分支：此前最近一次改换合并目标分支，平台返回的 JSON 原文；没有改换过则无。 The newest change of the branch that the pull request goes onto, as the forge gave it, JSON text; absent where there was none.
   */
  retargeted?: string;
}
/**
 * 对象：一件稿件或规则文件的一个版本。 One version of an article or governed bundle.
 */
export interface RecordItem {
  /**
   * 编号：稿件编号；规则文件为其路径。 Article id; for a governed bundle its path.
   */
  id: string;
  /**
   * 路径：自 content/ 起。 From content/.
   */
  path: string;
  digest: Digest;
  /**
   * 替代记录：该稿前一条登记的校验码，或 null。 The article's record before, or null.
   */
  replaces: Digest | null;
  facts?: Facts;
  index_number?: Line;
  /**
   * 栏目序号：在各栏目中的序号，永不再用。 Ordinal in each of its columns, never reused.
   */
  ordinals?: {
    [k: string]: number;
  };
  reason?: WithdrawReason;
  copy?: Digest;
  original?: Original;
}
/**
 * 流程依据：选择流程所依据的事实。 What the route was chosen by.
 */
export interface Facts {
  change: ChangeKind;
  /**
   * 规则文件：文件包编号。 Bundle id.
   */
  governed?: string;
  site?: Name;
  column?: ColumnPath;
  from_column?: ColumnPath;
  /**
   * 同时列入：其他栏目。 Further columns.
   */
  also_in?: ColumnPath[];
  unit?: UnitId;
  unit_kind?: UnitKind;
  kind?: Kind;
  class?: InformationClass;
  level?: Level;
  placement?: Placement;
  /**
   * 敏感：敏感信息。 Sensitive.
   */
  sensitive?: boolean;
  /**
   * 突发：突发事件信息。 Emergency.
   */
  emergency?: boolean;
  /**
   * 转载：来源为转载。 Reprint.
   */
  reprint?: boolean;
  /**
   * 机器未检：含机器读不了的附件。 Holds files that no check could read.
   */
  unchecked?: boolean;
  /**
   * 审查回答：问题代号到回答。 Question to answer.
   */
  checklist?: {
    [k: string]: string;
  };
  secrecy_reviewer?: Name;
  /**
   * 涉及稿件：本稿替代、废止、修改或解读的他单位稿件。 Other units' articles that it supersedes, repeals, amends or interprets.
   */
  affects?: ArticleId[];
  document_number?: Line;
  issuer?: Line;
  publish_at?: Instant;
  /**
   * 小改：符合政策小改界限的改动，由登记机与在线版本比对得出。 A small correction, as the recorder found by comparing with the live version.
   */
  correction?: true;
  authority?: Name;
}
/**
 * 流程：已落到具体单位的流程。 A route with its units filled in.
 */
export interface ResolvedRoute {
  id: Name;
  title: Line;
  site: Name;
  /**
   * 按序：是否按序。 Whether in order.
   */
  ordered: boolean;
  /**
   * 领导自改：是否允许。 Whether allowed.
   */
  own_correction?: boolean;
  /**
   * 补签时限：小时；只有先发后补流程有。 Hours; only of a provisional route.
   */
  confirm_hours?: number;
  /**
   * 环节：按序。 In order.
   *
   * @minItems 1
   *
   * Items: 环节：一个审签动作。 One act.
   */
  steps: {
    act: Act;
    /**
     * 签署岗位：岗位@单位代号。 post@unit.
     *
     * @minItems 1
     */
    by: Signer[];
    /**
     * 人数：需要几位。 How many people.
     */
    count: number;
    /**
     * 签署方式：限定方式。 Only this grade.
     */
    grade?: 'ssh' | 'forge' | 'paper';
    person?: Name;
    /**
     * 与前一环节同人：可由前一环节的签署人一并完成。 The signer of the step before may fill it too.
     */
    joined?: boolean;
  }[];
  /**
   * 自审入档：拟稿人本人的初审随登记存档。 The writer's own first review is kept.
   */
  self_review?: boolean;
}
/**
 * 签署人：谁在何环节签署。 Who filled which step.
 */
export interface RecordSigner {
  person: Name;
  unit: UnitId;
  post: Post;
  act: Act;
  /**
   * 代签对象：代谁签署，或 null。 Person stood in for, or null.
   */
  stand_in_for: Name | null;
  grade: Grade;
  route: Name;
  /**
   * 第几环节：自 1 起。 From 1.
   */
  step: number;
  statement: Digest;
}
/**
 * 自审：谁的哪一份声明。 Whose statement.
 */
export interface SelfReview {
  person: Name;
  statement: Digest;
}
/**
 * 登记：审核登记台账的一条，第 1 版。 One entry of the ledger, version 1.
 */
export interface LedgerRecord {
  /**
   * 版本：1。 1.
   */
  v: 1;
  /**
   * 登记种类：root 根，signoff 签发，import 迁入，withdrawal 撤下，confirmation 核对无变动，provisional 先发后补，purge 销毁，checkpoint 校核点。 Kind of record.
   */
  type: 'root' | 'signoff' | 'import' | 'withdrawal' | 'confirmation' | 'provisional' | 'purge' | 'checkpoint';
  /**
   * 序号：自 1 起连续。 From 1, without gaps.
   */
  seq: number;
  /**
   * 前一条：前一条登记的校验码；第 1 条为 null。 Digest of the record before, null for the first.
   */
  previous: Digest | null;
  group: Name;
  /**
   * 根：根记录的校验码；根记录自身为 null。 Digest of the root record; null in the root itself.
   */
  root: Digest | null;
  time: Instant;
  recorder: Name;
  /**
   * 算法：各校验码和签名的算法。 Algorithm of every digest and signature.
   */
  algorithms: {
    /**
     * 校验码算法：sha256。 sha256.
     */
    digest: 'sha256';
    /**
     * 规范化：rfc8785。 rfc8785.
     */
    canonical: 'rfc8785';
    /**
     * 签名格式：sshsig。 sshsig.
     */
    signature: 'sshsig';
  };
  grade?: Grade;
  form?: Form;
  /**
   * 对象：同一流程、同一批签署人的一件或多件；校核点为空。 One or many under the same route and signers; none in a checkpoint.
   */
  items: RecordItem[];
  /**
   * 流程：登记时适用的流程及其环节。 Routes in force and their steps.
   *
   * @minItems 1
   */
  route?: ResolvedRoute[];
  /**
   * 签署人：每个环节由谁签署。 Who filled which step.
   */
  signers?: RecordSigner[];
  /**
   * 撰稿人：拟稿、录入和提交者，均不得签署。 Drafter, officer and committers; none may sign.
   *
   * Items: 撰稿人：人员与身份。 Person and part.
   */
  writers?: {
    person: Name;
    /**
     * 身份：drafter 拟稿人，officer 信息员，opener 提请人，author 作者，committer 提交者，co-author 合著者。 Part in the writing.
     *
     * @minItems 1
     */
    as: ('drafter' | 'officer' | 'opener' | 'author' | 'committer' | 'co-author')[];
  }[];
  publisher?: Name;
  /**
   * 证据：原始声明与签名，或平台审批的原始回答，按先后。 Raw statements and signatures, or raw answers of the forge, in order.
   */
  evidence?: (SignedEvidence | ForgeEvidence)[];
  confirm_by?: Instant;
  /**
   * 登记机签名：对不含本字段的同一 JSON 的 SSHSIG。 SSHSIG over the same JSON without this field.
   */
  signature: string;
  /**
   * 自审：拟稿人或信息员本人的初审声明，不算审签。 Own first reviews of drafter or officer; no approvals.
   *
   * @minItems 1
   */
  self_reviews?: SelfReview[];
}
/**
 * 来信选登：来信选登自己的内容。 What makes it one: A letter and its reply.
 */
export interface LetterFields {
  /**
   * 来信类别：咨询、建议、求助、投诉、举报。 Sort of letter.
   */
  sort: '咨询' | '建议' | '求助' | '投诉' | '举报';
  writer: Line;
  received: Day;
  /**
   * 来信内容：可以分段，不写个人信息。 The letter, without persons.
   */
  content: string;
  answered_by: Line;
  answered: Day;
  /**
   * 答复内容：可以分段。 The reply.
   */
  reply: string;
}
/**
 * 发布文件夹：清单里的一个文件夹。 One folder of a release.
 */
export interface ReleasedFolder {
  /**
   * 路径：相对发布文件夹的路径。 Path below the release.
   */
  path: string;
  /**
   * 文件数：夹内文件数。 How many files it holds.
   */
  count: number;
  sha256: Digest;
}
/**
 * 发布文件：清单里的一个文件。 One file of a release.
 */
export interface ReleasedFile {
  /**
   * 路径：相对发布文件夹的路径，以 / 分隔，不含空段、. 和 ..。 Path below the release, with /, without empty parts, . and ..
   */
  path: string;
  /**
   * 字节数：文件大小。 Size in bytes.
   */
  size: number;
  sha256: Digest;
  /**
   * 原图：缩小的图片由哪一个文件做成；那是签署过的原图的路径。 Of a picture made smaller: path of the signed original.
   */
  from?: string;
}
/**
 * 发布清单：manifest.json 的字段：一次构建由哪一处台账、哪一个程序做成，有哪些文件。由 qianfa build 写，qianfa publish 签署。 manifest.json: from which place of the ledger and by which program one build was made, and its files. Written by `qianfa build`, signed by `qianfa publish`.
 */
export interface Manifest {
  /**
   * 版本：清单格式的版本。 Version of the format.
   */
  v: 1;
  /**
   * 网站群：网站群的编号。 Id of the group.
   */
  group: string;
  root: Digest;
  /**
   * 台账：构建时台账的最后一条登记。 The ledger's newest record when it was built.
   */
  ledger: {
    /**
     * 序号：登记的序号。 Number of the record.
     */
    seq: number;
    digest: Digest;
    time: Instant;
  };
  as_of: Instant;
  program: Digest;
  /**
   * 将到的时刻：没有新登记时页面也会变化的时刻。 Instants after as_of at which pages change without a new record.
   */
  coming: Instant[];
  /**
   * 文件：除清单外的每一个文件；路径以站点编号开头，服务器配置在最上层。 Every file but the manifest; paths begin with the site's id, the server's configuration stands at the top.
   */
  files: ReleasedFile[];
  /**
   * 文件夹：整夹列出的文件夹；夹内文件列在各自的清单里，不再列入 files。 Folders that are listed as a whole; their files stand in lists of their own and not among `files`.
   */
  folders?: ReleasedFolder[];
}
/**
 * 职能：单位的职责。 What the unit does.
 */
export interface OrganisationFields {
  /**
   * 主要职责：一项一条。 Duties, one line each.
   *
   * @minItems 1
   * @maxItems 40
   */
  duties: Line[];
  basis?: Line;
}
/**
 * 流程：条件与环节。 Condition and steps.
 */
export interface Route {
  id: Name;
  title: Line;
  base?: Line;
  when: Condition;
  /**
   * 按序：true（默认）须按环节顺序签。 true (default): steps must be signed in order.
   */
  ordered?: boolean;
  /**
   * 环节：至少一个。 At least one.
   *
   * @minItems 1
   */
  steps: Step[];
  /**
   * 领导自改：领导自行改动的文本，若先有他人对改后文本的同意，可由其签署。 A leader may sign what he corrected, if an earlier signer approved the corrected digest.
   */
  own_correction?: boolean;
  /**
   * 先发后补：值班流程：先上线，限时补签。 Duty route: live at once, to be confirmed in time.
   */
  provisional?: {
    /**
     * 补签时限：小时。 Hours until confirmation is due.
     */
    confirm_hours: number;
  };
  until?: Day;
  /**
   * 自审入档：true 时拟稿人或信息员本人的初审随登记存档，不算审签。 true: the own first review of drafter or officer is kept in the record and never counts as approval.
   */
  self_review?: boolean;
}
/**
 * 条件：各项须同时成立；数组表示其一；空条件总成立。 All keys must hold; an array means any of; an empty condition always holds.
 */
export interface Condition {
  /**
   * 任一：其中一项成立即可。 One of these holds.
   *
   * @minItems 1
   */
  any?: Condition[];
  change?: ChangeKinds;
  /**
   * 规则文件：文件包编号的通配，例如 * /policy.yml 或 **。 Glob patterns of bundle ids.
   *
   * @minItems 1
   */
  governed?: string[];
  site?: Names;
  unit?: Names;
  /**
   * 单位类型：见术语。 Kind of unit.
   *
   * @minItems 1
   */
  unit_kind?: UnitKind[];
  /**
   * 栏目：站点/栏目。 Column as site/column.
   *
   * @minItems 1
   */
  column?: ColumnPath[];
  /**
   * 稿件类型：见术语。 Kind of article.
   *
   * @minItems 1
   */
  kind?: Kind[];
  /**
   * 信息类别：基本、动态、专题。 Information class.
   *
   * @minItems 1
   */
  class?: InformationClass[];
  /**
   * 重要程度：常规、一般、重要、重大。 Importance.
   *
   * @minItems 1
   */
  level?: Level[];
  /**
   * 展示位置：见术语。 Placement.
   *
   * @minItems 1
   */
  placement?: Placement[];
  /**
   * 敏感：敏感信息。 Sensitive.
   */
  sensitive?: boolean;
  /**
   * 突发：突发事件信息。 Emergency.
   */
  emergency?: boolean;
  /**
   * 转载：来源为转载。 The source is a reprint.
   */
  reprint?: boolean;
  /**
   * 机器未检：含机器读不了的附件。 Holds files that no check could read.
   */
  unchecked?: boolean;
  /**
   * 审查回答：问题代号到回答；数组表示其一。 Question to answers, any of.
   */
  checklist?: {
    /**
     * @minItems 1
     */
    [k: string]: string[];
  };
  /**
   * 小改：符合 corrections 界限的改动。 A change within the bounds of corrections.
   */
  correction?: boolean;
  authority?: Names;
}
/**
 * 环节：一个审签动作，由所列岗位之一完成。 One act by one of the named posts.
 */
export interface Step {
  act: Act;
  /**
   * 签署岗位：任一即可。 Any one of these.
   *
   * @minItems 1
   */
  by: Signer[];
  /**
   * 人数：需要几位不同的人，默认 1。 How many different people, 1 by default.
   */
  count?: number;
  /**
   * 签署方式：限定只认此方式，例如 ssh。 Only this grade counts.
   */
  grade?: 'ssh' | 'forge' | 'paper';
  /**
   * 与前一环节同人：只用于校对：可由前一审核环节的签署人以同一次签署完成。 Of a 校对 step only: whoever signed the review before it may fill it too, by the same statement.
   */
  joined?: boolean;
}
/**
 * 附加环节：条件与环节。 Condition and steps.
 */
export interface Addition {
  id: Name;
  title: Line;
  base?: Line;
  when: Condition;
  /**
   * 环节：至少一个。 At least one.
   *
   * @minItems 1
   */
  steps: Step[];
}
/**
 * 事先授权：一项授权：来源和模板至少写一种。 One authority, for sources or templates.
 */
export interface Authority {
  id: Name;
  title: Line;
  base?: Line;
  /**
   * 上级来源：转载自这些来源的稿件。 Reprints of these sources.
   *
   * @minItems 1
   *
   * Items: 来源：名称和主机都须相符。 Name and host must both fit.
   */
  sources?: {
    name: Line;
    /**
     * 主机：原文网址的主机名。 Host of the original address.
     */
    host: string;
  }[];
  /**
   * 预警模板：正文与模板逐字相同、只在空格处不同的稿件。 Articles whose body is a template word for word but for its blanks.
   *
   * @minItems 1
   *
   * Items: 模板：正文，空格写作 {名称}。 The body; blanks are written {name}.
   */
  templates?: {
    /**
     * 模板正文：逐字，空格写作 {名称}。 Word for word, blanks as {name}.
     */
    text: string;
    /**
     * 空格：名称到可填的词；time、date、number 各表示时刻、日期、不超过四位的数。 Name to the words that may fill it, or time, date or number.
     */
    blanks: {
      [k: string]: 'time' | 'date' | 'number' | Line[];
    };
  }[];
}
/**
 * 审签政策：content/<站点>/policy.yml：按顺序取第一条符合的流程。 content/<site>/policy.yml: the first matching route counts.
 */
export interface Policy {
  title: Line;
  /**
   * 流程：自上而下取第一条符合者；都不符合即拒绝。 First match wins; no match is an error.
   *
   * @minItems 1
   */
  routes: Route[];
  /**
   * 附加环节：符合条件时加到任何流程之前的环节。 Steps put before any route when their condition holds.
   */
  additions?: Addition[];
  /**
   * 发布人：签完后由谁合并发布；写了此项，登记机不自行合并。 Who merges after the last approval; where it is given the recorder never merges by itself.
   *
   * @minItems 1
   */
  publisher?: Signer[];
  /**
   * 小改：只改正文少量文字时另走简易流程的界限；不写则没有小改。流程用条件 correction: true 指明。 Bounds within which a change of the body alone is a small correction; without it there is none. Routes name it by the condition correction: true.
   */
  corrections?: {
    /**
     * 字数上限：改动的字数，替换按一字计。 How many characters may change; one replaced counts once.
     */
    characters: number;
    /**
     * 不得动的词：除备案的姓名、单位名称以外，小改也不得增删的词。 Words that a small correction may not add or drop, beside the names of the registry.
     */
    words?: Line[];
  };
  /**
   * 事先授权：领导事先签署的授权：指定的上级来源或预警模板；流程用条件 authority 指明，并写明截止日 until。标为敏感或突发的稿件不在其内。 Standing authority signed in advance with the policy: named superior sources or warning templates. Routes name it by the condition authority and bear an end date. Nothing marked sensitive or an emergency falls under it.
   */
  authorities?: Authority[];
  /**
   * 上级代行：岗位到可以代其签署的本单位上级岗位，例如 leader: [principal]；不写则不得代行。 Post to the senior posts of the same unit that may sign in its place; none by default.
   */
  seniors?: {
    /**
     * @minItems 1
     */
    [k: string]: Post[];
  };
  /**
   * 报送条件：单位和信息员具备什么才能报送稿件；不写则不查。 What a unit and its officers must have before its articles count; nothing by default.
   */
  submission?: {
    /**
     * 最少人数：岗位到人数，例如 leader: 1、officer: 1；不足的单位不能报送。 Post to the least number of people; a unit with fewer cannot submit.
     */
    minimum?: {
      [k: string]: number;
    };
    /**
     * 须任信息员：哪些身份的人当日须任本单位信息员。 Which writers must hold the post officer in the unit on the day.
     *
     * @minItems 1
     */
    officers?: ('drafter' | 'officer')[];
    /**
     * 须经培训：true 时信息员当日须已培训。 true: the officer must have been trained by the day.
     */
    trained?: boolean;
    /**
     * 适用单位：只查这些类型的单位；不写则查全部。 Kinds of unit that this holds for; all by default.
     *
     * @minItems 1
     */
    unit_kinds?: UnitKind[];
  };
}
/**
 * 办理状态：办理状态自己的内容。 What makes it one: How far what was applied for has come.
 */
export interface ProgressFields {
  known_at: Instant;
  /**
   * 办理状态：一件一行。 One row a case.
   *
   * @minItems 1
   * @maxItems 400
   */
  rows: ProgressRow[];
}
/**
 * 办理状态：一件事项的状态。 One case.
 */
export interface ProgressRow {
  number: Line;
  applicant: Line;
  /**
   * 是否个人：true 个人，false 单位。 Whether the applicant is a person.
   */
  person: boolean;
  matter: Line;
  accepted: Day;
  unit: Line;
  /**
   * 办理状态：已受理、补正中、审查中、公示中、已办结、不予受理。 How far it has come.
   */
  state: '已受理' | '补正中' | '审查中' | '公示中' | '已办结' | '不予受理';
}
/**
 * 相关信息：另一条信息的编号、标题和网址。 Another article.
 */
export interface PublicLink {
  id: ArticleId;
  /**
   * 标题：该信息的标题。 Its title.
   */
  title: string;
  url: Url;
}
/**
 * 分组：专题的一组信息。 A group of a topic.
 */
export interface PublicGroup {
  /**
   * 小标题：分组的名称。 Its heading.
   */
  title: string;
  /**
   * 信息：这一组的信息。 Its articles.
   */
  articles: PublicLink[];
}
/**
 * 单位：发布单位。 The unit that publishes it.
 */
export interface PublicUnit {
  id: UnitId;
  /**
   * 单位名称：登记时的名称。 Its name when the article was recorded.
   */
  name: string;
}
/**
 * 所在栏目：列出该信息的栏目。 A column that lists the article.
 */
export interface PublicPlace {
  site: Name;
  id: Name;
  /**
   * 栏目名称：栏目的名称。 The column's title.
   */
  title: string;
  url: Url;
}
/**
 * 来源：原创时为发布单位，转载时为原来源。 The publishing unit, or the source of a reprint.
 */
export interface PublicSource {
  /**
   * 来源类别：original 原创，reprint 转载。 original or reprint.
   */
  type: 'original' | 'reprint';
  /**
   * 来源名称：单位或媒体的名称。 Name of the source.
   */
  name: string;
  /**
   * 来源网址：转载的原文网址；没有为 null。 Address of the original of a reprint, or null.
   */
  url: Url | null;
}
/**
 * 原站登记：从旧站迁入的信息在旧站的日期、网址和来源。 Date, address and source of a moved article on the old site.
 */
export interface PublicOriginal {
  date: Day;
  /**
   * 原网址：在旧站的网址。 Its address there.
   */
  address: string;
  /**
   * 原来源：旧站注明的来源；没有为 null。 Source that the old site named, or null.
   */
  source: string | null;
}
/**
 * 标注：较新的信息或到期对本条信息的影响。 What a newer article or the calendar says of this one.
 */
export interface PublicMark {
  /**
   * 标注类别：expired 已过期，superseded 已被替代，repealed 已废止，amended 已修改。 expired, superseded, repealed or amended.
   */
  mark: 'expired' | 'archived' | 'superseded' | 'repealed' | 'amended';
  /**
   * 依据：替代、废止或修改本条的信息；过期为 null。 The newer article, or null.
   */
  by: PublicLink | null;
  /**
   * 起效日：尚未起效时的起效日；已起效为 null。 The day from which it counts if that is still to come, else null.
   */
  from: Day | null;
}
/**
 * 公文信息：公文的国家规定项目。 The national fields of an official document.
 */
export interface PublicDocument {
  /**
   * 发文机关：联合发文以空格分隔。 Issuing body; joint ones separated by a space.
   */
  issuer: string;
  /**
   * 发文字号：没有为 null。 Document number, or null.
   */
  number: string | null;
  /**
   * 主题分类：大类\小类。 Official topic, class\subclass.
   */
  topic: string;
  /**
   * 主题词：主题词，可以为空。 Theme words, perhaps none.
   */
  theme_words: string[];
  date: Day;
  /**
   * 生效日期：没有为 null。 In force from, or null.
   */
  effective_from: Day | null;
  /**
   * 废止日期：有效期末日，或者废止、取代它的文件施行之日，以先到的为准；没有为 null。 Last day in force, or the day on which what repeals or replaces it takes effect, whichever comes first; or null.
   */
  effective_until: Day | null;
  validity: PublicValidity;
  /**
   * 附注：没有为 null。 Closing note, or null.
   */
  note: string | null;
}
/**
 * 附件：可以下载的文件。 A file to take away.
 */
export interface PublicAttachment {
  /**
   * 附件名称：显示的名称。 The name shown.
   */
  title: string;
  /**
   * 文件名：文件的名称。 The file's name.
   */
  name: string;
  /**
   * 媒体类型：例如 application/pdf。 For example application/pdf.
   */
  media_type: string;
  /**
   * 大小：字节数。 Bytes.
   */
  size: number;
  sha256: Digest;
  url: Url;
}
/**
 * 联系方式：公开的职责和电话。 A published duty and telephone.
 */
export interface PublicContact {
  /**
   * 职责：联系人的职责。 The duty.
   */
  duty: string;
  /**
   * 电话：办公电话。 The office telephone.
   */
  phone: string;
}
/**
 * 信息：一条信息的全部公开内容。 Everything public of an article.
 */
export interface PublicArticle {
  id: ArticleId;
  /**
   * 状态：live 在线。 live.
   */
  status: 'live';
  url: Url;
  kind: Kind;
  /**
   * 标题：信息的标题。 The title.
   */
  title: string;
  unit: PublicUnit;
  /**
   * 栏目：所在的栏目，首要的在前。 Columns that list it, its own first.
   */
  columns: PublicPlace[];
  source: PublicSource;
  published: Instant;
  updated: Instant;
  /**
   * 原站登记：不是迁入的为 null。 null unless it was moved from an old site.
   */
  original: PublicOriginal | null;
  /**
   * 索引号：信息公开索引号。 Index number.
   */
  index_number: string;
  /**
   * 摘要：摘要；没有写摘要的为正文开头。 Summary, or the beginning of the text.
   */
  summary: string;
  /**
   * 关键词：可以为空。 Perhaps none.
   */
  keywords: string[];
  /**
   * 公文信息：不是文件的为 null。 null unless it is a document.
   */
  document: PublicDocument | null;
  /**
   * 公告类别：不是公告公示的为 null。 Sort of notice, or null.
   */
  notice: ('通知' | '公告' | '公示' | '招聘' | '采购') | null;
  /**
   * 活动日期：没有为 null。 Day of the event, or null.
   */
  event_date: Day | null;
  /**
   * 解读单位：没有为 null。 Who interprets, or null.
   */
  interpreter: string | null;
  /**
   * 补签期限：应急先行发布、尚待补办签署的期限；其余为 null。 Until when an emergency publication is to be confirmed, or null.
   */
  confirm_by: Instant | null;
  /**
   * 标注：过期、被替代、被废止、被修改。 Expired, superseded, repealed, amended.
   */
  marks: PublicMark[];
  /**
   * 本文替代：本条替代的信息。 What it supersedes.
   */
  supersedes: PublicLink[];
  /**
   * 本文废止：本条废止的信息。 What it repeals.
   */
  repeals: PublicLink[];
  /**
   * 本文修改：本条修改的信息。 What it amends.
   */
  amends: PublicLink[];
  /**
   * 解读的文件：本条解读的文件。 What it interprets.
   */
  interprets: PublicLink[];
  /**
   * 相关解读：解读本条的信息。 What interprets it.
   */
  interpretations: PublicLink[];
  /**
   * 评论的文件：本条媒体评论所评论的文件。 Documents that this media comment is about.
   */
  comments_on: PublicLink[];
  /**
   * 媒体评论：评论本条的媒体文章。 Media comments on it.
   */
  comments: PublicLink[];
  /**
   * 所属专题：汇集本条的专题。 Topics that gather it.
   */
  topics: PublicLink[];
  /**
   * 汇集的信息：本专题分组汇集的信息。 What this topic gathers, in groups.
   */
  groups: PublicGroup[];
  /**
   * 所属事件：归入的事件回应；没有的为 null。 The event that it belongs to, or null.
   */
  thread: PublicLink | null;
  /**
   * 事件进展：归入本事件的信息，新的在前。 What was said about this event, the newest first.
   */
  updates: PublicLink[];
  /**
   * 专有内容：该类型特有的内容，按 kind 各有模式；没有的为 null。 What only this kind says, by the schema of its kind, or null.
   */
  details: {} | null;
  /**
   * 正文文字：不带格式的正文。 The text without markup.
   */
  text: string;
  /**
   * 正文网页：带格式的正文，网址为完整网址。 The text as HTML with absolute addresses.
   */
  html: string;
  /**
   * 附件：页面列出的附件。 Files that the page lists.
   */
  attachments: PublicAttachment[];
  /**
   * 联系方式：页面列出的联系方式。 Contacts that the page lists.
   */
  contacts: PublicContact[];
}
/**
 * 一件办件：状态六要素，办结的另有结果。 The six elements of its state, and its result when it has ended.
 */
export interface PublicCase {
  /**
   * 受理编号：受理时发给的编号。 Receipt number.
   */
  number: string;
  /**
   * 事项名称：办理的事项。 The matter.
   */
  matter: string;
  /**
   * 申请人（单位）：个人隐去部分姓名。 A person masked, an organisation in full.
   */
  applicant: string;
  accepted: Day;
  /**
   * 办理部门：办理的部门。 Who handles it.
   */
  unit: string;
  /**
   * 办理状态：已受理、补正中、审查中、公示中、已办结、不予受理。 How far it has come.
   */
  state: string;
  /**
   * 办理结果：尚未公布结果的为 null。 The result, or null.
   */
  result: string | null;
  /**
   * 办结时间：尚未公布结果的为 null。 Day of the result, or null.
   */
  finished: Day | null;
  url: Url;
}
/**
 * 办件：公示的办件状态和结果，按受理编号排列；个人姓名隐去部分。 Published cases by receipt number; persons are masked.
 */
export interface PublicCases {
  /**
   * 办件：可以为空。 Perhaps none.
   */
  cases: PublicCase[];
}
/**
 * 发布主体：一个单位及其应发布的信息。 A unit and what it publishes.
 */
export interface PublicCatalogueUnit {
  /**
   * 单位：或 null，表示各单位。 Or null for every unit.
   */
  unit: PublicDutyUnit | null;
  /**
   * 信息：每个栏目一条。 One entry a column.
   */
  entries: PublicCatalogueEntry[];
}
/**
 * 单位：代号和名称。 Id and name.
 */
export interface PublicDutyUnit {
  id: UnitId;
  name: Line;
}
/**
 * 发布事项：一个栏目的信息种类和时限。 Kinds and time limit of a column.
 */
export interface PublicCatalogueEntry {
  column: Name;
  title: Line;
  /**
   * 信息种类：稿件类型。 Kinds of article.
   */
  kinds: Kind[];
  frequency: Line;
  kept: Line;
}
/**
 * 信息发布目录：每个发布主体应发布什么、在哪一栏、什么时限，取自生效的栏目设置。 What each unit is to publish, in which column and by when; from the columns in force.
 */
export interface PublicCatalogue {
  site: Name;
  /**
   * 发布主体：按单位目录的顺序；unit 为 null 的一组是各单位都要发布的。 In the order of the registry; the group without a unit is for all.
   */
  units: PublicCatalogueUnit[];
}
/**
 * 栏目列表：栏目最新的信息，和它的分页。 The newest of a column, and its pages.
 */
export interface PublicColumnList {
  column: PublicColumn;
  /**
   * 分页：分页的编号，新的在前；一页最多 20 条，编号不连续表示该页的信息都已撤下。 Numbers of its pages, newest first, 20 items at most each; a number is missing when all of the page was withdrawn.
   */
  pages: number[];
  /**
   * 最新信息：最新的 20 条，新的在前。 The newest 20, newest first.
   */
  items: PublicItem[];
}
/**
 * 栏目：有内容的栏目。 A column that shows something.
 */
export interface PublicColumn {
  id: Name;
  /**
   * 栏目名称：栏目的名称。 The column's title.
   */
  title: string;
  /**
   * 所属版块：导航的一级。 First level of the navigation.
   */
  section: {
    id: Name;
    /**
     * 版块名称：版块的名称。 The section's title.
     */
    title: string;
  };
  /**
   * 栏目类别：国家规范的栏目类别。 ColumnType of the national rules.
   */
  column_type: string;
  /**
   * 栏目说明：栏目的内容。 What it holds.
   */
  description: string;
  /**
   * 关键词：栏目的关键词。 Keywords.
   */
  keywords: string[];
  /**
   * 已归档：已归档的栏目不再更新。 Archived columns take nothing new.
   */
  archived: boolean;
  url: Url;
  api: Url;
  feeds: PublicFeeds;
}
/**
 * 订阅地址：同样内容的三种格式。 The same in three formats.
 */
export interface PublicFeeds {
  rss: Url;
  atom: Url;
  json: Url;
}
/**
 * 列表项：列表中的一条信息。 An article in a list.
 */
export interface PublicItem {
  id: ArticleId;
  kind: Kind;
  /**
   * 标题：信息的标题。 The title.
   */
  title: string;
  url: Url;
  api: Url;
  unit: PublicUnit;
  published: Instant;
  updated: Instant;
  /**
   * 发文字号：没有为 null。 Document number, or null.
   */
  number: string | null;
  /**
   * 有效性：不是文件的为 null。 null unless it is a document.
   */
  validity: PublicValidity | null;
  /**
   * 标注：已经起效的标注。 Marks that count already.
   */
  marks: ('expired' | 'archived' | 'superseded' | 'repealed' | 'amended')[];
}
/**
 * 栏目分页：栏目的一页；新发布一条信息只改动最新一页。 One page of a column; a publication changes the newest one only.
 */
export interface PublicColumnPage {
  column: Name;
  /**
   * 页号：从 1 起，1 最早。 From 1, which is the oldest.
   */
  page: number;
  /**
   * 较新一页：接口地址；没有为 null。 The next newer page, or null.
   */
  newer: Url | null;
  /**
   * 较早一页：接口地址；没有为 null。 The next older page, or null.
   */
  older: Url | null;
  /**
   * 信息：新的在前。 Newest first.
   */
  items: PublicItem[];
}
/**
 * 栏目目录：本站有内容的栏目，按导航顺序。 The site's columns that show something, in the order of the navigation.
 */
export interface PublicColumns {
  /**
   * 栏目：按导航顺序。 In the order of the navigation.
   */
  columns: PublicColumn[];
}
/**
 * 数据集：一个数据集。 A dataset.
 */
export interface PublicDatasetItem {
  id: ArticleId;
  /**
   * 名称：数据集的名称。 Its title.
   */
  title: string;
  /**
   * 数据领域：例如 教育、卫生、农业。 Field of the data.
   */
  theme: string;
  updated_on: Day;
  /**
   * 更新频率：例如 每月。 How often they are.
   */
  frequency: string;
  /**
   * 已过期：数据已过期失效时为 true。 true once the data no longer hold.
   */
  expired: boolean;
  url: Url;
  api: Url;
}
/**
 * 数据集列表：本站开放的数据集。 The site's open datasets.
 */
export interface PublicDatasetList {
  /**
   * 数据目录：供其他平台采集的 DCAT 目录。 The DCAT catalogue for other platforms.
   */
  catalogue: {
    jsonld: Url;
    turtle: Url;
  };
  /**
   * 数据集：按编号排列。 In the order of their ids.
   */
  items: PublicDatasetItem[];
}
/**
 * 数据表：一个数据表及其字段和各行。 A table with its columns and rows.
 */
export interface PublicTable {
  /**
   * 表名：数据表的名称。 Its title.
   */
  title: string;
  csv: Url;
  /**
   * 字段：各列的含义。 What the columns mean.
   */
  columns: PublicTableColumn[];
  /**
   * 数据：每行一个对象，以字段名为键。 One object a row, by the names of the columns.
   *
   * Items: 行：一行数据。 A row.
   */
  rows: {
    [k: string]: string | number | null;
  }[];
}
/**
 * 字段：一列的名称和含义。 A column.
 */
export interface PublicTableColumn {
  /**
   * 字段名：字段的名称。 Its name.
   */
  name: string;
  /**
   * 类型：text 文字，integer 整数，number 数值，date 日期。 text, integer, number or date.
   */
  type: 'text' | 'integer' | 'number' | 'date';
  /**
   * 单位：计量单位；没有为 null。 Unit, or null.
   */
  unit: string | null;
  /**
   * 说明：字段含义。 Meaning.
   */
  description: string;
}
/**
 * 数据集：一个数据集的说明和全部数据。 A dataset with all its rows.
 */
export interface PublicDataset {
  id: ArticleId;
  /**
   * 名称：数据集的名称。 Its title.
   */
  title: string;
  url: Url;
  unit: PublicUnit;
  /**
   * 数据领域：例如 教育、卫生、农业。 Field of the data.
   */
  theme: string;
  /**
   * 数据期：数据所属的时间；没有为 null。 Period that the data cover, or null.
   */
  period: string | null;
  updated_on: Day;
  /**
   * 更新频率：例如 每月。 How often they are.
   */
  frequency: string;
  /**
   * 使用许可：许可和使用条件。 Licence.
   */
  licence: {
    /**
     * 许可名称：许可的名称。 Its name.
     */
    name: string;
    /**
     * 许可网址：许可全文的网址；没有为 null。 Address of its text, or null.
     */
    url: Url | null;
    /**
     * 使用条件：可以怎样使用。 What may be done.
     */
    terms: string;
  };
  /**
   * 脱敏检查：谁在哪天按什么方法检查。 Who checked on which day and how.
   */
  desensitised: {
    on: Day;
    /**
     * 检查单位：检查的单位。 Unit.
     */
    by: string;
    /**
     * 处理方法：怎样去除个人信息。 How.
     */
    method: string;
  };
  /**
   * 已过期：数据已过期失效时为 true。 true once the data no longer hold.
   */
  expired: boolean;
  /**
   * 数据表：各数据表。 Its tables.
   */
  tables: PublicTable[];
}
/**
 * 文件列表：本站最新的文件，和按发布月份的分页。 The newest documents of the site, and their pages by month of publication.
 */
export interface PublicDocumentList {
  /**
   * 分页：有文件的月份，新的在前。 Months with documents, newest first.
   */
  months: PublicMonth[];
  /**
   * 最新文件：最新的 20 件，新的在前。 The newest 20, newest first.
   */
  items: PublicItem[];
}
/**
 * 文件分页：一个月里发布的文件；新发布一件只改动当月一页。 Documents published in one month; a publication changes that page only.
 */
export interface PublicDocumentPage {
  month: PublicMonth;
  /**
   * 较新一页：接口地址；没有为 null。 The next newer page, or null.
   */
  newer: Url | null;
  /**
   * 较早一页：接口地址；没有为 null。 The next older page, or null.
   */
  older: Url | null;
  /**
   * 文件：新的在前。 Newest first.
   */
  items: PublicItem[];
}
/**
 * 栏目责任：一个栏目一条。 One entry a column.
 */
export interface PublicDuty {
  id: Name;
  section: Line;
  title: Line;
  description: Line;
  /**
   * 保障单位：负责此栏目的单位；各单位均可时为空。 Units that keep it; none where every unit may.
   */
  units: PublicDutyUnit[];
  /**
   * 各单位：true 时各单位均可发稿。 true where every unit publishes.
   */
  open_to_all: boolean;
  kept: Line;
  frequency: Line;
  /**
   * 信息种类：接受的稿件类型。 Kinds of article.
   */
  kinds: Kind[];
  /**
   * 提出单位：专题栏目的提出单位，或 null。 Who proposed a topical column, or null.
   */
  proposer: PublicDutyUnit | null;
  /**
   * 截止日：专题栏目的截止日，或 null。 Last day of a topical column, or null.
   */
  until: Day | null;
  /**
   * 已归档：截止日已过。 Its last day is over.
   */
  archived: boolean;
  /**
   * 栏目网址：还没有内容的栏目为 null。 Null while nothing stands in it.
   */
  url: Url | null;
}
/**
 * 栏目责任分工表：每个栏目的说明、保障单位、保障方式和更新频率，取自生效的栏目设置。 What each column is for, who keeps it, how, and how often; from the columns in force.
 */
export interface PublicDuties {
  site: Name;
  /**
   * 栏目：按栏目设置的顺序。 In the order of the columns file.
   */
  columns: PublicDuty[];
}
/**
 * 一问一答：问题和答复口径。 A question and its answer.
 */
export interface PublicQuestion {
  /**
   * 主题：问题所属主题。 Its topic.
   */
  topic: string;
  /**
   * 问：群众的问法。 The question.
   */
  question: string;
  /**
   * 答：答复口径。 The answer.
   */
  answer: string;
  /**
   * 答复单位：由谁答复。 Who answers.
   */
  unit: string;
  url: Url;
}
/**
 * 常见问题：全部问答，按主题排列。 Answered questions by topic.
 */
export interface PublicQuestions {
  /**
   * 问答：可以为空。 Perhaps none.
   */
  questions: PublicQuestion[];
}
/**
 * 本站：站点标识和各接口的地址。 The site, and where everything is.
 */
export interface PublicSite {
  id: Name;
  /**
   * 站点名称：规范名称。 Its normative name.
   */
  name: string;
  /**
   * 域名：站点的域名。 Its domain.
   */
  domain: string;
  /**
   * 网站标识码：没有为 null。 Its national code, or null.
   */
  code: string | null;
  /**
   * 主办单位：主办单位名称。 Who runs it.
   */
  host: string;
  /**
   * 联系方式：主办单位的联系方式。 How to reach them.
   */
  contact: string;
  url: Url;
  columns: Url;
  documents: Url;
  openapi: Url;
  feeds: Url;
  sitemap: Url;
  /**
   * 网站群：网站群的其他站点。 The other sites of the group.
   *
   * Items: 站点：网站群的另一个站点。 Another site of the group.
   */
  sites: {
    /**
     * 站点名称：站点的规范名称。 Its normative name.
     */
    name: string;
    url: Url;
    api: Url;
  }[];
}
/**
 * 撤下公告：因更正或失效撤下的信息在原网址留下的公告；其他原因撤下的没有任何内容。 What stays of an article withdrawn for correction or because it lapsed; of others nothing stays.
 */
export interface PublicWithdrawal {
  id: ArticleId;
  /**
   * 状态：withdrawn 已撤下。 withdrawn.
   */
  status: 'withdrawn';
  url: Url;
  reason: WithdrawReason;
  /**
   * 公告：对外的说明。 What the public is told.
   */
  notice: string;
  withdrawn: Instant;
}
/**
 * 辟谣：辟谣自己的内容。 What makes it one: A rumour and what is true.
 */
export interface RefutationFields {
  /**
   * 网传内容：原话或大意，不扩散个人信息。 What is said.
   */
  rumour: string;
  spread: Line;
  seen: Day;
  /**
   * 核实结论：谣言、不实、部分不实、误读、旧闻翻炒。 The verdict.
   */
  verdict: '谣言' | '不实' | '部分不实' | '误读' | '旧闻翻炒';
  verified_by: Line;
  /**
   * 事实：真实情况，一两句话；详情写在正文。 The facts in a sentence or two.
   */
  facts: string;
}
/**
 * 单位：政府、部门、乡镇或政府以外机关。 A body that publishes or signs.
 */
export interface Unit {
  id: UnitId;
  name: Line;
  short?: Line;
  kind: UnitKind;
  parent?: UnitId;
  /**
   * 频道：在主站开设频道（不单独建站）时为 true。 true when the unit has a channel on the main site.
   */
  channel?: boolean;
  office?: Office;
  code?: Line;
}
/**
 * 办公信息：向社会公开的地址、时间、电话、负责人和内设机构。 What the public is told: address, hours, telephone, leader and internal bodies.
 */
export interface Office {
  address: Line;
  /**
   * 邮政编码：6 位数字。 Six digits.
   */
  postcode?: string;
  hours: Line;
  phone: Line;
  fax?: Line;
  /**
   * 电子邮箱：单位邮箱。 Mailbox of the unit.
   */
  email?: string;
  leader?: Name;
  leader_office?: Line;
  /**
   * 内设机构：内设机构及其职责、电话。 Internal bodies.
   *
   * @minItems 1
   * @maxItems 60
   *
   * Items: 内设机构：名称、职责和电话。 Name, duties and telephone.
   */
  bodies?: {
    name: Line;
    duties?: Line;
    phone?: Line;
  }[];
}
/**
 * 人员：一个人只登记一次。 One entry per human being.
 */
export interface Person {
  id: Name;
  name: Line;
  /**
   * 提交邮箱：git 提交所用邮箱，用来认出撰稿人。 Addresses used in commits; they tell who wrote.
   */
  emails: string[];
  /**
   * 平台账号：代码平台账号。 Forge accounts.
   *
   * Items: 平台账号：平台网址与不变的账号编号。 Forge address and immutable account id.
   */
  accounts?: {
    forge: Url;
    /**
     * 账号编号：平台的数字编号，不是登录名。 The forge's own number, not the login.
     */
    id: string;
    from?: Day;
    until?: Day;
    login?: Line;
  }[];
  /**
   * 签名密钥：本人持有的 SSH 公钥。 SSH keys that this person holds alone.
   *
   * Items: 签名密钥：公钥和有效期。 Key and its days.
   */
  keys?: {
    key: SshKey;
    from: Day;
    until?: Day;
  }[];
  /**
   * 任职：岗位任期，首尾日均含。 Posts held, first and last day included.
   */
  appointments: Appointment[];
}
/**
 * 任职：某人自某日至某日在某单位担任某岗位。 A post held in a unit from a day until a day.
 */
export interface Appointment {
  unit: UnitId;
  post: Post;
  from: Day;
  until?: Day;
  stand_in_for?: Name;
  title?: Line;
  trained?: Day;
}
/**
 * 机器密钥：登记机或发布机的密钥。 Key of a recorder or publisher.
 */
export interface MachineKey {
  id: Name;
  key: SshKey;
  from: Day;
  until?: Day;
}
/**
 * 班次：某人自某时至某时在某单位值班。 A person on duty in a unit from an instant until an instant.
 */
export interface Shift {
  unit: UnitId;
  person: Name;
  from: Instant;
  until: Instant;
}
/**
 * 人员备案：content/registry/*.yml 合并而成：单位、人员、机器密钥。 All of content/registry/*.yml together: units, people, machine keys.
 */
export interface Registry {
  /**
   * 单位：单位目录。 Units.
   *
   * @minItems 1
   */
  units: Unit[];
  /**
   * 人员：人员目录。 People.
   */
  people: Person[];
  /**
   * 登记机：有权登记的密钥。 Keys that may append to the ledger.
   *
   * @minItems 1
   */
  recorders: MachineKey[];
  /**
   * 发布机：有权签署发布清单的密钥。 Keys that may sign a release manifest.
   */
  publishers?: MachineKey[];
  /**
   * 值班表：值班班次；某单位有值班表时，值班岗位只在班次内有效。 Shifts; where a unit has any, its duty post counts within them only.
   */
  duty?: Shift[];
}
/**
 * 文件夹清单：发布文件夹里的文件清单；路径相对该文件夹。 The files of one folder of a release; paths count from the folder.
 */
export interface ReleaseList {
  /**
   * 版本：清单格式的版本。 Version of the format.
   */
  v: 1;
  /**
   * 文件：夹内每一个文件。 Every file in it.
   */
  files: ReleasedFile[];
}
/**
 * 服务资源：服务资源自己的内容。 What makes it one: Services of the public kind that one can turn to.
 */
export interface ResourceFields {
  /**
   * 服务领域：教育培训、医疗卫生、劳动就业、社会保障、公用事业、招商引资、文化体育、法律服务。 Field.
   */
  field: '教育培训' | '医疗卫生' | '劳动就业' | '社会保障' | '公用事业' | '招商引资' | '文化体育' | '法律服务';
  provider: Line;
  /**
   * 服务网点：一个网点一条。 The places.
   *
   * @minItems 1
   * @maxItems 200
   */
  places: ResourcePlace[];
}
/**
 * 服务网点：一处服务地点。 A place.
 */
export interface ResourcePlace {
  name: Line;
  address: Line;
  hours: Line;
  phone: Line;
  note?: Line;
}
/**
 * 结果公示：结果公示自己的内容。 What makes it one: Results of what was applied for.
 */
export interface ResultsFields {
  /**
   * 办理结果：一件一行。 One row a case.
   *
   * @minItems 1
   * @maxItems 400
   */
  rows: ResultRow[];
}
/**
 * 办理结果：一件事项的结果。 One case.
 */
export interface ResultRow {
  number: Line;
  applicant: Line;
  /**
   * 是否个人：true 个人，false 单位。 Whether the applicant is a person.
   */
  person: boolean;
  matter: Line;
  accepted: Day;
  result: Line;
  finished: Day;
}
/**
 * 公示名单：公示名单自己的内容。 What makes it one: A public list of names.
 */
export interface RosterFields {
  basis: Line;
  from: Day;
  until: Day;
  objections: Line;
  /**
   * 表头：各列名称，依次对应每行。 Columns.
   *
   * @minItems 1
   * @maxItems 12
   */
  columns: RosterColumn[];
  /**
   * 名单：每行的各列，个数与表头相同。 Rows, as many cells as columns.
   *
   * @minItems 1
   * @maxItems 800
   */
  rows: (string | number)[][];
}
/**
 * 列：名单的一列。 A column.
 */
export interface RosterColumn {
  title: Line;
  /**
   * 是否个人姓名：true 表示此列是个人姓名，须隐去部分。 Whether it holds names of persons, to be masked.
   */
  person?: boolean;
}
/**
 * 内容规则：content/<站点>/rules.yml：检查所用的名单。 content/<site>/rules.yml: lists that the checks use.
 */
export interface Rules {
  /**
   * 允许链接的主机：主机名或以点开头的后缀，例如 .gov.cn。 Hosts, or suffixes with a leading dot, that may be linked.
   */
  link_hosts: string[];
  /**
   * 征求意见最短天数：按事项性质，最少公开几天；写明依据。 How many days a consultation is open at least, by its subject, and what that rests on.
   *
   * Items: 最短天数：一类事项。 One subject.
   */
  consultation_days?: {
    subject: Line;
    /**
     * 天数：首尾两天都算。 Days, the first and the last included.
     */
    days: number;
    base: Line;
  }[];
  /**
   * 政务主机：去这些主机（写法同 link_hosts）和本网站群不提示；去其他主机的链接标“站外”，点开前先提示。不写则去所有站外主机都提示。 Leaving for these hosts asks nothing; links to all others are marked and ask first.
   */
  government_hosts?: string[];
  /**
   * 不算住址的地点词：机关、场馆等公开地点，不按家庭住址处理。 Public places that are no home address.
   */
  place_words?: Line[];
  /**
   * 规范来源：可以转载的媒体和机关；写了本表，转载的来源名称就须在表内。 Media and bodies that may be reprinted; once given, a reprint names one of them.
   *
   * Items: 来源：名称，及其主机和在公共平台上的账号。 Name, hosts, and accounts on shared hosts.
   */
  sources?: {
    name: Line;
    /**
     * 主机：该来源自己的主机，写法同 link_hosts。 Hosts of its own, as in link_hosts.
     */
    hosts?: string[];
    /**
     * 账号：该来源在公共平台上的账号名。 Names of its accounts on shared hosts.
     */
    accounts?: Line[];
  }[];
  /**
   * 公共平台主机：许多人共用的主机（公众号、微博等），转载须另写账号。 Hosts that many share; a reprint from there names its account.
   */
  shared_hosts?: string[];
  /**
   * 禁止内容：不得含有的内容，按类列出词语；出现即不得发布。 Forbidden contents: categories with their words; a hit refuses the article.
   *
   * Items: 类别：一类内容及其词语。 A category and its words.
   */
  forbidden?: {
    category: Line;
    words: Words;
    except?: Words;
  }[];
  /**
   * 错误表述：常见错别字和不规范表述。 Common misprints and misstatements.
   *
   * Items: 错误表述：错误写法和正确写法。 The wrong form and the right one.
   */
  misprints?: {
    wrong: Line;
    right: Line;
    except?: Words;
    /**
     * 严重错误：true 为严重表述错误，不得发布；其余提醒审签人。 true refuses the article; others are shown to the signers.
     */
    serious?: boolean;
  }[];
  ordinary?: Words;
}
/**
 * 站点：content/<站点>/site.yml：站点名称、域名、标识和页脚。 content/<site>/site.yml: name, domain, marks and footer of a site.
 */
export interface Site {
  id: Name;
  name: Line;
  /**
   * 域名：不带协议，例如 www.example.gov.cn。 Host name without protocol.
   */
  domain: string;
  /**
   * 网站标识码：bm 加 8 位数字，或 10 位数字。 National site code.
   */
  code?: string;
  icp?: Line;
  police?: Line;
  host: UnitId;
  contact: Line;
  security?: Name;
  /**
   * 主色：十六进制颜色，例如 #1f5fa8。 Main colour, as #rrggbb.
   */
  colour?: string;
  /**
   * 灰色版：哀悼日设为 true，全站灰色显示。 true turns the site grey on days of mourning.
   */
  mourning?: boolean;
  /**
   * 可订阅的话题：每个话题是一次搜索，含有全部词语的信息进入它的订阅。 Named searches that can be subscribed to: what holds all the words.
   *
   * Items: 话题：一个话题。 One named search.
   */
  searches?: {
    id: Name;
    title: Line;
    /**
     * 词语：标题或正文都要有的词语。 Words that title or text must all hold.
     *
     * @minItems 1
     */
    words: Line[];
  }[];
  /**
   * 索引号模板：可用 {unit} 单位编码、{year} 年份、{n:5} 五位流水号。 Template with {unit}, {year} and {n:width}.
   */
  index_number: string;
}
/**
 * 平台审批：登记机由平台审批导出本声明时，所据的审批；密钥签署的声明没有此项。 The review from which the recorder derived this statement; never in one that somebody signed himself.
 */
export interface ForgeReview {
  forge: Url;
  /**
   * 合并请求：编号。 Its number.
   */
  pull: number;
  /**
   * 审批编号：平台给的编号。 The forge's number of the review.
   */
  id: string;
}
/**
 * 签署对象：一件稿件或规则文件的一个版本。 One version of one article or governed bundle.
 */
export interface Item {
  /**
   * 编号：稿件编号；规则文件为其路径。 Article id; for a governed bundle its path.
   */
  id: string;
  /**
   * 路径：自 content/ 起，无首尾斜杠。 From content/, without leading or trailing slash.
   */
  path: string;
  digest: Digest;
  /**
   * 替代记录：该稿最新记录的校验码，首次为 null。 Digest of the newest record of this article, or null.
   */
  replaces: Digest | null;
  original?: Original;
}
/**
 * 纸质签字：登记保管员对签字原件的登记。 What the keeper attests of a signed form.
 */
export interface Paper {
  form: Form;
  /**
   * 扫描件：存档文件名与校验码。 Name and digest of the archived scan.
   */
  scan: {
    name: Line;
    sha256: Digest;
  };
  /**
   * 签字人：表上每个签字一条。 One entry a signature on the form.
   *
   * @minItems 1
   *
   * Items: 签字：谁以何岗位签了哪一环节。 Who signed which act in which post.
   */
  signed: {
    person: Name;
    unit: UnitId;
    post: Post;
    /**
     * 环节：所签环节。 Acts signed.
     *
     * @minItems 1
     */
    acts: Act[];
    /**
     * 代签对象：代谁签署，或 null。 Person stood in for, or null.
     */
    stand_in_for: Name | null;
  }[];
}
/**
 * 签署声明：签署人所签的内容，RFC 8785 JSON。 What a signer signs, as RFC 8785 JSON.
 */
export interface Statement {
  /**
   * 版本：1。 1.
   */
  v: 1;
  group: Name;
  root: Digest;
  /**
   * 签署对象：一件或多件。 What is signed, one or many.
   *
   * @minItems 1
   */
  items: Item[];
  signer: Name;
  /**
   * 环节：本次完成的环节。 Acts done by this statement.
   *
   * @minItems 1
   */
  acts: (Act | '登记')[];
  unit: UnitId;
  post: Post;
  /**
   * 代签对象：代谁签署；本人签署为 null。 Person stood in for, or null.
   */
  stand_in_for: Name | null;
  /**
   * 意见：approve 同意，return 退回修改。 approve or return.
   */
  decision: 'approve' | 'return';
  /**
   * 意见文字：退回时写明要改什么。 What is to be changed.
   */
  remark?: string;
  paper?: Paper;
  review?: ForgeReview;
}
/**
 * 统计信息：统计期、来源和指标。 Period, source and figures.
 */
export interface StatisticsFields {
  period: Line;
  figures_source: Line;
  /**
   * 主要指标：指标、数值和增减。 Main figures.
   *
   * @minItems 1
   * @maxItems 24
   *
   * Items: 指标：一项指标。 One figure.
   */
  figures: {
    name: Line;
    value: Line;
    unit?: Line;
    change?: Line;
  }[];
  /**
   * 图表：按顺序列在正文之后。 Charts, shown after the text in this order.
   *
   * @minItems 1
   * @maxItems 12
   */
  charts: Chart[];
  method?: Line;
  next?: Day;
}
/**
 * 附件表格：正文里以 ```table 开头的一段：把附件里的一张表显示在网页上。 A block of the text that begins with ```table: shows a table of an attachment on the page.
 */
export interface TableBlock {
  file: Line;
  title?: Line;
  sheet?: Line;
  /**
   * 范围：例如 A2:F20；不写则为整张表。 For example A2:F20; the whole sheet where it is not given.
   */
  range?: string;
  /**
   * 表头行数：最上面几行是表头；不写则由第一行的合并单元格决定，一般为 1。 How many rows at the top are headings; as many as the first row's merged cells reach where it is not given.
   */
  head_rows?: number;
  /**
   * 左侧表头列数：最左面几列是各行的名称；不写则没有。 How many columns at the left name their rows; none where it is not given.
   */
  head_columns?: number;
  /**
   * 隐藏内容：隐藏的工作表、行和列默认不显示；确要显示时写 show。 Hidden sheets, rows and columns are left out unless this is show.
   */
  hidden?: 'show';
}
/**
 * 测试文件：文件和其中的测试；读不进来的文件没有测试。 A file and its tests; a file that could not be loaded has none.
 */
export interface TestFile {
  /**
   * 文件：文件路径。 Path of the file.
   */
  name: string;
  /**
   * 结果：passed 或 failed。 passed or failed.
   */
  status: string;
  /**
   * 测试：逐个测试的结果。 Results test by test.
   */
  assertionResults: TestResult[];
  [k: string]: unknown;
}
/**
 * 测试结果：全名和结果。 Full name and result.
 */
export interface TestResult {
  /**
   * 全名：连同所属分组的名称。 Name with those of its groups.
   */
  fullName: string;
  /**
   * 结果：passed 通过，failed 未通过，其余为未运行。 passed, failed, or not run.
   */
  status: string;
  [k: string]: unknown;
}
/**
 * 测试报告：vitest --reporter=json 写出的报告中用到的部分。 What is read of the report that vitest --reporter=json writes.
 */
export interface TestReport {
  /**
   * 开始时刻：自 1970 年起的毫秒。 Milliseconds since 1970.
   */
  startTime: number;
  /**
   * 全部通过：vitest 自己的结论。 Vitest's own verdict.
   */
  success: boolean;
  /**
   * 测试文件：每个测试文件一项。 One entry a test file.
   */
  testResults: TestFile[];
  [k: string]: unknown;
}
/**
 * 事件回应：事件回应自己的内容。 What makes it one: An event and what was said about it, in order.
 */
export interface ThreadFields {
  began: Day;
  lead: Line;
  /**
   * 处置状态：处置中、已结束。 How far it has come.
   */
  stage: '处置中' | '已结束';
  hotline?: Line;
}
/**
 * 专题信息：谁提出、谁同意、何时结束。 Who proposed it, who approved it, and when it ends.
 */
export interface TopicFields {
  proposed_by: Line;
  approved_by: Line;
  approval: Line;
  approved_on: Day;
  until: Day;
  /**
   * 相关栏目：专题链接的栏目（站点/栏目）。 Columns that the topic leads to.
   *
   * @maxItems 10
   */
  columns?: ColumnPath[];
}
/**
 * 撤稿：withdrawn.md 的字段，由 qianfa withdraw 写。 Front matter of withdrawn.md, written by `qianfa withdraw`.
 */
export interface Withdrawn {
  id: ArticleId;
  reason: WithdrawReason;
  notice?: Line;
}
