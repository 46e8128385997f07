import type { Registry } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { dictionary } from './dictionary.ts';
import { found } from './found.ts';
import { lineCounter, plain } from './plain.ts';
import { anySigner, type Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/**
 * Titles right before a name, against the public titles in the registry (appointments' `title`): a registered name under a title that
 * the person never held, and a name of three characters or more that differs in one from the title's holder. Former titles pass, since
 * a check has no clock. Text that names neither is not judged: other places have a 县长 too.
 */
export const leaderTitles: Rule = { id: 'leader-titles', clauses: ['D11'], waiver: anySigner, find };

function find({ inForce: { registry }, pieces }: CheckSubject): Finding[] {
  const people = titledPeople(registry);
  const titles = new Set(people.flatMap((person) => person.titles));
  const search = dictionary([...titles].map((word) => ({ word, except: [] })));
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const line = lineCounter(text, piece.line);
    const hits = search(piece.text);
    return hits.flatMap(({ entry: { word: title }, start, end }) => {
      // 县长 in 副县长, 原县长, and within a longer title that is registered itself.
      if (/[副原前代]\s?$/.test(text.slice(Math.max(0, start - 2), start))) return [];
      if (hits.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start))
        return [];
      const problem = judged(title, text.slice(end, end + 12).replace(/\s/g, ''), people);
      if (!problem) return [];
      const { key, name, params } = problem;
      return [
        found(
          { ...piece, line: line(start) },
          { rule: 'leader-titles', key, severity: 'warning', evidence: `${title}${name}`, params },
        ),
      ];
    });
  });
}

interface Titled {
  name: string;
  titles: readonly string[];
}

const titledPeople = ({ people }: Registry): Titled[] =>
  people
    .map(({ name, appointments }) => ({ name, titles: appointments.flatMap(({ title }) => title ?? []) }))
    .filter(({ titles }) => titles.length > 0);

function judged(
  title: string,
  rest: string,
  people: readonly Titled[],
): { key: MessageKey; name: string; params: Finding['params'] } | null {
  const named = people.filter(({ name }) => rest.startsWith(name));
  if (named.some(({ titles }) => titles.includes(title))) return null;
  const [other] = named;
  if (other) {
    const params = { title, name: other.name, titles: other.titles.join('、') };
    return { key: 'title-of-other', name: other.name, params };
  }
  for (const { name, titles } of people) {
    const written = rest.slice(0, name.length);
    if (titles.includes(title) && name.length > 2 && differences(name, written) === 1)
      return { key: 'name-misspelt', name: written, params: { title, name, written } };
  }
  return null;
}

const differences = (name: string, written: string) =>
  written.length === name.length ? [...name].filter((sign, index) => sign !== written[index]).length : name.length;
