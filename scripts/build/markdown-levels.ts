import type { StateCore } from 'markdown-it';
import { daysOfSigning, markClosing } from './markdown-closing.ts';
import { type Line, linesOf } from './markdown-lines.ts';

/** Names of bodies and a colon; a sentence that announces what follows (……如下：) is text. */
const addressee = /^[^。；！？如]{2,120}[：:]$/;
/** A sentence short enough for a heading, with text after it. */
const leads = { 'lead-1': /^[^。；：]{2,40}。(?=.)/u, 'lead-2': /^[^。，；：]{2,30}。(?=.)/u };
const annex = /^附件[\s　]*\d*$/;

/** The first sentence of a numbered paragraph that goes on after it (一、指导思想。……) is set apart in its line. */
function markLead(state: StateCore, { inline }: Line, name: keyof typeof leads): void {
  const [first, ...others] = inline.children ?? [];
  const words = first?.type === 'text' ? leads[name].exec(first.content)?.[0] : undefined;
  if (!first || words === undefined) return;
  const open = new state.Token('lead_open', 'span', 1);
  open.attrSet('class', name);
  const lead = new state.Token('text', '', 0);
  lead.content = words;
  first.content = first.content.slice(words.length);
  inline.children = [open, lead, new state.Token('lead_close', 'span', -1), first, ...others];
}

/**
 * Marks numbered lines with their level, the bodies that a text is addressed to (主送机关: its first line, ending in a colon), the
 * title line of an annex, and the closing lines (落款). Only classes: no guess changes the text.
 */
export function markLevels(state: StateCore): void {
  const lines = linesOf(state.tokens);
  const [first] = lines;
  if (first?.open === state.tokens[0] && addressee.test(first?.text ?? '')) first?.open.attrJoin('class', 'addressee');
  for (const line of lines) {
    if (annex.test(line.text)) line.open.attrJoin('class', 'annex');
    else if (line.level && line.short) line.open.attrJoin('class', line.level);
    else if (line.level === 'level-1') markLead(state, line, 'lead-1');
    else if (line.level === 'level-2') markLead(state, line, 'lead-2');
  }
  for (const day of daysOfSigning(lines)) markClosing(lines, day);
}
