import { answer, choose } from '../command/answers.ts';
import type { Call } from '../command/command.ts';
import type { Ledger } from '../ledger/verify.ts';
import { unitOf } from '../site/people.ts';
import type { Kind, Notice } from '../site/types.gen.ts';

const notices: readonly Notice['notice'][] = ['通知', '公告', '公示', '招聘', '采购'];

/** The fields that only this kind of article must have. */
export async function kindFields(call: Call, { inForce }: Ledger, kind: Kind, unit: string): Promise<object> {
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
    const ids = await answer(call, { option: 'interprets', ask: call.say('new-ask-interprets') });
    return { interprets: ids.split(/[\s,，、]+/) };
  }
  return {};
}
