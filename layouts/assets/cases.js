// @ts-check
/** Looking up published cases. Pure, so that tests ask it what browsers ask. */

/**
 * @typedef {{ number: string, matter: string, applicant: string, accepted: string, unit: string, state: string,
 *   result: string | null, finished: string | null, url: string }} Case
 */

/** @param {string} text */
const folded = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/**
 * Cases whose receipt number is `question`, else those in whose number, matter, applicant or unit all of its words stand, of the unit
 * and in the state that are asked for; '' asks for all.
 * @param {readonly Case[]} cases
 * @param {{ question: string, unit: string, state: string }} asked
 * @returns {Case[]}
 */
export function findCases(cases, { question, unit, state }) {
  const open = cases.filter((each) => (unit === '' || each.unit === unit) && (state === '' || each.state === state));
  const exact = open.filter(({ number }) => folded(number) === folded(question));
  if (exact.length > 0) return exact;
  const words = question.trim().split(/\s+/).filter(Boolean).map(folded);
  return open.filter(({ number, matter, applicant, unit: by }) => {
    const text = folded([number, matter, applicant, by].join('\n'));
    return words.every((word) => text.includes(word));
  });
}

/**
 * The values of a field, each once, in the order of the language.
 * @param {readonly Case[]} cases
 * @param {'unit' | 'state'} field
 */
export const valuesOf = (cases, field) =>
  [...new Set(cases.map((each) => each[field]))].sort((a, b) => a.localeCompare(b, 'zh'));
