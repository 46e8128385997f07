import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

/**
 * The site's checklist is answered, question by question, with answers that it knows (C10, D10); one that blocks refuses; one
 * that refers needs the secrecy office's written reply 可公开 (E36). An import may leave it open: it was published already.
 */
export const checklist: Rule = { id: 'checklist', clauses: ['C10', 'C10.5', 'D10', 'E36'], waiver: null, find };

function find({ article: { front, lineOf }, model, imported }: CheckSubject): Finding[] {
  if (!model) return [];
  const { answers, reply } = front.secrecy;
  const { questions } = model.checklist;
  const findings: Finding[] = [];
  const refuse = (path: string[], key: MessageKey, params: Finding['params']) =>
    findings.push(
      found(
        { file: 'index.md', field: path.join('.'), line: lineOf(path) },
        { rule: 'checklist', key, severity: 'error', params },
      ),
    );
  for (const { id, text, answers: possible } of questions) {
    const path = ['secrecy', 'answers', id];
    const answer = Object.hasOwn(answers, id) ? answers[id]?.trim() : undefined;
    if (!answer) {
      if (!imported) refuse(path, 'checklist-unanswered', { id, question: text });
      continue;
    }
    if (!possible) continue;
    const chosen = possible.find(({ value }) => value === answer);
    const choices = possible.map(({ value }) => value).join('、');
    if (!chosen) refuse(path, 'checklist-answer', { question: text, answer, choices });
    if (chosen?.effect === 'block') refuse(path, 'checklist-blocks', { question: text, answer });
    if (chosen?.effect === 'refer' && !reply) refuse(path, 'checklist-refer', { question: text, answer });
  }
  for (const id of Object.keys(answers)) {
    if (!questions.some((question) => question.id === id))
      refuse(['secrecy', 'answers', id], 'checklist-unknown', { id });
  }
  if (reply?.conclusion === '不得公开') refuse(['secrecy', 'reply'], 'checklist-reply-no', { number: reply.number });
  return findings;
}
