import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldsOf, isKind, kinds, kindTitle, typeNameOf } from '../../scripts/site/kinds.ts';
import { validate } from '../../scripts/site/validate.ts';
import { tell } from '../../scripts/words/say.ts';
import { properFront } from '../fixture/article.ts';
import * as fields from '../fixture/fields.ts';

const top = new URL('../../', import.meta.url);
const findingsOf = (front: { kind: string }) => {
  if (!isKind(front.kind)) throw new Error(`no kind ${front.kind}`);
  const valid = validate(front.kind, { ...properFront, ...front }, { file: 'index.md', lineOf: () => 1 });
  return 'findings' in valid ? valid.findings : [];
};
const without = (value: object, field: string) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== field));

describe('every kind of article', () => {
  it.each(kinds)('has a name for people and a template: %s', (kind) => {
    expect(kindTitle(kind)).toMatch(/\p{Script=Han}/u);
    expect(existsSync(new URL(`layouts/${kind}.njk`, top))).toBe(true);
  });

  it.each([
    ['行政法规、规章、规范性文件', 'document', { issuer: '县政府', document_date: '2026-02-20', topic: '农业\\水利' }],
    ['会议', 'news', {}],
    ['公示公告、行政处罚结果、预警信息', 'notice', { notice: '公告' }],
    ['负责人简介', 'leader', { name: '顾某', office: '县长', rank: 1, duties: ['主持县政府全面工作'] }],
    ['机构职能', 'organisation', { duties: ['指导水利工程建设'] }],
    [
      '统计数据',
      'statistics',
      {
        period: '2026年上半年',
        figures_source: '县统计局',
        figures: [{ name: '粮食产量', value: '12.3' }],
        charts: [{ file: 'a.csv', title: '粮食产量', form: 'bars' }],
      },
    ],
    ['政府办事', 'guide', fields.guide],
    ['应急知识', 'page', {}],
    [
      '政务专题',
      'topic',
      {
        proposed_by: '县水利局',
        approved_by: '县政府办公室',
        approval: '同意',
        approved_on: '2026-03-01',
        until: '2026-12-31',
        groups: [{ title: '政策', articles: ['a000000009'] }],
      },
    ],
    ['政策法规解读', 'interpretation', { interprets: ['a000000009'] }],
  ])('[B8] is there for %s: %s', (_sort, kind, more) => {
    expect(findingsOf({ ...more, kind })).toEqual([]);
  });

  it.each(kinds)('names no field of its own like one that all articles have: %s', (kind) => {
    const common: unknown = JSON.parse(readFileSync(new URL('schemas/article.json', top), 'utf8')).properties;
    expect(fieldsOf(kind).filter((name) => Object.hasOwn(Object(common), name))).toEqual([]);
  });

  it('calls its type by its name', () => expect(typeNameOf('public-list')).toBe('PublicList'));

  it.each(Object.values(fields).map((front) => [front.kind, front] as const))('takes a whole %s', (_, front) => {
    expect(findingsOf(front)).toEqual([]);
  });

  it.each(Object.values(fields).map((front) => [front.kind, front] as const))(
    'takes no field that its schema does not know: %s',
    (_, front) => {
      expect(findingsOf({ ...front, ...{ colour: '红' } }).map(({ field }) => field)).toEqual(['colour']);
    },
  );
});

describe('a service guide', () => {
  const elements =
    'matter matter_type basis authority legal_limit promised_limit result_name result_sample fee fee_basis materials forms process ways criteria scope appointment online_payment delivery places hours enquiry_phone supervision_phone themes life_events audiences';

  it.each(elements.split(' '))('[E24.1] without %s is refused by the name of the field', (field) => {
    const [finding, ...more] = findingsOf({ ...without(fields.guide, field), kind: 'guide' });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ key: 'field-missing', field });
    if (finding) expect(tell('zh', finding)).toMatch(/“\p{Script=Han}+”/u);
  });

  it.each('name type sample form source copies size notes criteria electronic'.split(' '))(
    '[E24.1] a paper without %s is refused',
    (field) => {
      const materials = fields.guide.materials.map((paper) => without(paper, field));
      const found = findingsOf({ ...fields.guide, ...{ materials } });
      expect(found.map((finding) => [finding.key, finding.field])).toEqual([['field-missing', `materials.0.${field}`]]);
    },
  );

  it.each([
    ['matter_type', '审批'],
    ['ways', ['托人办理']],
    ['themes', ['不存在的主题']],
    ['audiences', []],
    ['process', []],
    ['result_sample', {}],
  ])('[E24.1] refuses %s that says nothing or nothing known', (field, value) => {
    expect(findingsOf({ ...fields.guide, ...{ [field]: value } })).not.toEqual([]);
  });
});

describe('lists of cases', () => {
  it.each('number applicant matter accepted result finished'.split(' '))(
    '[E24.5] a result without %s is refused',
    (field) => {
      const rows = fields.results.rows.map((row) => without(row, field));
      expect(findingsOf({ ...fields.results, ...{ rows } })[0]).toMatchObject({ field: `rows.0.${field}` });
    },
  );

  it.each('matter applicant accepted number unit state'.split(' '))(
    '[E24.4] a state without %s is refused',
    (field) => {
      const rows = fields.progress.rows.map((row) => without(row, field));
      expect(findingsOf({ ...fields.progress, ...{ rows } })[0]).toMatchObject({ field: `rows.0.${field}` });
    },
  );
});

describe('what else the public is owed', () => {
  it.each('content received answered_by answered reply'.split(' '))('a letter without %s is refused', (field) => {
    expect(findingsOf({ ...without(fields.letter, field), kind: 'letter' })[0]).toMatchObject({ field });
  });

  it.each('field provider places'.split(' '))('[E25] a service resource without %s is refused', (field) => {
    expect(findingsOf({ ...without(fields.resource, field), kind: 'resource' })[0]).toMatchObject({ field });
  });

  it.each('name address hours phone'.split(' '))('[E25] a place without %s is refused', (field) => {
    const places = fields.resource.places.map((place) => without(place, field));
    expect(findingsOf({ ...fields.resource, ...{ places } })[0]).toMatchObject({ field: `places.0.${field}` });
  });

  it.each('sort subject opens closes background ways'.split(' '))(
    '[E30] a consultation without %s is refused',
    (field) => {
      expect(findingsOf({ ...without(fields.consultation, field), kind: 'consultation' })[0]).toMatchObject({ field });
    },
  );

  it.each('starts place guests'.split(' '))('[E31] an interview without %s is refused', (field) => {
    expect(findingsOf({ ...without(fields.interview, field), kind: 'interview' })[0]).toMatchObject({ field });
  });

  it('a list of names without an end is refused', () => {
    expect(findingsOf({ ...without(fields.roster, 'expires'), kind: 'roster' })[0]).toMatchObject({ field: 'expires' });
  });
});
