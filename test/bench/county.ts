/** Where a made-up article stands and what its front matter says beside id and title. `share` of all articles are like it. */
interface Sort {
  share: number;
  column: string;
  front: (at: number, day: string) => object;
}

const document = (at: number, day: string) => ({
  kind: 'document',
  issuer: '石桥县水利局',
  document_number: `石水发〔${day.slice(0, 4)}〕${at + 1}号`,
  document_date: day,
  topic: '农业、林业、水利\\水利',
});
const notice = (name: string) => () => ({ kind: 'notice', notice: name });
const news = () => ({ kind: 'news' });

/** A county's columns are filled unevenly: most is news. */
const sorts: readonly Sort[] = [
  { share: 0.3, column: 'main/gzdt', front: news },
  { share: 0.1, column: 'main/xzdt', front: news },
  { share: 0.1, column: 'main/mtjj', front: news },
  { share: 0.12, column: 'main/gsgg', front: notice('公告') },
  { share: 0.08, column: 'main/tzgg', front: notice('通知') },
  { share: 0.08, column: 'main/zcwj', front: document },
  { share: 0.02, column: 'main/cgzb', front: notice('采购') },
  { share: 0.14, column: 'slj/dt', front: news },
  { share: 0.06, column: 'slj/gg', front: notice('公告') },
];

/** The sort that a number in [0, 1) draws. */
export function sortOf(drawn: number): Sort {
  let rest = drawn;
  for (const sort of sorts) {
    rest -= sort.share;
    if (rest < 0) return sort;
  }
  throw new Error(`no sort of article for ${drawn}`);
}

const column = (id: string, title: string, kinds: string) =>
  `  - { id: ${id}, title: ${title}, section: zw, column_type: 试验, units: [slj], person: officer, kept: 自行录入, frequency: 随时, description: 试验栏目, keywords: [试验], kinds: [${kinds}] }\n`;
const columns = (list: readonly string[]) => `sections: [{ id: zw, title: 政务 }]\ncolumns:\n${list.join('')}`;

/** The columns of the sorts, and that the sub-site too asks for two signatures; the rest is the fixture's county. */
export const county = {
  'main/columns.yml': {
    'columns.yml': columns([
      column('gzdt', '工作动态', 'news'),
      column('xzdt', '乡镇动态', 'news'),
      column('mtjj', '媒体聚焦', 'news'),
      column('gsgg', '公示公告', 'notice'),
      column('tzgg', '通知公告', 'notice'),
      column('zcwj', '政策文件', 'document'),
      column('cgzb', '采购招标', 'notice'),
      column('yjxx', '应急信息', 'news, notice'),
    ]),
  },
  'slj/columns.yml': { 'columns.yml': columns([column('dt', '水利动态', 'news'), column('gg', '水利公告', 'notice')]) },
  'slj/policy.yml': {
    'policy.yml': `title: 子站试验制度
routes:
  - { id: governed, title: 子站规则文件, when: { change: [governed], governed: ['slj/*'] }, steps: [{ act: 审批, by: [site-leader@xzfb], grade: ssh }] }
  - { id: withdraw, title: 撤下, when: { change: [withdraw] }, steps: [{ act: 审批, by: [leader@slj] }] }
  - { id: all, title: 子站信息, when: {}, steps: [{ act: 审核, by: [reviewer@own] }, { act: 审批, by: [principal@own] }] }
`,
  },
};
