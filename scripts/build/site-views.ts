import type { Live } from '../ledger/live-article.ts';
import type { SiteModel } from '../site/in-force.ts';
import type { Clock } from './clock.ts';
import { listPages } from './lists.ts';
import type { Pictures } from './pictures.ts';
import { addressFrom, channelsOf, entriesByColumn, frameOf, type SiteView } from './site-view.ts';
import type { State } from './state.ts';
import type { Texts } from './texts.ts';
import type { Frame } from './view.ts';

type Given = Pick<Frame, 'assets' | 'mark'>;

function siteView(
  live: Live,
  state: State,
  clock: Clock,
  model: SiteModel,
  given: Given,
  entries: ReturnType<typeof entriesByColumn>,
  texts: Texts,
  pictures: Pictures,
): SiteView {
  const { id } = model.site;
  const seen = {
    columns: model.columns.columns.flatMap((column) => {
      const listed = entries.get(`${id}/${column.id}`);
      return listed ? [{ column, entries: listed, ...listPages(listed) }] : [];
    }),
    channels: channelsOf(live, state, id),
    hrefOf: addressFrom(live, id),
  };
  return { id, model, live, state, clock, texts, pictures, ...seen, frame: frameOf(live, state, model, seen, given) };
}

/** Every site of the group as its pages and its files for machines see it in `state`; `given` tells assets and mark of a site. */
export function siteViewsOf(
  live: Live,
  state: State,
  clock: Clock,
  texts: Texts,
  pictures: Pictures,
  given: (site: string) => Given,
): Map<string, SiteView> {
  const entries = entriesByColumn(state);
  return new Map(
    [...live.inForce.sites].map(([id, model]) => [
      id,
      siteView(live, state, clock, model, given(id), entries, texts, pictures),
    ]),
  );
}
