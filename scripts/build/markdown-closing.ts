import type { Line } from './markdown-lines.ts';

const day =
  /^(?:\d{4}|[一二三四五六七八九十〇○零]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$/;
const ends =
  '政府|办公[室厅]|局|委|会|厅|部|处|院|中央|署|中心|站|所|公司|大学|学院|学校|中学|小学|医院|银行|队|团|馆|社|办|组|指挥部|集团|工会|行|镇|乡|街道';
const body = new RegExp(`^[\\p{Script=Han}（）()·]{1,40}(?:${ends})(?:[（(]章[）)])?$`, 'u');
/** 总　理　　王一: an office, blanks, a name. */
const person =
  /^[\p{Script=Han}\s　]{1,20}(?:理|主\s*席|主\s*任|书\s*记|长)[\s　]+\p{Script=Han}[\p{Script=Han}·\s　]{1,8}$/u;
/** What ends a text before its date without being a name. */
const phrase = /^(?:特此|此致|专此|此复|以上|妥否|当否|附件|附：|联系|抄送)/;
/** What may follow the closing lines: the note on publication (附注), an annex, or nothing. */
const after = /^(?:[（(].*[）)]|附件.*|抄送.*)$/;

/** Several bodies may stand side by side in one line. */
const names = (text: string) => person.test(text) || text.split(/[\s　、]+/).every((name) => body.test(name));

const isDay = ({ text }: Line) => day.test(text.replace(/[\s　]/g, ''));
const isLast = ({ next }: Line) => next === null || next === 'other' || after.test(next.text);
/** Without a known ending it may be a person (县长　王一), which only the place tells. */
const maySign = ({ text, short, level }: Line) => short && !level && !phrase.test(text);

/** Places of the lines that are a date under a signature: last of the text, or right under the name of a body or an office. */
export function daysOfSigning(lines: readonly Line[]): number[] {
  return lines.flatMap((line, at) => {
    const above = lines[at - 1];
    const signed = above?.next === line && maySign(above) && names(above.text);
    return isDay(line) && (isLast(line) || signed) ? [at] : [];
  });
}

/** Marks the date at `at` and the bodies or the person right above it; several bodies sign a joint document. */
export function markClosing(lines: readonly Line[], at: number): void {
  const date = lines[at];
  if (!date) return;
  const sign = ({ open }: Line) => open.attrSet('class', 'signature');
  sign(date);
  let below = date;
  for (let up = at - 1; up >= 0; up--) {
    const line = lines[up];
    if (line?.next !== below || !maySign(line)) return;
    if (!names(line.text) && (below !== date || !isLast(date))) return;
    sign(line);
    below = line;
  }
}
