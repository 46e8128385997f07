import type { Group } from '../fixture/group.ts';
import { Book, department } from '../fixture/ledger.ts';

/** The same numbers on every run: a failure can be played again. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Events = Readonly<Record<string, (throwDice: (below: number) => number) => Promise<unknown>>>;

const issued = { issuer: '石桥县水利局', document_date: '2026-02-20', topic: '农业\\水利' };
const ofSite = [
  ['site-admin', { unit: 'xzfb', post: 'site-admin', acts: ['审核'] }],
  ['site-leader', { unit: 'xzfb', post: 'site-leader', acts: ['审批'] }],
] as const;

/** In three buckets, so that some folders of a release change and others stay. */
const idOf = (at: number) => `r${'abc'[at % 3]}ndom${String(at).padStart(4, '0')}`;

/** Kinds after which a page depends on another article, and kinds that are to be seen on such a page. */
export const naming = ['new, leading to another', 'new, replacing another'];
export const seen = ['another title', 'withdrawal', 'other text', 'move'];

/** A county whose articles and governed files change by what is drawn, and the clock by which they do. */
export class ChangingCounty {
  readonly book: Book;
  readonly #group: Group;
  #now: number;
  #number = 0;
  /** Ids of what is live, and the column in which each stands. */
  readonly #live: string[] = [];
  readonly #columns = new Map<string, string>();
  readonly #named = new Set<string>();

  private constructor(group: Group, now: number) {
    this.#group = group;
    this.#now = now;
    this.book = new Book(group, new Date(now).toISOString());
  }

  /** With three articles, and others that name them. */
  static async found(group: Group): Promise<ChangingCounty> {
    const county = new ChangingCounty(group, Date.parse('2026-03-02T09:00:00+08:00'));
    await county.book.found();
    for (let at = 0; at < 3; at += 1) await county.#article({});
    for (const name of naming) await county.local[name]?.(() => 0);
    return county;
  }

  /** The moment at which its clock stands, as RFC 3339. */
  get time(): string {
    return new Date(this.#now).toISOString().replace('.000Z', 'Z');
  }

  /** Lets time pass: the recorder's clock goes on with the next event. */
  wait(minutes: number): void {
    this.#now += minutes * 60_000;
  }

  /** Lets one event happen, a minute later. */
  async play(events: Events, name: string, throwDice: (below: number) => number): Promise<void> {
    this.wait(1);
    this.book.at(new Date(this.#now).toISOString());
    await events[name]?.(throwDice);
  }

  #pathOf(id: string): string {
    return `main/${this.#columns.get(id) ?? 'gsgg'}/2026/${id}`;
  }

  async #article(front: object, body?: string, change: Parameters<Book['publish']>[1] = {}): Promise<void> {
    this.#number += 1;
    const id = idOf(this.#number);
    await this.book.publish(this.#pathOf(id), {
      front: { id, title: `第${this.#number}篇通报`, ...front },
      files: { '附件.txt': `附件${this.#number}` },
      ...(body === undefined ? {} : { body }),
      ...change,
    });
    this.#live.push(id);
  }

  #hours(count: number): string {
    return new Date(this.#now + count * 3_600_000).toISOString().replace('.000Z', '+00:00');
  }

  /** Every second time one that others name, if there is one: what happens to such an article is to be seen on two pages. */
  #anyOf(throwDice: (below: number) => number): string {
    const among = this.#live.filter((id) => this.#named.has(id));
    const from = among.length > 0 && throwDice(2) === 0 ? among : this.#live;
    return from[throwDice(from.length)] ?? '';
  }

  /** One that the next article names. */
  #nameOne(throwDice: (below: number) => number): string {
    const id = this.#anyOf(throwDice);
    this.#named.add(id);
    return id;
  }

  /** A new version of an article; its title stays where `front` does not change it. */
  #again(id: string, front: object, change: object) {
    return this.book.publish(this.#pathOf(id), { front: { id, ...front }, files: { '附件.txt': '附件' }, ...change });
  }

  /** What changes an article and those that it names. */
  readonly local: Events = {
    new: () => this.#article({}),
    'new in a column that was empty': () => {
      this.#columns.set(idOf(this.#number + 1), 'gzdt');
      return this.#article({});
    },
    'new, to appear and to go by itself': () =>
      this.#article({ kind: 'notice', notice: '公示', publish_at: this.#hours(30), expires: { at: this.#hours(80) } }),
    'new, to be marked when its time is over': () => this.#article({ expires: { at: this.#hours(20) } }),
    'new, leading to another': (throwDice) => this.#article({}, `详见[另一篇](id:${this.#nameOne(throwDice)})。\n`),
    'new, replacing another': (throwDice) => this.#article({ supersedes: [this.#nameOne(throwDice)] }),
    'new document, to lapse by itself': () =>
      this.#article({ kind: 'document', ...issued, effective_until: this.#hours(50).slice(0, 10) }),
    'new document, amending another from a day to come': (throwDice) =>
      this.#article({
        kind: 'document',
        ...issued,
        amends: [this.#nameOne(throwDice)],
        effective_from: this.#hours(50).slice(0, 10),
      }),
    'from the old site': () =>
      this.#article({}, undefined, {
        type: 'import',
        signing: ofSite,
        original: {
          date: `20${10 + (this.#number % 15)}-05-01`,
          address: `http://old.shiqiao.example/${this.#number}.html`,
        },
      }),
    confirmation: (throwDice) => this.book.again(this.#anyOf(throwDice), 'confirmation', department),
    'other text': (throwDice) => this.#again(this.#anyOf(throwDice), {}, { body: `改到${this.#now}。\n` }),
    'another title': (throwDice) => this.#again(this.#anyOf(throwDice), { title: `改题${this.#now}` }, {}),
    'another attachment': (throwDice) =>
      this.#again(this.#anyOf(throwDice), {}, { files: { '附件.txt': `换到${this.#now}` } }),
    move: async (throwDice) => {
      const id = this.#anyOf(throwDice);
      this.#columns.set(id, this.#columns.get(id) === 'gzdt' ? 'gsgg' : 'gzdt');
      await this.#again(id, { kind: 'news' }, {});
    },
    withdrawal: async (throwDice) => {
      if (this.#live.length < 2) return;
      const id = this.#anyOf(throwDice);
      this.#live.splice(this.#live.indexOf(id), 1);
      await (throwDice(2) === 0 ? this.book.withdraw(id, '隐私') : this.book.withdraw(id, '失效', '本文失效。'));
    },
    'nothing but time': async () => undefined,
  };

  /** What changes every page, or what stands around them. */
  readonly common: Events = {
    'another name of the site': async () => {
      const text = this.#group.governed['main/site.yml']?.['site.yml'] ?? '';
      await this.book.govern('main/site.yml', { 'site.yml': text.replace('石桥县main网站', `石桥县网站${this.#now}`) });
    },
    'another name of a unit': async () => {
      const registry = this.#group.governed.registry ?? {};
      const units = registry['units.yml'] ?? '';
      await this.book.govern('registry', {
        ...registry,
        'units.yml': units.replace('石桥县水利局', `石桥县水利局${this.#now}`),
      });
    },
    'another column’s title': async () => {
      const text = this.#group.governed['main/columns.yml']?.['columns.yml'] ?? '';
      await this.book.govern('main/columns.yml', { 'columns.yml': text.replace('工作动态', `动态${this.#now}`) });
    },
    'a banner': () =>
      this.book.govern('main/banner.yml', {
        'banner.yml': `text: 台风预警${this.#now}\nuntil: '${this.#hours(30)}'\n`,
      }),
  };
}
