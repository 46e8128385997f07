/** A clause, the article or governed bundle that shows it, and the steps that it has to go, in order. */
export type Shown = readonly [clause: string, subject: string, steps: string];

const office = '审核 reviewer@qzfb, 审核 leader@qzfb';
const secretly = (unit: string) => `保密审查 secrecy-officer@${unit}, 审核 leader@${unit}`;

/** What is shown by which group of test/sites. */
export const shown: Readonly<Record<string, readonly Shown[]>> = {
  'xinjiang-dpf': [
    [
      '[A5.2.1] the leader of the unit signs whatever goes online',
      'main/ywgz/2026/massage-training',
      '审核 leader@jyb',
    ],
    ['[A5.2.1] so does the leader of a prefecture', 'main/dzdt/2026/home-adaptation', '审核 leader@ylz'],
    [
      '[A5.2.1] an important item needs either of two leaders of the federation as well',
      'main/zxwj/2026/rehabilitation-rules',
      '审核 leader@kfb, 审批 leader@clh|principal@clh',
    ],
    ['[A5.2.3] the unit in charge replies to the public', 'main/gzwd/2026/how-to-apply-device', '审核 leader@kfb'],
    [
      '[A5.2.3] an important reply needs those who coordinate it and a leader of the federation',
      'main/lzzxx/2026/exam-assistance',
      '审核 leader@jyb, 会签 leader@bgs|leader@xxzx, 审批 leader@clh|principal@clh',
    ],
    [
      '[A5.2.3] and so does a sensitive one',
      'main/wsxf/2026/parking-complaint',
      '审核 leader@wqb, 会签 leader@bgs|leader@xxzx, 审批 leader@clh|principal@clh',
    ],
    ['[A1.2] the information centre files who is appointed', 'registry', '审核 site-admin@xxzx, 审批 site-leader@xxzx'],
  ],
  xichuan: [
    [
      '[B9] major news of the county goes to the head of its office',
      'main/xcyw/2026/county-meeting',
      '审批 principal@xzfb',
    ],
    ['[B9] general news to the deputy in charge', 'main/xcyw/2026/office-hotline', '审批 leader@xzfb'],
    [
      '[B9] routine news to the e-government office',
      'main/tjsj/2026/january-figures',
      '审批 reviewer@dzzwb|principal@dzzwb',
    ],
    [
      '[B9] a department on the home page with something important: its head, then the head of the county office',
      'main/bmdt/2026/mine-inspection',
      '审核 principal@ajj, 审批 principal@xzfb',
    ],
    [
      '[B9] with something general: its leader in charge, then the deputy of the county office',
      'main/bmdt/2026/spring-seed',
      '审核 leader@nyj, 审批 leader@xzfb',
    ],
    ['[B9] off the home page its leader in charge alone', 'main/bszn/2026/water-connection', '审核 leader@slj'],
    ['[B9] routine news of a sub-site needs the leader in charge', 'slj/gzdt/2026/reservoir-check', '审核 leader@slj'],
    ['[B9] a major item of a sub-site needs the head of the unit', 'slj/hhzl/2026/river-closure', '审核 principal@slj'],
    [
      '[B2] a sub-site with its own policy follows it, and the main site where it is listed there too',
      'liuquan/gsgg/2026/land-plan',
      '审核 principal@liuquan, 审核 principal@liuquan, 审批 principal@xzfb',
    ],
    ['[B2] which it cannot loosen by itself', 'liuquan/policy.yml', '审核 principal@liuquan, 审批 principal@dzzwb'],
    ['[B13] the e-government office files who is appointed', 'registry', '审核 site-admin@dzzwb, 审批 principal@dzzwb'],
  ],
  tieling: [
    [
      '[C10] everything has its secrecy review before it is public',
      'main/wjzl/2026/elderly-meals',
      '审核 leader@ylfw, 校对 reviewer@dzb, 保密审查 secrecy-officer@dzb, 审批 leader@dzb',
    ],
    [
      '[C10] a reprint too',
      'main/szyw/2026/elderly-allowance',
      '校对 reviewer@dzb, 保密审查 secrecy-officer@dzb, 审批 leader@dzb',
    ],
    [
      '[C13.3] an emergency at night: the clerk and the leader on duty',
      'main/tfsj/2026/snow-shelter',
      '审核 duty@dzb, 审批 duty@mzj',
    ],
    [
      '[C13.3] by day, and to confirm it: the section, the secrecy officer and the head of the bureau',
      'main/tfsj/2026/snow-shelter-closing',
      '审核 leader@shjz, 保密审查 secrecy-officer@dzb, 终审 principal@mzj',
    ],
  ],
  yunzhou: [
    ['[D9.1] a meeting of the government goes to its office', 'main/zfhy/2026/executive-meeting', office],
    ['[D9.1] and so does the answer to a proposal', 'main/jyta/2026/proposal-reply', office],
    [
      "[D9.1] a department's interpretation of the government's document: the department, then the office",
      'main/zcjd/2026/drying-points-explained',
      `审核 reviewer@nyj, 审核 leader@nyj, 审批 principal@nyj, 审核 reviewer@qzfb, ${office}`,
    ],
    [
      '[D8][D9.2] a department: office or section, the leader who signs the form, the principal',
      'main/bmdt/2026/school-canteen',
      '审核 reviewer@jyj, 审核 leader@jyj, 审批 principal@jyj',
    ],
    [
      '[D8] an inner body goes by the principal of its department',
      'main/bmdt/2026/seed-test',
      '审核 reviewer@nyj, 审批 principal@nyj',
    ],
    [
      '[D9.3] a township: its office, then the leader in charge',
      'main/xzdt/2026/village-hall',
      '审核 reviewer@qingquan, 审批 leader@qingquan',
    ],
    [
      '[D9.4] a reprint, in a column for all: the administrator and the leader of the site',
      'main/gsgg/2026/drowning-prevention',
      '审核 site-admin@xxhzx, 审批 site-leader@qzfb',
    ],
    ['[D9.5] an emergency needs two leaders', 'main/gsgg/2026/flood-warning', '审批 leader@qzf, 审批 principal@qzf'],
    ['[D9.5] a sensitive reply as well', 'main/hdhf/2026/square-lights', '审批 leader@qzf, 审批 principal@qzf'],
    [
      '[D17] a body outside the government has a route',
      'main/jgdt/2026/legislators-survey',
      '审核 reviewer@qrd, 审核 leader@qrd, 审批 principal@qrd',
    ],
    ['[D7] the information centre files who is appointed', 'registry', '审核 site-admin@xxhzx, 审批 principal@xxhzx'],
  ],
  weiyang: [
    [
      '[E19] who makes it reviews it, and the portal checks it',
      'main/bmdt/2026/job-fair',
      `${secretly('rsj')}, 审核 site-admin@dzzwb`,
    ],
    [
      '[E22.2] the publicity department takes part in the response to an emergency',
      'main/tfhy/2026/main-burst',
      `${secretly('beiqiao')}, 会签 leader@xcb, 审批 principal@qzfb`,
    ],
    [
      '[E36] what may be secret goes to the secrecy bureau',
      'main/bmdt/2026/network-safety',
      `保密审查 secrecy-officer@bmj, ${secretly('gafj')}, 审核 site-admin@dzzwb`,
    ],
    [
      '[E17] open data have a second secrecy review',
      'main/sjkf/2026/air-daily',
      `${secretly('hbj')}, 审核 site-admin@dzzwb, 保密审查 secrecy-officer@qzfb|secrecy-officer@dzzwb`,
    ],
    ['[E9][E11] columns change by approval', 'main/columns.yml', '审核 principal@qzfb, 审批 leader@qzf'],
    ['[E7] the e-government office files who is appointed', 'registry', '审核 site-admin@dzzwb, 审批 site-leader@qzfb'],
  ],
};
