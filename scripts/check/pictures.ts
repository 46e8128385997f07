import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { extensionOf, fileAt, mediaTypes, pictureTypes } from './addresses.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** As phones and cameras write them: no browser shows them, and no rule reads what they carry along. */
const unready = new Set(['heic', 'heif', 'dng']);

/**
 * Pictures, sound and film: every picture of the body lies in the folder (attacks 32), has a text for those who cannot see it, and
 * every such file is covered by a statement of rights.
 */
export const pictures: Rule = { id: 'pictures', clauses: ['C10.4'], waiver: null, find };

function find({ article: { front, lineOf }, body, folder }: CheckSubject): Finding[] {
  const rule = 'pictures';
  const findings: Finding[] = [];
  for (const { src, alt, line } of body.pictures) {
    const picture = src.length > 80 ? `${src.slice(0, 80)}…` : src;
    const refuse = (key: MessageKey) =>
      findings.push(
        found({ file: 'index.md', line }, { rule, key, severity: 'error', evidence: picture, params: { picture } }),
      );
    const file = fileAt(src, folder);
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(src)) refuse('picture-elsewhere');
    else if (!file) refuse('picture-missing');
    else if (!pictureTypes.has(extensionOf(file.name))) refuse('picture-type');
    if (alt.trim() === '') refuse('picture-alt');
  }
  const recorded = ('recordings' in front && front.recordings) || [];
  const titled = new Set([...(front.attachments ?? []), ...recorded].map(({ file }) => file));
  for (const { name } of folder.files) {
    const type = extensionOf(name);
    if (unready.has(type))
      findings.push(
        found({ file: name }, { rule, key: 'picture-unready', severity: 'error', params: { picture: name } }),
      );
    if (!mediaTypes.has(type) || pictureTypes.has(type) || titled.has(name)) continue;
    const place = { file: name, field: 'attachments' };
    findings.push(found(place, { rule, key: 'media-description', severity: 'error', params: { name } }));
  }
  const stated = front.pictures;
  if (stated === 'own') return findings;
  const covered = new Set(stated?.map(({ file }) => file));
  for (const { name } of folder.files) {
    if (!mediaTypes.has(extensionOf(name)) || covered.has(name)) continue;
    findings.push(
      found(
        { file: name, field: 'pictures', line: undefined },
        { rule, key: 'picture-rights', severity: 'error', params: { picture: name } },
      ),
    );
  }
  for (const [index, { file, rights, credit }] of (stated ?? []).entries()) {
    const place = { file: 'index.md', field: `pictures.${index}`, line: lineOf(['pictures', index]) };
    if (!folder.files.some(({ name }) => name === file))
      findings.push(found(place, { rule, key: 'picture-named-missing', severity: 'error', params: { picture: file } }));
    if (rights === 'licensed' && credit === undefined)
      findings.push(
        found(place, {
          rule,
          key: 'picture-credit',
          severity: 'error',
          params: { picture: file },
        }),
      );
  }
  return findings;
}
