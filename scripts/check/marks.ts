import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import { lineCounter, plain } from './plain.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const grade = '(?:绝\\s{0,3}[密宻]|机\\s{0,3}密|機\\s{0,3}密|[秘祕]\\s{0,3}密|絕\\s{0,3}密)';
const star = '[★☆⭐✩✭]';
/** 机密★10年, 绝密★启用前, and the wrong form ★机密 10年; the bare word is no mark (2,681 hits in 3,504 laws). */
const mark = new RegExp(
  `${grade}\\s{0,3}${star}|${star}\\s{0,3}${grade}(?=\\s{0,3}(?:\\d|[一二三四五六七八九十]{1,3}年|长期|${star}|\\n|$))`,
  'g',
);

/**
 * Classification marks in text, attachments, file names and properties. Evidence is the mark's own form, which says nothing of
 * the content (保密法 22).
 */
export const marks: Rule = { id: 'marks', clauses: ['A5.2.2'], waiver: null, find };

/** The marks in a text, as they are written but for blanks. */
export const marksIn = (text: string): string[] =>
  [...plain(text).matchAll(mark)].map(([written]) => written.replace(/\s/g, ''));

function find({ pieces }: CheckSubject): Finding[] {
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const line = lineCounter(text, piece.line);
    return [...text.matchAll(mark)].map((match) => {
      const written = match[0].replace(/\s/g, '');
      return found(
        { ...piece, line: line(match.index) },
        {
          rule: 'marks',
          key: 'classification-mark',
          severity: 'error',
          evidence: written,
          params: { mark: written },
        },
      );
    });
  });
}
