import type { Paper, Statement } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import { type Call, UsageError } from './command.ts';

/** Reads one signature on paper as the keeper types it: person:post@unit:act[:stand_in_for]. */
export function paperSigned(call: Call, text: string): Paper['signed'][number] {
  const [person = '', at = '', act = '', other] = text.split(':');
  const [post = '', unit = ''] = at.split('@');
  const entry = { person, unit, post, acts: [act], stand_in_for: other ?? null };
  const zero = '0'.repeat(64);
  const probe = {
    v: 1,
    group: 'probe',
    root: zero,
    items: [{ id: 'probe', path: 'probe', digest: zero, replaces: null }],
    acts: ['登记'],
    unit: 'probe',
    post: 'keeper',
    stand_in_for: null,
    decision: 'approve',
    paper: { form: '0'.repeat(12), scan: { name: 'probe', sha256: zero }, signed: [entry] },
  };
  const valid = validate('statement', probe, { file: text, lineOf: () => 1 });
  const [signed] = 'value' in valid ? (paperOf(valid.value)?.signed ?? []) : [];
  if (!signed) throw new UsageError(call.say('attest-signed-form', { text }));
  return signed;
}

const paperOf = ({ paper }: Statement): Paper | undefined => paper;
