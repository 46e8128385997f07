import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { LaterChecks } from '../../scripts/signoff/later-checks.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const data = Buffer.from('签发');
const right = sign(null, data, privateKey);
const wrong = Buffer.from(right).fill(0, 10, 12);

it('answers yes to every signature at once, and tells in the end whether all were good', async () => {
  const checks = new LaterChecks();
  for (let count = 0; count < 20; count += 1) expect(checks.check(null, data, publicKey, right)).toBe(true);
  expect(await checks.good()).toBe(true);
  expect(checks.check(null, data, publicKey, wrong)).toBe(true);
  expect(checks.check(null, data, publicKey, right)).toBe(true);
  expect(await checks.good()).toBe(false);
});

it('is good where nothing was asked, and never again where one signature was not', async () => {
  const checks = new LaterChecks();
  expect(await checks.good()).toBe(true);
  checks.check(null, data, publicKey, right.subarray(1));
  expect(await checks.good()).toBe(false);
  checks.check(null, data, publicKey, right);
  expect(await checks.good()).toBe(false);
});
