import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../scripts/ledger/compose.ts';
import { judgeRecord } from '../../scripts/ledger/judge.ts';
import { recordNamespace, signedText } from '../../scripts/ledger/record.ts';
import type { Ledger } from '../../scripts/ledger/verify.ts';
import { parseStatement, statementText } from '../../scripts/signoff/statement.ts';
import type { ForgeEvidence, LedgerRecord } from '../../scripts/site/types.gen.ts';
import { articleText, folderOf } from '../fixture/article.ts';
import { type Group, inForceOf, makeGroup, someDigest } from '../fixture/group.ts';
import { removeFolder, sign, temporaryFolder } from '../fixture/keys.ts';
import { Book, drafterAndOfficer } from '../fixture/ledger.ts';
import { retargetAt, reviewBy, withAccounts } from '../fixture/reviews.ts';

let folder = '';
let group: Group;
let book: Book;
let ledger: Ledger;
let record: LedgerRecord;
beforeAll(async () => {
  folder = await temporaryFolder();
  const made = await makeGroup(folder);
  group = { ...made, governed: withAccounts(made.governed) };
  book = new Book(group, '2026-03-05T09:00:00+08:00');
  await book.found();
  ledger = await book.ledger();
  const { item } = await book.propose(folderOf('main/gzdt/2026/a', { 'index.md': articleText({ id: 'a000000001' }) }));
  const entry = { type: 'signoff' as const, items: [item], writers: drafterAndOfficer };
  const reviews = [
    reviewBy('outsider', 1, { items: [item], at: '2026-03-05T08:30:00+08:00' }),
    reviewBy('reviewer', 2, { items: [item], at: '2026-03-05T08:40:00+08:00' }),
    reviewBy('principal', 3, { items: [item], at: '2026-03-05T08:50:00+08:00' }),
  ];
  const composed = await compose(ledger, entry, reviews, book.recorder);
  if ('refused' in composed) throw new Error(JSON.stringify(composed));
  record = composed.record;
});
afterAll(() => removeFolder(folder));

type Lie = (record: LedgerRecord, one: ForgeEvidence, two: ForgeEvidence) => unknown;

/** What the judge says of the record when its recorder lied and signed that. */
async function judged(lie: Lie): Promise<string[]> {
  const copy = structuredClone(record);
  const [one, two] = (copy.evidence ?? []).flatMap((evidence) => ('answer' in evidence ? [evidence] : []));
  if (!one || !two) throw new Error('the record has no reviews');
  lie(copy, one, two);
  copy.signature = await sign(group.recorder, recordNamespace, signedText(copy));
  return judgeRecord(ledger.state, ledger.inForce, copy).map(({ key }) => key);
}
const answer = (evidence: ForgeEvidence, change: (text: string) => string) => {
  evidence.answer = change(evidence.answer);
};

describe('a record of reviews', () => {
  it('keeps the raw answers of those that count, and stands before the judge', async () => {
    expect(record.grade).toBe('forge');
    expect(record.evidence).toHaveLength(2);
    expect(await judged(() => undefined)).toEqual([]);
  });

  it('keeps beside them when the pull request was last turned to another branch, which is weighed again', async () => {
    const retargeted = '2026-03-05T08:35:00+08:00';
    const [item] = record.items;
    if (!item) throw new Error('nothing recorded');
    const reviews = [
      reviewBy('reviewer', 2, { items: [item], at: '2026-03-05T08:40:00+08:00', retargeted }),
      reviewBy('principal', 3, { items: [item], at: '2026-03-05T08:50:00+08:00', retargeted }),
    ];
    const entry = { type: 'signoff' as const, items: [item], writers: drafterAndOfficer };
    const composed = await compose(ledger, entry, reviews, book.recorder);
    if ('refused' in composed) throw new Error(JSON.stringify(composed));
    expect(composed.record.evidence).toMatchObject([
      { retargeted: retargetAt(retargeted, 'gitea') },
      { retargeted: retargetAt(retargeted, 'gitea') },
    ]);
    expect(judgeRecord(ledger.state, ledger.inForce, composed.record)).toEqual([]);
  });

  it('may keep two reviews of the same second, in whichever order they came', async () => {
    const [item] = record.items;
    if (!item) throw new Error('nothing recorded');
    const at = '2026-03-05T08:40:00+08:00';
    const reviews = [reviewBy('reviewer', 2, { items: [item], at }), reviewBy('principal', 3, { items: [item], at })];
    const entry = { type: 'signoff' as const, items: [item], writers: drafterAndOfficer };
    expect(await compose(ledger, entry, reviews, book.recorder)).toHaveProperty('record');
  });

  it('its statements name the review, the replaced record and what was open', () => {
    const said = (record.evidence ?? []).map(({ statement }) => parseStatement(statement));
    expect(said).toMatchObject([
      { acts: ['审核'], post: 'reviewer', unit: 'slj', review: { pull: 12, id: '2' }, items: [{ replaces: null }] },
      { acts: ['审批'], post: 'principal', unit: 'slj', review: { pull: 12, id: '3' } },
    ]);
  });

  it.each<[string, Lie, string]>([
    [
      'by another person’s answer',
      (_, one) => answer(one, (text) => text.replace('"id":102', '"id":115')),
      'record-unsigned',
    ],
    [
      'by a return taken for an approval',
      (_, one) => answer(one, (text) => text.replace('APPROVED', 'REQUEST_CHANGES')),
      'record-unsigned',
    ],
    [
      'by a dismissed review',
      (_, one) => answer(one, (text) => text.replace('"dismissed":false', '"dismissed":true')),
      'record-unsigned',
    ],
    [
      'by an answer of another pull request',
      (_, one) => answer(one, (text) => text.replace('pulls/12', 'pulls/13')),
      'record-unsigned',
    ],
    [
      'by a review of another forge',
      (_, one) => Object.assign(one, { forge: 'https://other.example' }),
      'record-unsigned',
    ],
    ['by an answer that is none', (_, one) => answer(one, () => '{}'), 'record-evidence'],
    ['by an answer in another form', (_, one) => answer(one, (text) => `${text} `), 'record-evidence'],
    [
      'by another commit than the answer names',
      (_, one) => Object.assign(one, { commit: 'd'.repeat(40) }),
      'record-evidence',
    ],
    [
      'by a commit that held other bytes',
      (_, one) => Object.assign(one.items[0] ?? {}, { digest: someDigest('x') }),
      'record-unsigned',
    ],
    [
      'by a later time than its own',
      (_, one) => answer(one, (text) => text.replace('T08:40', 'T18:40')),
      'record-unsigned',
    ],
    [
      'about a change of branch that came after the review',
      (_, one) => Object.assign(one, { retargeted: retargetAt('2026-03-05T08:45:00+08:00', 'gitea') }),
      'record-unsigned',
    ],
    [
      'by a change of branch in another form',
      (_, one) => Object.assign(one, { retargeted: `${retargetAt('2026-03-05T08:00:00+08:00', 'gitea')} ` }),
      'record-evidence',
    ],
    [
      'by a change of branch that is none',
      (_, one) => Object.assign(one, { retargeted: '{"created_at":"2026-03-05T08:00:00+08:00","type":"comment"}' }),
      'record-evidence',
    ],
    ['by reviews out of order', (made) => made.evidence?.reverse(), 'record-evidence-order'],
    [
      'by a statement that does not follow from the review',
      (_, one) => {
        const said = parseStatement(one.statement);
        if (said) one.statement = statementText({ ...said, acts: ['审批'] });
      },
      'record-evidence-extra',
    ],
    ['by one review twice', (made, one) => made.evidence?.push(structuredClone(one)), 'record-evidence-extra'],
    ['by leaving one out', (made) => made.evidence?.pop(), 'record-unsigned'],
    ['about the grade', (made) => Object.assign(made, { grade: 'ssh' }), 'record-grade'],
  ])('that lies %s is found out', async (_, lie, key) => {
    expect(await judged(lie)).toContain(key);
  });

  describe('[E19] under a policy that names who publishes', () => {
    /** What the judge says of the record, made under such a policy with `publisher`, when that is changed afterwards. */
    async function published(publisher: string | undefined, lie: Lie = () => undefined): Promise<string[]> {
      const policy = group.governed['main/policy.yml']?.['policy.yml'];
      const inForce = inForceOf({
        ...group.governed,
        'main/policy.yml': { 'policy.yml': `${policy}publisher: [site-admin@xzfb, principal@own]\n` },
      });
      const made = structuredClone(record);
      if (publisher !== undefined) made.publisher = publisher;
      const [one, two] = (made.evidence ?? []).flatMap((evidence) => ('answer' in evidence ? [evidence] : []));
      if (!one || !two) throw new Error('the record has no reviews');
      lie(made, one, two);
      made.signature = await sign(group.recorder, recordNamespace, signedText(made));
      return judgeRecord(ledger.state, inForce, made).map(({ key }) => key);
    }

    it('its publisher is on record: one of those whom the policy names', async () => {
      for (const person of ['site-admin', 'principal']) expect(await published(person)).toEqual([]);
    });

    it.each([
      ['nobody', undefined],
      ['somebody who holds no such post', 'officer'],
      ['the holder of that post in another unit', 'school-principal'],
      ['somebody whom nobody registered', 'nobody'],
    ])('%s is refused', async (_who, publisher) => {
      expect(await published(publisher)).toEqual(['record-publisher']);
    });

    it('who merged it is put on record when it is made', async () => {
      const [item] = record.items;
      if (!item) throw new Error('nothing recorded');
      const policy = group.governed['main/policy.yml']?.['policy.yml'];
      const files = { 'policy.yml': `${policy}publisher: [site-admin@xzfb]\n` };
      const inForce = inForceOf({ ...group.governed, 'main/policy.yml': files });
      const entry = { type: 'signoff' as const, items: [item], writers: drafterAndOfficer };
      const reviews = [
        reviewBy('reviewer', 2, { items: [item], at: '2026-03-05T08:40:00+08:00' }),
        reviewBy('principal', 3, { items: [item], at: '2026-03-05T08:50:00+08:00' }),
      ];
      const named = { ...entry, publisher: 'site-admin' };
      expect(await compose({ ...ledger, inForce }, named, reviews, book.recorder)).toMatchObject({
        record: { publisher: 'site-admin' },
      });
      expect(await compose({ ...ledger, inForce }, entry, reviews, book.recorder)).toMatchObject({
        refused: [{ key: 'record-publisher', params: { person: '—' } }],
      });
    });

    it('a record by the signers’ own keys needs none: nobody merged it', async () => {
      const keys = await published(undefined, (made) => Object.assign(made, { evidence: [] }));
      expect(keys).not.toContain('record-publisher');
    });
  });

  it('[E19] names no publisher where the policy names none', async () => {
    expect(await judged((made) => Object.assign(made, { publisher: 'site-admin' }))).toEqual(['record-publisher']);
  });

  it('24 · its reviews count for no second record of the same article', async () => {
    const again = await book.record({ type: 'signoff', items: record.items, writers: drafterAndOfficer }, []);
    expect('refused' in again).toBe(true);
  });
});
