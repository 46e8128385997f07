import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedName, baseName, foldedName, freeName } from '../../scripts/article/file-name.ts';
import { readFolder } from '../../scripts/article/folder.ts';

describe('names of files', () => {
  it('are the same from every system', () => {
    expect(baseName('C:\\Users\\李二\\图片\\开工 现场.JPG')).toBe('开工 现场.JPG');
    expect(baseName('\\\\nas\\共享\\清单.xlsx')).toBe('清单.xlsx');
    expect(baseName('/home/li/图/1.png')).toBe('1.png');
    expect(baseName('.\\稿件.docx')).toBe('稿件.docx');
  });

  it('lose what a system or an address would take for something else, and keep Chinese', () => {
    expect(allowedName('开工 现场（1）.JPG')).toBe('开工-现场（1）.jpg');
    expect(allowedName('..\\..\\a?.png')).toBe('a-.png');
    expect(allowedName('e\u0301.png')).toBe('é.png');
    expect(allowedName('\u202e')).toBe('file');
    expect(freeName('图.png', new Set([foldedName('图.PNG')]))).toBe('图-2.png');
  });

  it('are names that a folder takes, whatever they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (wanted) => {
        const path = 'main/gzdt/2026/a';
        const name = allowedName(wanted);
        const entry = { path: `${path}/${name}`, mode: '100644', size: 1, oid: null };
        const read = await readFolder({ list: async () => [entry], read: async () => [Buffer.from('x')] }, path);
        const keys = 'findings' in read ? read.findings.map(({ key }) => key) : [];
        // Windows' own devices and a dot at the end stay the officer's to rename; the check says so.
        expect(keys.filter((key) => key !== 'file-name')).toEqual([]);
        expect(name).not.toMatch(/[\\/:*?"<>|]/);
      }),
    );
  });
});
