import { type Lang, say } from '../words/say.ts';
import type { Rule, RuleId } from './rule.ts';

/** What a rule demands, why, an example, its clauses and who may waive it: a chapter of Markdown. */
export function explain({ id, clauses, waiver }: Rule, lang: Lang): string {
  const part = (name: 'what' | 'why' | 'example', rule: RuleId) => say(lang, `rule-${rule}-${name}`);
  return [
    `## ${id}`,
    part('what', id),
    say(lang, 'rules-why', { text: part('why', id) }),
    say(lang, 'rules-example', { text: part('example', id) }),
    waiver
      ? say(lang, 'rules-waive', { posts: waiver.map((post) => say(lang, `post-${post}`)).join('、') })
      : say(lang, 'rules-never'),
    ...(clauses.length > 0 ? [say(lang, 'rules-clauses', { clauses: clauses.join('、') })] : []),
  ].join('\n\n');
}

/** The page of all rules, with a final newline. */
export function rulesPage(rules: readonly Rule[], lang: Lang): string {
  const chapters = rules.map((rule) => explain(rule, lang));
  return `${[`# ${say(lang, 'rules-title')}`, say(lang, 'rules-intro'), ...chapters].join('\n\n')}\n`;
}
