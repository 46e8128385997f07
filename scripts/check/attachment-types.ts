import type { Finding } from '../words/finding.ts';
import { extensionOf } from './addresses.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/** Files that run on the reader's machine or as a page of the site. */
const active = new Set(
  'exe msi com scr bat cmd ps1 vbs js mjs jse wsf hta lnk jar apk dll sh html htm xhtml shtml mht svg xml xsl swf php asp jsp docm xlsm pptm dotm xltm xlam ppam'.split(
    ' ',
  ),
);
const starts: Readonly<Record<string, RegExp>> = {
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG\r\n/,
  gif: /^GIF8/,
  webp: /^RIFF....WEBP/s,
  pdf: /%PDF-/,
};

/** No programs, no pages, no macros by name; a picture or PDF is what its name says. */
export const attachmentTypes: Rule = { id: 'attachment-types', clauses: [], waiver: null, find };

/** Why a file is no attachment, by its name and first bytes; null where it may be one. */
export function attachmentFault(name: string, bytes: Uint8Array): 'attachment-active' | 'attachment-disguised' | null {
  const type = extensionOf(name);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (active.has(type) || /^(?:MZ|#!|\x7fELF)/.test(head)) return 'attachment-active';
  return starts[type] && !starts[type].test(head) ? 'attachment-disguised' : null;
}

function find({ folder }: CheckSubject): Finding[] {
  return folder.files.flatMap(({ name, bytes }) => {
    const type = extensionOf(name);
    const key = attachmentFault(name, bytes);
    return key
      ? [found({ file: name }, { rule: 'attachment-types', key, severity: 'error', params: { name, type } })]
      : [];
  });
}
