import { compareInstants, instantIn } from '../site/time.ts';
import type { StatusRow } from './row.ts';

/** What is asked of a live article. */
export interface Dated {
  path: string;
  published: string;
  confirmBy: string | null;
  front: {
    title: string;
    drafter: string;
    officer: string;
    expires?: { at: string };
    effective_until?: string;
  };
}

/** How long before its end something is listed, in milliseconds. */
const ahead = 30 * 24 * 3_600_000;

/**
 * Live articles that become due by themselves: not yet published, ending within 30 days, or put online by the people on duty and not confirmed
 * in time (attacks 70). `at` is RFC 3339 in `zone`.
 */
export function dueRows(articles: readonly Dated[], at: string, zone: string, caller: string | null): StatusRow[] {
  const horizon = instantIn(zone, Date.parse(at) + ahead);
  return articles.flatMap(({ path, front, published, confirmBy }) => {
    const ends = [front.expires?.at, front.effective_until && `${front.effective_until}T23:59:59${at.slice(19)}`]
      .filter((end) => typeof end === 'string')
      .filter((end) => compareInstants(end, at) > 0 && compareInstants(end, horizon) <= 0)
      .sort(compareInstants);
    const due: [StatusRow['state'], string | undefined | null][] = [
      ['overdue', confirmBy !== null && compareInstants(confirmBy, at) < 0 ? confirmBy : null],
      ['coming', compareInstants(published, at) > 0 ? published : null],
      ['expiring', ends[0]],
    ];
    const mine = front.drafter === caller || front.officer === caller;
    return due.flatMap(([state, when]) =>
      when
        ? [
            {
              state,
              path,
              title: front.title,
              pull: null,
              branch: null,
              waiting: [],
              at: when,
              remarks: [],
              places: [],
              lines: [],
              elsewhere: [],
              mine,
            },
          ]
        : [],
    );
  });
}
