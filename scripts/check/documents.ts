import type { Finding } from '../words/finding.ts';
import { extensionOf, fileAt, mediaTypes } from './addresses.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';
import { unread } from './unread.ts';

/**
 * What reading the attachments found, and pictures, sound and film that the text does not show: they may be papers, so they are
 * 机器未检 (attacks 75).
 */
export const documents: Rule = { id: 'documents', clauses: ['C10.2'], waiver: null, find };

function find({ reading, folder, body }: CheckSubject): Finding[] {
  const shown = new Set(body.pictures.map(({ src }) => fileAt(src, folder)?.name));
  const media = folder.files.filter(({ name }) => mediaTypes.has(extensionOf(name)) && !shown.has(name));
  return [...reading, ...media.map(({ name }) => unread(name, 'unread-media'))];
}
