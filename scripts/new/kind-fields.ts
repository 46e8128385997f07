import { answer, choose } from '../command/answers.ts';
import type { Call } from '../command/command.ts';
import { liveOf } from '../ledger/live.ts';
import type { Ledger } from '../ledger/verify.ts';
import { unitOf } from '../site/people.ts';
import type { Kind, Notice } from '../site/types.gen.ts';

const notices: readonly Notice['notice'][] = ['通知', '公告', '公示', '招聘', '采购'];

/** What a live article can be called by: its document number, its title, its address or its id. */
interface Called {
  id: string;
  title: string;
  document_number?: string;
}

const squeezed = (text: string) => text.replace(/\s+/gu, '').replace(/^《(.*)》$/u, '$1');

function idOf(name: string, live: readonly Called[]): string | null {
  const wanted = squeezed(name);
  const inAddress = /\/([a-z0-9]{10})\.html(?:[?#].*)?$/.exec(wanted)?.[1];
  const found = live.filter(({ id, title, document_number: number = '' }) =>
    [id, squeezed(title), squeezed(number)].includes(inAddress ?? wanted),
  );
  // Two of one title are told apart by their numbers or addresses.
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

/**
 * The ids of what is called so: one name, or several parted by commas or spaces (a title may hold such signs itself). Or the first name under
 * which nothing is live, or more than one.
 */
export function idsIn(text: string, live: readonly Called[]): { ids: string[] } | { unknown: string } {
  const whole = idOf(text, live);
  const names = whole === null ? text.split(/[\s,，;；、]+/u).filter((name) => name !== '') : [text];
  const unknown = names.find((name) => idOf(name, live) === null);
  return unknown === undefined ? { ids: names.flatMap((name) => idOf(name, live) ?? []) } : { unknown };
}

/** The fields that only this kind of article must have. */
export async function kindFields(call: Call, ledger: Ledger, kind: Kind, unit: string): Promise<object> {
  const { inForce } = ledger;
  if (kind === 'notice') {
    const choices = notices.map((value) => ({ value, label: value }));
    const notice = await choose(call, { option: 'notice', ask: call.say('new-ask-notice') }, choices);
    const [none, must] = ['-', notice === '公示'];
    const ask = call.say(must ? 'new-ask-expires' : 'new-ask-expires-maybe');
    const expires = await answer(call, { option: 'expires', ask, ...(must ? {} : { fallback: none }) }, (text) =>
      text === none || !Number.isNaN(Date.parse(text)) ? null : call.say('new-instant', { text }),
    );
    return { notice, ...(expires === none ? {} : { expires: { at: expires } }) };
  }
  if (kind === 'document') {
    const fallback = unitOf(inForce.registry, unit)?.name;
    const issuer = await answer(call, {
      option: 'issuer',
      ask: call.say('new-ask-issuer'),
      ...(fallback ? { fallback } : {}),
    });
    const number = await answer(call, { option: 'document-number', ask: call.say('new-ask-number'), fallback: '-' });
    const date = await answer(call, { option: 'document-date', ask: call.say('new-ask-date') });
    const topic = await answer(call, { option: 'topic', ask: call.say('new-ask-topic') });
    return { issuer, ...(number === '-' ? {} : { document_number: number }), document_date: date, topic };
  }
  if (kind === 'interpretation') {
    const live = (await liveOf(ledger)).articles.flatMap((article) =>
      article.status === 'live' ? [article.front] : [],
    );
    const ask = call.say('new-ask-interprets');
    const named = await answer(call, { option: 'interprets', ask }, (text) => {
      const found = idsIn(text, live);
      return 'ids' in found ? null : call.say('new-interprets', { name: found.unknown });
    });
    const found = idsIn(named, live);
    return { interprets: 'ids' in found ? found.ids : [] };
  }
  return {};
}
