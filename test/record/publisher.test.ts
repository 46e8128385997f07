import { describe, expect, it } from 'vitest';
import { registerRows } from '../../scripts/command/ledger-rows.ts';
import { command as record } from '../../scripts/record.ts';
import { at, idOf, text } from '../attacks/forge-cases.ts';
import { ForgedCounty } from '../command/forged-county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

describe('a policy that names a publisher', () => {
  it('[E19] is merged by him, never by the recorder, and the register says who wrote, reviewed, approved and published', async () => {
    const folder = await temporaryFolder();
    const county = await ForgedCounty.found(folder, 'gitea', (governed) => {
      const policy = governed['main/policy.yml'] ?? {};
      policy['policy.yml'] = `${policy['policy.yml']}publisher: [site-admin@xzfb]\n`;
    });
    try {
      const pull = await county.propose('published', { [at('published')]: text('published') });
      await county.review('reviewer', pull);
      await county.review('principal', pull);
      const ran = await county.run(record, ['--pull', String(pull), '--merge']);
      expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('还没有合并') });
      expect(county.comment(pull)).toContain('✅ 已签完，请发布人合并');
      expect(county.comment(pull)).toContain('发布人 **site-admin**');
      await county.merge(pull, 'merge', 'site-admin');
      const other = await county.propose('unpublished', { [at('unpublished')]: text('unpublished') });
      await county.review('reviewer', other);
      await county.review('principal', other);
      await county.merge(other, 'merge', 'officer');
      expect(await county.run(record, ['--pull', String(other)])).toMatchObject({
        code: 1,
        err: expect.stringMatching(/应由发布人（site-admin）合并，实际由 officer 合并，不登记/),
      });
      expect((await county.ledger()).state.articles.has(idOf('unpublished'))).toBe(false);
      expect(await county.run(record, ['--pull', String(pull)])).toMatchObject({ code: 0, out: '新登记 1 条。\n' });
      const after = await county.ledger();
      expect(after.records.at(-1)?.record).toMatchObject({
        publisher: 'site-admin',
        signers: [
          { person: 'reviewer', act: '审核' },
          { person: 'principal', act: '审批' },
        ],
        writers: expect.arrayContaining([
          { person: 'drafter', as: ['drafter'] },
          expect.objectContaining({ person: 'officer', as: expect.arrayContaining(['officer', 'opener']) }),
        ]),
      });
      const [row] = (await registerRows(after)).slice(-1);
      expect(row).toMatchObject({ publisher: 'site-admin', signers: expect.stringContaining('principal[审批') });
    } finally {
      await county.forge.close();
      await removeFolder(folder);
    }
  });
});
