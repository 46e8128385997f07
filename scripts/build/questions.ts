import type { PublicQuestion } from '../site/types.gen.ts';
import { newestFirst } from './rows.ts';
import { ofSite } from './services.ts';
import type { SiteView } from './site-view.ts';
import type { Standing } from './state.ts';

export interface QuestionTopic {
  topic: string;
  standing: Standing;
  questions: { question: string; answer: string; anchor: string }[];
}

/** Answered questions of a site by topic, topics in the order of the newest publication (E32). */
export function questionTopics(site: SiteView): QuestionTopic[] {
  return newestFirst(ofSite(site, 'faq')).flatMap((standing): QuestionTopic[] => {
    const { front } = standing.article;
    if (front.kind !== 'faq') return [];
    const questions = front.answers.map(({ question, answer }, at) => ({ question, answer, anchor: `#q${at + 1}` }));
    return [{ topic: front.topic, standing, questions }];
  });
}

/** The same for programs. `absolute` gives the address of an article's page. */
export const questionsOf = (site: SiteView, absolute: (standing: Standing) => string): PublicQuestion[] =>
  questionTopics(site).flatMap(({ topic, standing, questions }) =>
    questions.map(({ question, answer, anchor }) => ({
      topic,
      question,
      answer,
      unit: standing.article.unitName,
      url: `${absolute(standing)}${anchor}`,
    })),
  );
