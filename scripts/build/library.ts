import topics from '../../layouts/words/topics.json' with { type: 'json' };
import type { Brief } from '../ledger/brief.ts';
import type { SiteView } from './site-view.ts';
import type { Standing, Validity } from './state.ts';

/** 国务院公文主题分类: 22 classes and their subclasses, in the official order. */
const classes: Readonly<Record<string, readonly string[]>> = topics;

/** By what the documents of a group are shelved. */
export type Shelving = 'topic' | 'issuer' | 'year' | 'validity';

/** Documents that stand together. */
export interface Shelf {
  by: Shelving;
  name: string;
  /** Last part of its address. */
  id: string;
  /** Oldest first: new ones come to the end, so that numbered pages keep what they have. */
  standings: Standing[];
}

interface Shelved {
  standing: Standing;
  brief: Extract<Brief, { kind: 'document' }>;
  /** Day of the document itself. */
  date: string;
}

/** Every visible document of the whole group, by its own date. */
function documentsOf({ state }: SiteView): Shelved[] {
  // Of documents of the same day the newer publication comes later, as its turn comes earlier.
  return (state.ofKind.get('document') ?? [])
    .flatMap((standing) => {
      const { brief } = standing.article;
      return brief.kind === 'document' ? [{ standing, brief, date: brief.document_date }] : [];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || b.standing.turn - a.standing.turn);
}

/** Words of signed documents in an address: nothing in them may lead out of the folder. */
const inAddress = (name: string) => name.normalize('NFC').replace(/[^\p{L}\p{N}、]/gu, '-');

const order: readonly Validity[] = ['coming', 'valid', 'amended', 'repealed', 'lapsed'];
const topicOf = ({ brief }: Shelved) => brief.topic.split('\\')[0] ?? '';
const issuersOf = ({ brief }: Shelved) => brief.issuer.split(' ').filter((issuer) => issuer !== '');

function shelve(by: Shelving, all: readonly Shelved[], namesOf: (one: Shelved) => readonly string[]): Shelf[] {
  const shelves = new Map<string, Shelf>();
  for (const one of all) {
    for (const name of new Set(namesOf(one))) {
      const id = inAddress(name);
      const shelf = shelves.get(id) ?? { by, name, id, standings: [] };
      shelf.standings.push(one.standing);
      shelves.set(id, shelf);
    }
  }
  return [...shelves.values()];
}

/** A class that is not in the official list stands behind those that are. */
const rank = (list: readonly string[], name: string) => {
  const at = list.indexOf(name);
  return at < 0 ? list.length : at;
};

/** The library of a group, with its shelves in the order in which readers look for them; a shelf without a document is not there. */
export function libraryOf(site: SiteView): { shelves: Shelf[]; newest: Standing[] } {
  const all = documentsOf(site);
  const official = Object.keys(classes);
  const byTopic = shelve('topic', all, (one) => [topicOf(one)]);
  const byIssuer = shelve('issuer', all, issuersOf);
  const byYear = shelve('year', all, ({ date }) => [date.slice(0, 4)]);
  const byValidity = shelve('validity', all, ({ standing }) => [standing.validity ?? 'valid']);
  const names: readonly string[] = order;
  return {
    shelves: [
      ...byTopic.sort((a, b) => rank(official, a.name) - rank(official, b.name) || (a.id < b.id ? -1 : 1)),
      ...byIssuer.sort((a, b) => b.standings.length - a.standings.length || (a.id < b.id ? -1 : 1)),
      ...byYear.sort((a, b) => (a.name < b.name ? 1 : -1)),
      ...byValidity.sort((a, b) => rank(names, a.name) - rank(names, b.name)),
    ],
    newest: all.map(({ standing }) => standing).reverse(),
  };
}

/** The subclasses of a topic in their official order, those of other lists behind them. */
export function bySubclass(shelf: Shelf): { name: string; standings: Standing[] }[] {
  const groups = new Map<string, Standing[]>();
  for (const standing of shelf.standings) {
    const { brief } = standing.article;
    const name = brief.kind === 'document' ? (brief.topic.split('\\')[1] ?? '') : '';
    const group = groups.get(name);
    if (group) group.push(standing);
    else groups.set(name, [standing]);
  }
  const official = classes[shelf.name] ?? [];
  return [...groups]
    .map(([name, standings]) => ({ name, standings }))
    .sort((a, b) => rank(official, a.name) - rank(official, b.name) || (a.name < b.name ? -1 : 1));
}
