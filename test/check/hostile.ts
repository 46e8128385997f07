import type { CheckSubject } from '../../scripts/check/subject.ts';
import { subject } from './given.ts';

/** Texts that, said over and over, made rules of this kind slow elsewhere: each begins what a rule looks for and never ends it. */
export const hostile: readonly string[] = [
  '1 ',
  '1-',
  '6',
  '62170012 ',
  '1380000 ',
  '138 0000 ',
  '35010219900307123',
  '机 ',
  '★',
  '机密 ',
  '村1组',
  '村一二三四',
  '阳光小区3栋2单元',
  '家庭住址',
  '家庭住址：村',
  '号楼',
  '1单元',
  '附件：',
  '附件：1.\n',
  'a.doc',
  '.docx',
  'a'.repeat(79),
  '\u200b',
  '\n',
  '\u202e',
  '账号：',
  '1号aaaaaaaaaa',
  'eyJaaaaaaaaaa-',
  'eyJaaaaaaaaaa.',
  '密码：a',
  'a://b:',
  '“',
  '一三八',
];

/** An article of half a million characters that are nothing but `text`. */
export async function filledWith(text: string): Promise<CheckSubject> {
  const base = await subject();
  const piece = { file: 'index.md', text: text.repeat(Math.ceil(500_000 / text.length)), line: 20 };
  return {
    ...base,
    pieces: [piece],
    body: { ...base.body, pieces: [piece] },
    article: { ...base.article, body: '' },
  };
}
