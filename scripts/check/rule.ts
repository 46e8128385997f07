import type { Post } from '../site/types.gen.ts';
import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import type { CheckSubject } from './subject.ts';

type IdIn<Key> = Key extends `rule-${infer Id}-what` ? Id : never;

/** A rule's name in findings and waivers. What it finds, why, an example and what to do stand in words/rules.*.ts under this name. */
export type RuleId = IdIn<MessageKey>;

/** One content rule: a file of this folder, a chapter of the rules' documentation. */
export interface Rule {
  id: RuleId;
  /** Clauses of the requirement catalogue that it carries; its law is named in its documentation. */
  clauses: readonly string[];
  /** Posts whose signature on the article accepts a finding that the article asks to be waived; null: it is never waived. */
  waiver: readonly Post[] | null;
  /** Pure; throws only when it could not find out. */
  find(subject: CheckSubject): Finding[];
}

/** Those who answer for a unit or for the site. */
export const leaders: readonly Post[] = ['leader', 'principal', 'site-leader'];

/** Whoever signs an article, writers and keepers of paper excepted. */
export const anySigner: readonly Post[] = [...leaders, 'reviewer', 'secrecy-officer', 'site-admin', 'duty'];
