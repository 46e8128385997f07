import type { Finding } from '../words/finding.ts';
import { attachmentTypes } from './attachment-types.ts';
import { attachments } from './attachments.ts';
import { bankCards } from './bank-cards.ts';
import { charts } from './charts.ts';
import { checklist } from './checklist.ts';
import { consultation } from './consultation.ts';
import { dataset } from './dataset.ts';
import { dates } from './dates.ts';
import { disclosure } from './disclosure.ts';
import { documentNumber } from './document-number.ts';
import { documents } from './documents.ts';
import { filing } from './filing.ts';
import { forbidden } from './forbidden.ts';
import { forms } from './forms.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import { homeAddresses } from './home-addresses.ts';
import { idNumbers } from './id-numbers.ts';
import { identity } from './identity.ts';
import { internalMarks } from './internal-marks.ts';
import { interpretation } from './interpretation.ts';
import { leader } from './leader.ts';
import { leaderTitles } from './leader-titles.ts';
import { links } from './links.ts';
import { marks } from './marks.ts';
import { masks } from './masks.ts';
import { misprints } from './misprints.ts';
import { mobileNumbers } from './mobile-numbers.ts';
import { people } from './people.ts';
import { pictureLocation } from './picture-location.ts';
import { pictures } from './pictures.ts';
import { rawHtml } from './raw-html.ts';
import { recordings } from './recordings.ts';
import { references } from './references.ts';
import { review } from './review.ts';
import { rows } from './rows.ts';
import type { Rule } from './rule.ts';
import { secrets } from './secrets.ts';
import { source } from './source.ts';
import type { CheckSubject } from './subject.ts';
import { tables } from './tables.ts';
import { topic } from './topic.ts';
import { traditional } from './traditional.ts';
import { trustedSource } from './trusted-source.ts';
import { waivers } from './waivers.ts';

/** All rules, in the order in which their findings are shown. */
export const rules: readonly Rule[] = [
  // Is it filed properly, by the right people?
  identity,
  people,
  filing,
  disclosure,
  references,
  interpretation,
  leader,
  documentNumber,
  topic,
  dates,
  forms,
  consultation,
  rows,
  source,
  trustedSource,
  // Was it asked what must be asked?
  checklist,
  review,
  // Does it give away what it must not?
  marks,
  internalMarks,
  secrets,
  masks,
  idNumbers,
  bankCards,
  mobileNumbers,
  homeAddresses,
  pictureLocation,
  // Is it right what it says?
  forbidden,
  misprints,
  leaderTitles,
  traditional,
  // Is it safe and whole for its readers?
  rawHtml,
  hiddenCharacters,
  links,
  pictures,
  tables,
  charts,
  recordings,
  dataset,
  attachments,
  attachmentTypes,
  documents,
  waivers,
];

/** Some rules could not find out: what the others found, and why (`cause` is an AggregateError). The article counts as refused. */
export class CheckIncomplete extends Error {
  override name = 'CheckIncomplete';
  readonly findings: readonly Finding[];
  readonly rules: readonly string[];

  constructor(findings: readonly Finding[], failures: readonly { rule: string; error: unknown }[]) {
    const names = failures.map(({ rule }) => rule);
    super(`rules could not find out: ${names.join(', ')}`, {
      cause: new AggregateError(
        failures.map(({ error }) => error),
        names.join(', '),
      ),
    });
    this.findings = findings;
    this.rules = names;
  }
}

/**
 * What is wrong with an article's folder, in the order of `list`, each finding once. Depends on nothing but its arguments. A broken rule
 * never silences the others: `CheckIncomplete` is thrown after all have run.
 */
export function applyRules(list: readonly Rule[], subject: CheckSubject): Finding[] {
  const findings = new Map<string, Finding>();
  const failures: { rule: string; error: unknown }[] = [];
  for (const rule of list) {
    try {
      for (const finding of rule.find(subject)) findings.set(JSON.stringify(finding), finding);
    } catch (error) {
      failures.push({ rule: rule.id, error });
    }
  }
  if (failures.length > 0) throw new CheckIncomplete([...findings.values()], failures);
  return [...findings.values()];
}
