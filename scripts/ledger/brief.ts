import type { FrontMatter } from '../article/front-matter.ts';

/**
 * What of a front matter decides when and in which lists an article stands. It is asked of every live article with every publication, so it is kept
 * apart from what only its own page and the lists that show it tell.
 */
export type Brief = ReturnType<typeof briefOf>;

export function briefOf(front: FrontMatter) {
  const {
    id: _id,
    title: _title,
    drafter: _drafter,
    officer: _officer,
    level: _level,
    sensitive: _sensitive,
    ...others
  } = front;
  const {
    emergency: _emergency,
    source: _source,
    secrecy: _secrecy,
    review: _review,
    disclosure: _disclosure,
    ...brief
  } = others;
  const { summary: _summary, keywords: _keywords, ...rest } = brief;
  return rest;
}
