import { describe, expect, it } from 'vitest';
import { digestOf } from '../../scripts/article/digest.ts';
import type { FolderFile } from '../../scripts/article/folder.ts';
import { applyRules, rules } from '../../scripts/check/check.ts';
import { type Given, given, idNumber, subject } from './given.ts';

/** The six sorts of information, each with a fault that only reading it can show. */
const sorts: [string, Given, string][] = [
  ['words', { body: `某甲，${idNumber()}` }, 'id-number'],
  ['a picture', { front: { pictures: [] }, files: { 'a.png': '\x89PNG\r\n' } }, 'picture-rights'],
  ['data', { files: { 'a.csv': `姓名,证件\n某甲,${idNumber()}\n` } }, 'id-number'],
  ['sound', { front: { pictures: 'own' }, files: { 'a.mp3': 'x' } }, 'media-description'],
  ['film', { files: { 'a.mp4': 'x' } }, 'picture-rights'],
  ['a link', { body: '[买](https://shop.example/1)' }, 'link-host'],
];

describe('what an article may hold', () => {
  it.each(sorts)('[D3] %s is checked', async (_, what, key) => {
    expect(applyRules(rules, await subject(what)).map((finding) => finding.key)).toContain(key);
  });

  it.each(sorts)('[D3] %s is covered by what is signed', (_, what) => {
    const { files } = given(what).folder;
    const other = given(what.files ? { ...what, files: changed(what) } : { ...what, body: `${what.body} ` }).folder
      .files;
    const digest = (list: readonly FolderFile[]) => digestOf('a1b2c3d4e5', 'main/gzdt/2026/shuiku', list);
    expect(digest(other)).not.toBe(digest(files));
  });
});

/** The same files, the last with one byte more. */
function changed({ files = {} }: Given): Given['files'] & object {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, `${bytes} `]));
}
