const front = /^---[ \t]*\r?\n([\s\S]*?\r?\n)---/;

/** Whether an index.md says whose its pictures are. */
export const statesRights = (text: string): boolean => /^pictures[ \t]*:/m.test(front.exec(text)?.[1] ?? '');

/** The text of an index.md that says pictures: own, before its checklist; unchanged where it says something of them already. */
export function ownPictures(text: string): string {
  const fields = front.exec(text)?.[1];
  if (fields === undefined || statesRights(text)) return text;
  const eol = fields.endsWith('\r\n') ? '\r\n' : '\n';
  const begin = text.indexOf(fields);
  const secrecy = fields.search(/^secrecy[ \t]*:/m);
  const at = begin + (secrecy < 0 ? fields.length : secrecy);
  return `${text.slice(0, at)}pictures: own${eol}${text.slice(at)}`;
}
