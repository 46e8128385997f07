import { describe, expect, it } from 'vitest';
import { findCases, valuesOf } from '../../layouts/assets/cases.js';
import { finder, pairsOf } from '../../layouts/assets/nearest.js';
import { faq, guide, progress, resource, results } from '../fixture/fields.ts';
import { type Built, build } from './built.ts';
import { column, file, live, model, text } from './given.ts';

const guideFiles = [file('申请书.docx', 'docx'), file('样本.pdf', 'pdf')];
const json = ({ files }: Built, name: string) => JSON.parse(files.get(`main/api/v1/${name}.json`)?.toString() ?? '');
const transfer = { ...guide, matter: '义务教育转学', themes: ['教育科研'], life_events: [], audiences: ['学生'] };

describe('finding services', () => {
  const articles = [
    text('aaaaaaaaa1', { front: { ...guide }, files: guideFiles }),
    text('aaaaaaaaa2', {
      ordinal: 2,
      unitName: '柳溪镇人民政府',
      front: { ...transfer, unit: 'liuxi' },
      files: guideFiles,
    }),
    text('aaaaaaaaa3', { ordinal: 3, title: '医院和卫生院', front: { ...resource } }),
  ];

  it('[E26] leads by theme, life event, audience and unit, each with how many there are', async () => {
    const html = (await build(live(articles))).html('/services/');
    for (const way of ['按主题', '按人生事件', '按服务对象', '按部门']) expect(html).toContain(way);
    for (const group of [
      'theme/水务气象',
      'theme/教育科研',
      'event/项目建设',
      'audience/企业',
      'audience/学生',
      'unit/liuxi',
    ])
      expect(decodeURIComponent(html)).toContain(`<a href="/services/${group}/">`);
    expect(html).toMatch(/项目建设 <span>1 项<\/span>/);
  });

  it('[E26] lists in each group its guides and no other, with unit, time limit and ways', async () => {
    const built = await build(live(articles));
    const html = built.html(`/services/theme/${encodeURIComponent('水务气象')}/`);
    expect(html).toContain('<a href="/aa/aaaaaaaaa1.html">取水许可</a>');
    expect(html).toMatch(/山野县水利局　承诺时限 15个工作日　窗口办理、网上办理/);
    expect(html).not.toContain('aaaaaaaaa2');
    expect(built.html('/services/unit/liuxi/')).toContain('义务教育转学');
  });

  it('[E26] has on the main site the services of all sites, on others their own, and no page where there are none', async () => {
    const own = text('aaaaaaaaa4', { path: 'slj/dongtai/2026/a', front: { ...guide }, files: guideFiles });
    const built = await build(live([...articles, own]));
    const theme = `/services/theme/${encodeURIComponent('水务气象')}/`;
    expect(built.html(theme)).toContain('https://slj.shanye.example/aa/aaaaaaaaa4.html');
    expect(built.html(theme, 'slj')).not.toContain('aaaaaaaaa1');
    expect((await build(live([text('aaaaaaaaa1')]))).pages.map(({ template }) => template)).not.toContain('services');
  });

  it('[E25] leads by field to providers with place, hours and telephone, which the API has too', async () => {
    const built = await build(live(articles));
    expect(built.html('/services/')).toMatch(/医疗卫生<\/h3>[\s\S]*<a href="\/aa\/aaaaaaaaa3\.html">医院和卫生院<\/a>/);
    const html = built.html('/aa/aaaaaaaaa3.html');
    for (const value of ['山野县卫生健康局', '山野县人民医院', '城关镇健康路9号', '每日8时至18时', '0999-6800120'])
      expect(html).toContain(value);
    expect(html).toContain('href="tel:09996800120"');
    expect(json(built, 'articles/aa/aaaaaaaaa3').details.places).toEqual(resource.places);
  });

  it('is named on the site map and on the page for lost addresses, where there is something to find', async () => {
    const built = await build(live(articles));
    for (const place of ['/sitemap/', '/404.html']) {
      expect(built.html(place)).toContain('<a href="/services/">');
      expect(built.html(place)).not.toContain('<a href="/status/">');
    }
  });

  it('[C7] is offered on the landing page of the section that holds them', async () => {
    const bsfw = model('main', '山野县人民政府', [
      column('yaowen', '办事指南'),
      column('jieguo', '办理结果'),
      column('wenda', '常见问题', { section: 'open' }),
    ]);
    const held = [
      text('aaaaaaaaa1', { front: { ...guide }, files: guideFiles }),
      text('aaaaaaaaa2', { path: 'main/jieguo/2026/a', front: { ...results } }),
      text('aaaaaaaaa3', { path: 'main/wenda/2026/a', front: { ...faq } }),
    ];
    const built = await build(live(held, [bsfw]));
    for (const door of ['/services/', '/status/']) expect(built.html('/news/')).toContain(`<a href="${door}">`);
    expect(built.html('/news/')).not.toContain('<a href="/questions/">');
    expect(built.html('/open/')).toContain('<a href="/questions/">');
  });
});

describe('looking up a case', () => {
  const lists = [
    text('aaaaaaaaa1', { front: { ...progress } }),
    text('aaaaaaaaa2', { ordinal: 2, front: { ...results }, unitName: '山野县水利局' }),
  ];
  const cases = async () => json(await build(live(lists)), 'cases').cases;

  it('[E24.4] has every case once, by receipt number, with the six elements, and its result when it has ended', async () => {
    expect((await cases()).map(({ number, state }: { number: string; state: string }) => [number, state])).toEqual([
      ['JY-0007', '已受理'],
      ['SL-0001', '已办结'],
      ['SL-0002', '已办结'],
    ]);
    expect((await cases())[2]).toEqual({
      number: 'SL-0002',
      matter: '取水许可',
      applicant: '李**',
      accepted: '2026-04-02',
      unit: '山野县水利局',
      state: '已办结',
      result: '不予许可',
      finished: '2026-04-12',
      url: 'https://main.shanye.example/aa/aaaaaaaaa2.html',
    });
  });

  it('[E24.4] prefers a newer state to an older one', async () => {
    const [first, ...others] = progress.rows;
    const newer = text('aaaaaaaaa3', {
      ordinal: 3,
      published: '2026-04-20T09:00:00+08:00',
      front: { ...progress, rows: [...others, { ...first, number: 'JY-0007', state: '公示中' }].slice(1) },
    });
    const built = await build(live([text('aaaaaaaaa1', { front: { ...progress } }), newer]));
    const found = json(built, 'cases').cases.find(({ number }: { number: string }) => number === 'JY-0007');
    expect(found).toMatchObject({ state: '公示中' });
  });

  it.each([
    [{ question: 'sl-0002' }, ['SL-0002']],
    [{ question: '　ＳＬ－０００２ ' }, ['SL-0002']],
    [{ question: '取水' }, ['SL-0001', 'SL-0002']],
    [{ question: '取水 自来水' }, ['SL-0001']],
    [{ question: '', unit: '山野县教育局' }, ['JY-0007']],
    [{ question: '取水', state: '已受理' }, []],
    [{ question: '没有的' }, []],
  ])('[E24.4] answers by receipt number, keyword, unit and state: %o', async (asked, numbers) => {
    const found = findCases(await cases(), { unit: '', state: '', ...asked });
    expect(found.map(({ number }) => number)).toEqual(numbers);
  });

  it('[E24.4] finds no person by what is left of a name alone: the mask is no letter to search', async () => {
    expect(findCases(await cases(), { question: '李明', unit: '', state: '' })).toEqual([]);
  });

  it('offers units and states that there are', async () => {
    expect(valuesOf(await cases(), 'unit')).toEqual(['山野县教育局', '山野县水利局']);
    expect(valuesOf(await cases(), 'state')).toEqual(['已办结', '已受理']);
  });

  it('[E24.4] works without a script by lists in the order of receipt numbers', async () => {
    const built = await build(live(lists));
    const html = built.html('/status/');
    expect(html).toMatch(/<form id="status" class="find by-script"/);
    for (const { id } of lists) expect(html).toContain(`href="/aa/${id}.html"`);
  });

  it('is not there where there are no cases, nor in a preview', async () => {
    const pages = (await build(live([text('aaaaaaaaa1')]))).pages.map(({ url }) => url);
    expect(pages).not.toContain('/status/');
    expect((await build(live(lists), { mark: 'preview' })).html('/status/')).not.toContain('<form id="status"');
  });
});

describe('answered questions', () => {
  const answers = [
    ...faq.answers.map((each) => ({ topic: '养老保险', unit: '人社局', url: '/a', ...each })),
    { topic: '入学转学', unit: '教育局', url: '/b', question: '孩子几岁可以上小学？', answer: '年满六周岁。' },
    { topic: '入学转学', unit: '教育局', url: '/c', question: '转学要收费吗？', answer: '不收任何费用。' },
    { topic: '用水', unit: '水利局', url: '/d', question: '水管坏了找谁修？', answer: '请拨打供水服务站电话。' },
  ];
  const near = (question: string) => finder(answers)(question, 3).map((each) => each.question);

  it.each([
    ['我今年六十了能领养老金吗', '多大年龄可以领取养老金？'],
    ['养老保险断了两年怎么补缴', '能补缴吗？'],
    ['家里水管漏了', '水管坏了找谁修？'],
    ['孩子转学学校收费', '转学要收费吗？'],
    ['小孩多大上小学', '孩子几岁可以上小学？'],
  ])('[E32] the nearest to “%s” comes first', (asked, first) => expect(near(asked)[0]).toBe(first));

  it.each(['', '？', '怎么办理', '结婚登记', 'abc'])(
    '[E32] offers nothing that has nothing to do with it: %s',
    (asked) => {
      expect(near(asked)).toEqual([]);
    },
  );

  it('[E32] offers at most as many as asked, and nothing far from the nearest', () => {
    expect(finder(answers)('转学 养老金 水管 小学 补缴', 2)).toHaveLength(2);
    expect(near('多大年龄可以领取养老金')).not.toContain('水管坏了找谁修？');
  });

  it('cuts any writing into pairs of letters', () => {
    expect([...pairsOf('ＡＢ养老、金')]).toEqual(['ab', 'b养', '养老']);
    expect([...pairsOf('水')]).toEqual([]);
  });

  it('[E32] stand by topic, each with its own address, on the page and in the API', async () => {
    const built = await build(live([text('aaaaaaaaa1', { front: { ...faq } })]));
    const html = built.html('/questions/');
    expect(html).toMatch(/养老保险<\/a> <span class="quiet">2 问<\/span>/);
    expect(html).toContain('<a href="/aa/aaaaaaaaa1.html#q2">能补缴吗？</a>');
    expect(built.html('/aa/aaaaaaaaa1.html')).toContain('<h2 id="q2">能补缴吗？</h2>');
    expect(json(built, 'questions').questions[1]).toEqual({
      topic: '养老保险',
      question: '能补缴吗？',
      answer: '可以补缴中断年度的保费。',
      unit: '山野县人民政府办公室',
      url: 'https://main.shanye.example/aa/aaaaaaaaa1.html#q2',
    });
  });
});
