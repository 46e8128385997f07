import { kinds } from '../site/kinds.ts';
import type { Kind } from '../site/types.gen.ts';
import { type ApiPageView, apiPage } from './api-view.ts';
import { type ArticleView, articleView } from './article-view.ts';
import { type ColumnView, columnViews } from './column-view.ts';
import { type DisclosureView, disclosureViews } from './disclosure-view.ts';
import { type CatalogueView, catalogueView, type DutiesView, dutiesView } from './duties-view.ts';
import { type FeedsView, feedsView } from './feeds-view.ts';
import { type QuestionsView, questionsViews, type StatusView, statusViews } from './finding-views.ts';
import { type HomeView, homeView } from './home-view.ts';
import { type LibraryView, libraryViews, type ShelfView } from './library-views.ts';
import { channelViews, type DirectoryView, directoryView, type OverviewView, sectionViews } from './overview-views.ts';
import { choicesOf, type SearchView, searchView } from './search-view.ts';
import { type ServicesView, servicesViews } from './services-view.ts';
import type { SiteView } from './site-view.ts';
import type { Standing, State } from './state.ts';
import type { Overview } from './templates.ts';
import type { PageView } from './view.ts';
import { type WithdrawnView, withdrawnView } from './withdrawn-view.ts';

/** Every page of the group but those of articles, by the template in layouts/ that shows it. */
export interface Views extends Record<Overview, PageView[]> {
  home: HomeView[];
  section: OverviewView[];
  column: ColumnView[];
  channel: OverviewView[];
  disclosure: DisclosureView[];
  library: LibraryView[];
  shelf: ShelfView[];
  withdrawn: WithdrawnView[];
  search: SearchView[];
  services: ServicesView[];
  status: StatusView[];
  questions: QuestionsView[];
  sitemap: DirectoryView[];
  duties: DutiesView[];
  catalogue: CatalogueView[];
  feeds: FeedsView[];
  api: ApiPageView[];
  missing: DirectoryView[];
}

const none = (): Views => ({
  home: [],
  section: [],
  column: [],
  channel: [],
  disclosure: [],
  library: [],
  shelf: [],
  withdrawn: [],
  services: [],
  status: [],
  questions: [],
  search: [],
  sitemap: [],
  duties: [],
  catalogue: [],
  feeds: [],
  api: [],
  missing: [],
});

/** Every page of `sites` that is to be seen in `state`, but for those of articles. */
export function viewsOf(sites: ReadonlyMap<string, SiteView>, state: State): Views {
  const views = none();
  // The group's, whichever site is asked.
  let choices: SearchView['filters'] | undefined;
  for (const site of sites.values()) {
    views.home.push(homeView(site));
    views.section.push(...sectionViews(site));
    views.column.push(...columnViews(site));
    views.channel.push(...channelViews(site));
    choices = choices ?? choicesOf(site);
    views.search.push(searchView(site, choices));
    views.services.push(...servicesViews(site));
    views.status.push(...statusViews(site));
    views.questions.push(...questionsViews(site));
    views.disclosure.push(...disclosureViews(site));
    const { library, shelf } = libraryViews(site);
    views.library.push(...library);
    views.shelf.push(...shelf);
    views.sitemap.push(directoryView(site, '/sitemap/'));
    views.duties.push(dutiesView(site));
    views.catalogue.push(catalogueView(site));
    if (site.frame.mark !== 'preview') {
      views.feeds.push(feedsView(site));
      views.api.push(apiPage(site));
    }
    views.missing.push(directoryView(site, '/404.html'));
  }
  for (const notice of state.notices) {
    const site = sites.get(notice.site);
    if (site) views.withdrawn.push(withdrawnView(site, notice));
  }
  return views;
}

/** The pages of these articles of `sites`. */
export function articleViews(
  sites: ReadonlyMap<string, SiteView>,
  standings: readonly Standing[],
): Partial<Record<Kind, ArticleView[]>> {
  const views: Partial<Record<Kind, ArticleView[]>> = {};
  for (const kind of kinds) views[kind] = [];
  for (const standing of standings) {
    const site = sites.get(standing.article.site);
    if (site) views[standing.article.front.kind]?.push(articleView(site, standing));
  }
  return views;
}
