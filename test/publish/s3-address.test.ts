import { expect, it } from 'vitest';
import { parseS3 } from '../../scripts/publish/s3-address.ts';

it.each([
  [
    's3://sites/county?endpoint=https://oss-cn-beijing.aliyuncs.com&region=cn-beijing',
    { prefix: 'county/', endpoint: 'https://oss-cn-beijing.aliyuncs.com', region: 'cn-beijing', pathStyle: false },
  ],
  ['s3://sites?region=cn-north-1', { prefix: '', endpoint: null, region: 'cn-north-1', pathStyle: false }],
  [
    's3://sites/a/b/?endpoint=http://10.0.0.5:9000&path-style',
    { prefix: 'a/b/', endpoint: 'http://10.0.0.5:9000', region: 'us-east-1', pathStyle: true },
  ],
])('%s', (text, address) => {
  expect(parseS3(text, undefined)).toEqual({ bucket: 'sites', ...address });
});

it('takes the region of the environment where the address names none', () => {
  expect(parseS3('s3://sites', 'cn-north-1')?.region).toBe('cn-north-1');
});

it.each([
  ['no region', 's3://sites/county'],
  ['no bucket', 's3:///county?region=x'],
  ['a bucket that is none', 's3://Sites_1?region=x'],
  ['a key in the address', 's3://key:secret@sites?region=x'],
  ['an option that nobody knows', 's3://sites?region=x&acl=public'],
  ['an option twice', 's3://sites?region=x&region=y'],
  ['a step upwards', 's3://sites/a/../b?region=x'],
  ['a hidden step upwards', 's3://sites/a/%2e%2e/b?region=x'],
  ['a name that begins with a dot', 's3://sites/.a?region=x'],
  ['an empty name', 's3://sites/a//b?region=x'],
  ['an endpoint without its scheme', 's3://sites?region=x&endpoint=oss.example.cn'],
  ['an endpoint with a path', 's3://sites?region=x&endpoint=https://oss.example.cn/a'],
  ['a style that is none', 's3://sites?region=x&path-style=no'],
])('%s → none', (_, text) => {
  expect(parseS3(text, undefined)).toBeNull();
});
