import type { buildZh } from './build.zh.ts';

export const buildEn = {
  'table-gone': 'For the table see the attachment.',
  'table-region': 'Table, scrolls sideways',
  'option-part':
    'make only one part of the build, as part/of, for example 2/4; make the others on other machines and put them together with --from (all parts with the same --as-of)',
  'option-from-part':
    'a part that build --part made: its folder, may be repeated; what is in none of them is made here',
  'part-form': '--part is written as part/of, for example 2/4 (part no larger than of, at most 256).',
  'part-and-from':
    '--part and --from cannot be used together: make the parts with --part, then put them together with --from.',
  'part-as-of': 'Parts are made as of the same instant. Name it with --as-of, the same for all of them.',
  'part-output': 'Name the folder for this part with --output.',
  'part-in-the-way': '{output} holds other files and no part; it was left alone. Name another folder.',
  'part-no-release':
    '{output} holds a part of a build; it was left alone. Name another folder for the whole site (--output).',
  'part-done': 'Part {part} of {of} is made: {files} files, {seconds} s → {output}',
  'part-unread':
    '{place} holds no whole part (not finished, not brought over whole, or not made by qianfa build --part). Make it or bring it again.',
  'part-other-ledger':
    "{place} was made at the ledger's record {seq} {digest}, which the ledger here (up to {ownSeq} {own}) does not hold. Fetch the newest ledger first; if it is another ledger, make the part again.",
  'part-older':
    'The parts were made at record {seq}, and the ledger is at {head} by now: what did not change is taken from them, what did is made here.',
  'part-other-program':
    '{place} was made by another program (digest {digest}, here {own}). Install the same revision everywhere and make the part again.',
  'part-other-division':
    '{place} is one of {of} parts, {other} is one of {otherOf}. Put together the parts of one division only.',
  'part-twice': 'Part {part} is given twice: {other}, {place}. Look at --from.',
  'part-missing':
    'Of {of} parts these are not given: {missing}. What is in them is made here: the result is the same, it only takes longer.',
  'part-differs':
    '{file} of part {part} of {of} is not what it was when it was made, or is gone. Make or bring that part again, then put the parts together.',
  'part-linked':
    '{file} of part {part} of {of} is a link, lies in a folder that is one, or is no plain file; it was not read. A part holds plain files only: find out where it comes from, make or bring it again, then put the parts together.',
} satisfies Record<keyof typeof buildZh, string>;
