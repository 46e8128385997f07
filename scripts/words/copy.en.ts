import type { copyZh } from './copy.zh.ts';

export const copyEn = {
  'summary-copy': 'Makes reading copies for leaders: a page, a PDF and pictures, marked as not to be passed on',
  'option-copy-output': 'Folder for the reading copies (not in content/, not in a public place)',
  'copy-output': 'Name the folder for the reading copies by --output.',
  'copy-inside': 'Reading copies cannot be written to {output}: articles or the public output lie there.',
  'copy-unreadable': '{path} cannot be signed yet, so it has no reading copy. See qianfa check and mend what it finds.',
  'copy-no-chromium':
    'There is no Chromium on this machine: only the page was made, no PDF and no pictures. Install it (apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM.',
  'copy-done': '{count} reading copies made → {output}\nWhat counts is the digest of the page (.html).',
  'copy-pdf': 'open PDF',
  'copy-picture': 'picture {n}',
  'copy-page': 'page',
  'copy-mark': 'Preview before review · not to be passed on',
  'copy-label': 'digest {digest}',
} satisfies Record<keyof typeof copyZh, string>;
