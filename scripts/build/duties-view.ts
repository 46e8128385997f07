import Papa from 'papaparse';
import words from '../../layouts/words/zh.json' with { type: 'json' };
import type { PublicCatalogue, PublicDuties } from '../site/types.gen.ts';
import { apiRoot } from './api-address.ts';
import { publicCatalogue, publicDuties } from './duties.ts';
import { labelsOfKinds } from './labels.ts';
import { plainPage } from './plain-page.ts';
import type { SiteView } from './site-view.ts';
import type { PageView } from './view.ts';

/** A table as it stands on a page and in a CSV file. */
export interface Table {
  titles: string[];
  rows: string[][];
}

interface TablePage extends PageView {
  csv: string;
  json: string;
}

/** 栏目责任分工表, at an address that stays. */
export interface DutiesView extends TablePage {
  duties: PublicDuties['columns'];
}

/** 信息发布目录, at an address that stays. */
export interface CatalogueView extends TablePage {
  units: PublicCatalogue['units'];
}

export const dutiesCsv = '/duties/duties.csv';
export const catalogueCsv = '/catalogue/catalogue.csv';

export const dutiesView = (site: SiteView): DutiesView => ({
  ...plainPage(site, '/duties/'),
  duties: publicDuties(site).columns,
  csv: dutiesCsv,
  json: `${apiRoot}/duties.json`,
});

export const catalogueView = (site: SiteView): CatalogueView => ({
  ...plainPage(site, '/catalogue/'),
  units: publicCatalogue(site).units,
  csv: catalogueCsv,
  json: `${apiRoot}/catalogue.json`,
});

const kindsText = (kinds: readonly string[]): string => {
  const labels: Readonly<Record<string, string>> = labelsOfKinds();
  return kinds.map((kind) => labels[kind] ?? kind).join('、');
};

export function dutyTable(site: SiteView): Table {
  const { section, column, description, units, kept, frequency, all, topical } = words.duties;
  return {
    titles: [section, column, description, units, kept, frequency, topical],
    rows: publicDuties(site).columns.map((duty) => {
      const by = duty.proposer ? words.duties.proposed.replace('{unit}', duty.proposer.name) : '';
      const end = duty.until ? words.duties.until.replace('{day}', duty.until) : '';
      const keepers = [...(duty.open_to_all ? [all] : []), ...duty.units.map(({ name }) => name)].join('、');
      const topic = [by, end, duty.archived ? words.duties.archived : ''].filter(Boolean).join('，');
      return [duty.section, duty.title, duty.description, keepers, duty.kept, duty.frequency, topic];
    }),
  };
}

export function catalogueTable(site: SiteView): Table {
  const { unit: subject, column, kinds, frequency, kept } = words.catalogue;
  return {
    titles: [subject, column, kinds, frequency, kept],
    rows: publicCatalogue(site).units.flatMap(({ unit, entries }) =>
      entries.map((entry) => [
        unit?.name ?? words.duties.all,
        entry.title,
        kindsText(entry.kinds),
        entry.frequency,
        entry.kept,
      ]),
    ),
  };
}

/** A table as spreadsheets take it: in UTF-8 with a byte order mark, and no cell begins a formula. */
export const csvOf = ({ titles, rows }: Table): string =>
  `\uFEFF${Papa.unparse({ fields: titles, data: rows }, { escapeFormulae: true })}\r\n`;
