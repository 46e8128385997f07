import topics from '../../layouts/words/topics.json' with { type: 'json' };
import type { Finding } from '../words/finding.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const classes: Readonly<Record<string, readonly string[]>> = topics;

/** Whether a topic is one of 国务院公文主题分类, class and subclass. 其他 has no subclasses but itself. */
export function isOfficialTopic(topic: string): boolean {
  const [name = '', sub = ''] = topic.split('\\');
  const subs = classes[name] ?? [];
  return subs.includes(sub) || (name in classes && subs.length === 0 && sub === name);
}

/** The library shelves documents by the official classification; another topic stands on a shelf of its own. Moved documents keep theirs. */
export const topic: Rule = { id: 'topic', clauses: ['B0'], waiver: null, find };

function find({ article: { front, lineOf }, imported }: CheckSubject): Finding[] {
  if (front.kind !== 'document' || imported || isOfficialTopic(front.topic)) return [];
  return [
    found(
      { file: 'index.md', field: 'topic', line: lineOf(['topic']) },
      { rule: 'topic', key: 'topic-unknown', severity: 'warning', params: { topic: front.topic } },
    ),
  ];
}
