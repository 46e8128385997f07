import type { Finding } from '../words/finding.ts';
import { extensionOf } from './addresses.ts';
import { found } from './found.ts';
import { lineCounter } from './plain.ts';
import { anySigner, type Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const ending = /\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|dps|txt|csv|zip|rar|7z)(?![A-Za-z0-9])/gi;
const outsideNames = /[\s，,。；;：:、（()）《》“”"'<>|[\]!?？！\\/]/;
const list =
  /^[ \u3000]*附件\s{0,3}[0-9一二三四五六七八九十]{0,3}\s{0,3}[：:](.*(?:\n[ \u3000]*[0-9]{1,2}\s{0,3}[.．、].*)*)/gm;

/**
 * Files named in the text or under `attachments` are there; what stands after 附件： is a file's name or title, or follows in the
 * text itself. A list that is then still open is a warning: papers are often printed after the text.
 */
export const attachments: Rule = { id: 'attachments', clauses: ['D3'], waiver: anySigner, find };

function find({ article: { front, lineOf }, body, folder, pieces }: CheckSubject): Finding[] {
  const rule = 'attachments';
  const findings: Finding[] = [];
  const files = folder.files.filter(({ name }) => name !== 'index.md').map(({ name }) => name);
  const there = new Set(files.map((name) => name.toLowerCase()));
  for (const [index, { file }] of (front.attachments ?? []).entries()) {
    if (there.has(file.toLowerCase())) continue;
    const path = ['attachments', index];
    findings.push(
      found(
        { file: 'index.md', field: path.join('.'), line: lineOf(path) },
        { rule, key: 'attachment-missing', severity: 'error', params: { name: file } },
      ),
    );
  }
  const titles = pieces
    .filter(({ file, field }) => file === 'index.md' && /^attachments\.\d+\.title$/.test(field ?? ''))
    .map(({ text }) => text);
  const names = [...files.map((name) => name.slice(0, name.length - extensionOf(name).length)), ...titles].map(bare);
  const paragraphs = new Set(body.pieces.flatMap(({ text }) => text.replace(list, '').split('\n')).map(bare));
  const linked = new Set(body.links.map(({ href }) => href));
  for (const piece of body.pieces) {
    if (linked.has(piece.text)) continue;
    const line = lineCounter(piece.text, piece.line);
    for (const match of piece.text.matchAll(ending)) {
      const lead = piece.text
        .slice(Math.max(0, match.index - 80), match.index)
        .split(outsideNames)
        .at(-1);
      if (!lead) continue;
      const name = `${lead}${match[0]}`.normalize('NFC').toLowerCase();
      if (files.some((file) => name.endsWith(file.toLowerCase()) || file.toLowerCase().endsWith(name))) continue;
      findings.push(
        found(
          { ...piece, line: line(match.index) },
          { rule, key: 'attachment-missing', severity: 'error', params: { name: `${lead}${match[0]}` } },
        ),
      );
    }
    const lineOfList = lineCounter(piece.text, piece.line);
    for (const match of piece.text.matchAll(list)) {
      for (const entry of (match[1] ?? '').split('\n')) {
        const name = bare(entry);
        if (name === '' || extensionOf(entry.trim()) !== '' || paragraphs.has(name)) continue;
        if (names.some((other) => other.includes(name) || (other.length > 3 && name.includes(other)))) continue;
        findings.push(
          found(
            { ...piece, line: lineOfList(match.index) },
            { rule, key: 'attachment-not-found', severity: 'warning', params: { name: entry.trim().slice(0, 60) } },
          ),
        );
      }
    }
  }
  return findings;
}

/** A title without its number, brackets and spaces, so that 附件1.《名单》 is 名单. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/^\s*(?:附件)?\s*[0-9一二三四五六七八九十]{0,3}\s*[.:、]?/, '')
    .replace(/[\s《》“”"()._-]/g, '')
    .toLowerCase();
