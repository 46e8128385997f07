import { describe, expect, it } from 'vitest';
import { misprints } from '../../scripts/check/misprints.ts';
import { findings } from './given.ts';

const rules = {
  misprints: [
    { wrong: '领导小姐', right: '领导小组', serious: true },
    { wrong: '按装', right: '安装', except: ['按装订线'] },
  ],
};

describe('misprints', () => {
  it('[D11] that are serious refuse and name the right form', async () => {
    expect(await findings(misprints, { rules, body: '成立防汛领导小姐。' })).toMatchObject([
      { key: 'misstatement', severity: 'error', evidence: '领导小姐', params: { right: '领导小组' } },
    ]);
  });

  it('[D11] of other kinds are shown to the signers', async () => {
    expect(await findings(misprints, { rules, body: '按装路灯' })).toMatchObject([
      { key: 'misprint', severity: 'warning', params: { wrong: '按装', right: '安装' } },
    ]);
  });

  it('[D11] are none in the right form, in an ordinary word, and without a list', async () => {
    expect(await findings(misprints, { rules, body: '成立防汛领导小组，安装路灯，请按装订线裁开。' })).toEqual([]);
    expect(await findings(misprints, { body: '成立防汛领导小姐。' })).toEqual([]);
  });
});
