import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import { lineCounter, plain } from './plain.ts';
import type { CheckSubject } from './subject.ts';

const internal = /内部(?:资料|文件|使用|参考|传阅|发行)|注意保[存管密]|不得外传|密级\s{0,3}:\s{0,3}(?:绝密|机密|秘密)/g;

/** Words that stand on papers for inner use: a warning, since laws and rules speak of them too. Clause A5.2.2. */
export function internalMarks({ pieces }: CheckSubject): Finding[] {
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const line = lineCounter(text, piece.line);
    return [...text.matchAll(internal)].map((match) =>
      found(
        { ...piece, line: line(match.index) },
        {
          rule: 'internal-marks',
          key: 'internal-mark',
          severity: 'warning',
          clause: 'A5.2.2',
          evidence: match[0],
          params: { mark: match[0] },
        },
      ),
    );
  });
}
