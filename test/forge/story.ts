import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command as record } from '../../scripts/record.ts';
import { command as signoff } from '../../scripts/signoff.ts';
import { articleText, withdrawnText } from '../fixture/article.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';
import { holding, readOutput } from '../fixture/output.ts';
import { Office } from './office.ts';
import type { Acts } from './people.ts';
import type { Stage } from './stage.ts';

const path = 'main/gsgg/2026/shuiku';
const id = 'shuiku0001';
/** Signs that stand nowhere else in the world, so that each of them gives its version away. */
const sign = (number: number) => [0, 1, 2].map((at) => String.fromCodePoint(0x3400 + number * 3 + at)).join('');
const first = { title: `水库开工${sign(50)}`, text: `工程今日开工${sign(51)}。`, file: `清单${sign(52)}` };
const second = { title: `水库开工更正${sign(53)}`, text: `工程昨日开工${sign(54)}。` };
const review = [
  { act: '审核', by: ['reviewer@slj'] },
  { act: '审批', by: ['principal@slj'] },
];
const article = ({ title, text }: { title: string; text: string }) => articleText({ id, title, review }, `${text}\n`);

/**
 * The whole way of an article on a forge, step after step, as its people see it: written, checked, approved by the wrong people and by the right
 * ones, merged, recorded, built, found; corrected; withdrawn, and gone.
 */
export function story(name: string, open: () => Promise<Stage & Acts>): void {
  describe(name, () => {
    let folder = '';
    let stage: Stage & Acts;
    let office: Office;
    let pull = 0;

    beforeAll(async () => {
      folder = await temporaryFolder();
      stage = await open();
      office = await Office.found(folder, stage);
    });
    afterAll(async () => {
      await stage?.close();
      await removeFolder(folder);
    });

    const ask = async (number = pull) => ({
      ...(await office.run(signoff, '--pull', String(number))),
      comment: await office.comment(number),
    });
    const site = async (): Promise<Map<string, string>> => {
      const output = join(folder, 'site');
      const ran = await office.build(output);
      expect(ran.code, ran.text).toBe(0);
      return readOutput(output);
    };
    /** Approved by both, judged, merged and recorded. */
    const signed = async (number: number): Promise<void> => {
      await stage.review(office.people.reviewer, number, 'approve');
      await stage.review(office.people.principal, number, 'approve');
      const asked = await ask(number);
      expect(asked.code, asked.text + asked.comment).toBe(0);
      await office.merge(number);
      const ran = await office.run(record, '--pull', String(number));
      expect(ran.code, ran.text).toBe(0);
    };

    it('an officer sends in an article with an attachment; the comment says what it is and who must sign first', async () => {
      pull = await office.propose('shuiku', {
        [`${path}/index.md`]: article(first),
        [`${path}/${first.file}.txt`]: '一号坝段\n二号坝段\n',
      });
      const { code, text, comment } = await ask();
      expect(code, text).toBe(1);
      expect(comment).toContain(first.title);
      expect(comment).toMatch(/待签：.*reviewer/);
      expect(comment).toContain('审核');
      expect(comment).toContain('审批');
      expect(await office.status(pull)).toBe('pending');
    });

    it('the officer cannot approve his own, and whoever else is wrong approves for nothing, told why', async () => {
      await expect(stage.review(office.people.officer, pull, 'approve')).rejects.toThrow('422');
      for (const person of [
        office.people['school-reviewer'],
        office.people.former,
        office.people.outsider,
        office.visitor,
      ])
        await stage.review(person, pull, 'approve', '同意');
      const { code, comment } = await ask();
      expect(code).toBe(1);
      expect(await office.status(pull)).toBe('pending');
      for (const person of ['school-reviewer', 'former', 'outsider']) expect(comment).toContain(person);
      expect(comment).toContain('2026-02-28');
      expect(comment).toContain(office.visitor.login);
    });

    it('nobody records what is not signed, merged or not', async () => {
      const { code } = await office.run(record, '--pull', String(pull));
      expect(code).not.toBe(0);
    });

    it('the reviewer approves; the comment waits for the principal', async () => {
      await stage.review(office.people.reviewer, pull, 'approve', '同意');
      const { code, comment } = await ask();
      expect(code).toBe(1);
      expect(comment).toMatch(/待签：principal\n/);
    });

    it('the principal approves; all is signed, merged and recorded, once', async () => {
      await stage.review(office.people.principal, pull, 'approve');
      const { code, text, comment } = await ask();
      expect(code, text + comment).toBe(0);
      expect(await office.status(pull)).toBe('success');
      await office.merge(pull);
      const ran = await office.run(record, '--pull', String(pull));
      expect(ran.code, ran.text).toBe(0);
      const again = await office.run(record, '--pull', String(pull));
      expect(again.code, again.text).toBe(0);
    });

    it('its page, lists, search and feeds have it, attachment and all', async () => {
      const files = await site();
      const found = holding(files, first.text);
      expect(found.some((file) => file.endsWith('.html'))).toBe(true);
      expect(found.some((file) => file.endsWith('.pf_fragment'))).toBe(true);
      expect(holding(files, first.title).filter((file) => /(feed|rss|atom)/.test(file)).length).toBeGreaterThan(0);
      expect(holding(files, first.file).length).toBeGreaterThan(0);
      expect(holding(files, 'reviewer')).toEqual([]);
    });

    it('a second pull request corrects it: the new words are there and the old ones nowhere', async () => {
      const number = await office.propose('gengzheng', {
        [`${path}/index.md`]: article(second),
        [`${path}/${first.file}.txt`]: null,
      });
      await signed(number);
      const files = await site();
      expect(holding(files, second.text).length).toBeGreaterThan(0);
      for (const words of Object.values(first)) expect(holding(files, words)).toEqual([]);
    });

    it('a third withdraws it, by one entitled person: its words are nowhere', async () => {
      const number = await office.propose('chexia', {
        [`${path}/index.md`]: null,
        [`${path}/withdrawn.md`]: withdrawnText(id, '舆情'),
      });
      expect((await ask(number)).code).toBe(1);
      await stage.review(office.people.principal, number, 'approve');
      const { code, text, comment } = await ask(number);
      expect(code, text + comment).toBe(0);
      await office.merge(number);
      const ran = await office.run(record, '--pull', String(number));
      expect(ran.code, ran.text).toBe(0);
      const files = await site();
      for (const words of [...Object.values(first), ...Object.values(second), id])
        expect(holding(files, words)).toEqual([]);
    });

    it('the approvals of the article are spent: its merged pull request records nothing any more (attacks 61)', async () => {
      const { text } = await office.run(record, '--pull', String(pull));
      const files = await site();
      expect(holding(files, first.text), text).toEqual([]);
    });
  });
}
