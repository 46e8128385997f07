import { caseLists } from './cases.ts';
import { plainPage } from './plain-page.ts';
import { questionTopics } from './questions.ts';
import { rowOf } from './rows.ts';
import type { SiteView } from './site-view.ts';
import type { Link, PageView, Row } from './view.ts';

/** The page on which cases are looked up; without a script its lists lead to them (E24.4). */
export interface StatusView extends PageView {
  lists: Row[];
}

export function statusViews(site: SiteView): StatusView[] {
  const lists = caseLists(site).map((standing) => rowOf(site, standing));
  return lists.length > 0 ? [{ ...plainPage(site, '/status/'), lists }] : [];
}

/** The page of answered questions with the box that offers the nearest answers (E32). */
export interface QuestionsView extends PageView {
  topics: (Link & { questions: Link[] })[];
}

export function questionsViews(site: SiteView): QuestionsView[] {
  const topics = questionTopics(site).map(({ topic, standing, questions }) => {
    const url = site.hrefOf(standing.article);
    const links = questions.map(({ question, anchor }) => ({ title: question, url: `${url}${anchor}` }));
    return { title: topic, url, questions: links };
  });
  return topics.length > 0 ? [{ ...plainPage(site, '/questions/'), topics }] : [];
}
