import { describe, expect, it } from 'vitest';
import { personByKey } from '../../scripts/site/people.ts';
import type { Registry } from '../../scripts/site/types.gen.ts';
import { validate } from '../../scripts/site/validate.ts';
import { tell } from '../../scripts/words/say.ts';

const blob = 'AAAAC3NzaC1lZDI1NTE5AAAAIHt0eXBlIG9mIGtleSBvZiBub2JvZHkgYXQgYWxsIQ';
const good = `ssh-ed25519 ${blob}`;

const registry = (key: string, until?: string) => ({
  units: [{ id: 'xzf', name: '石桥县人民政府', kind: 'government' }],
  people: [
    {
      id: 'wei-lan',
      name: '魏岚',
      emails: ['wei-lan@shiqiao.example'],
      keys: [{ key, from: '2026-01-01', ...(until ? { until } : {}) }],
      appointments: [{ unit: 'xzf', post: 'principal', from: '2026-01-01' }],
    },
  ],
  recorders: [{ id: 'recorder-1', key: good, from: '2026-01-01' }],
});

const read = (value: object) => validate('registry', value, { file: 'registry/people.yml', lineOf: () => 7 });

describe('46 · keys that are no one person’s', () => {
  it.each([
    ['a wildcard principal', `* ${good}`],
    ['a certificate authority line', `cert-authority ${good}`],
    ['options before the key', `namespaces="git" ${good}`],
    ['a certificate', `ssh-ed25519-cert-v01@openssh.com ${blob}`],
    ['two keys in one line', `${good}\n${good}`],
  ])('%s → refused, with file, line and what a key looks like', (_, key) => {
    const found = read(registry(key));
    const [finding] = 'findings' in found ? found.findings : [];
    expect(finding).toMatchObject({
      key: 'field-form',
      file: 'registry/people.yml',
      line: 7,
      field: 'people.0.keys.0.key',
    });
    expect(finding && tell('zh', finding)).toContain('SSH 公钥');
    expect(finding && tell('zh', finding)).not.toContain(blob);
  });

  it('a revoked key is still its owner’s, and does not count from the day after', () => {
    const found = read(registry(good, '2026-03-31'));
    if (!('value' in found)) throw new Error('the registry is refused');
    const whose = (day: string) => personByKey(found.value satisfies Registry, good, day);
    expect(whose('2026-03-31')).toMatchObject({ person: { id: 'wei-lan' }, valid: true });
    expect(whose('2026-04-01')).toMatchObject({ person: { id: 'wei-lan' }, valid: false });
  });
});
