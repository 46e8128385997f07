import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { sha256 } from '../article/canonical.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Item, Paper, Person, Statement } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';
import { type Call, Refusal, UsageError } from './command.ts';
import type { Repository } from './open.ts';

/** A signed sheet of paper as the keeper brings it: what it says, and where its scan goes. */
export interface Sheet {
  form: string;
  signed: Paper['signed'];
  scan: { name: string; sha256: string };
  /** Files the scan; call it once the statement is signed. Gives the place. */
  file(): Promise<string>;
}

/** Reads --form, --scan, --archive and --signed. The archive lies outside the public content. */
export async function sheetOf(call: Call, repository: Repository): Promise<Sheet> {
  const [form, scan, archive] = [call.text('form'), call.text('scan'), call.text('archive')];
  const signed = call.texts('signed').map((text) => paperSigned(call, text));
  if (!form || !scan || !archive || signed.length === 0) throw new UsageError(call.say('attest-missing'));
  const folder = resolve(call.world.cwd, archive);
  if (!relative(join(repository.folder, 'content'), folder).startsWith('..'))
    throw new Refusal(call.say('attest-archive-inside'));
  const bytes = await readFile(resolve(call.world.cwd, scan));
  const name = `${form}-${basename(scan)}`.normalize('NFC');
  return {
    form,
    signed,
    scan: { name, sha256: sha256(bytes) },
    file: async () => {
      await mkdir(folder, { recursive: true });
      await copyFile(resolve(call.world.cwd, scan), join(folder, name));
      return join(folder, name);
    },
  };
}

/** The keeper's statement that these people signed `items` on paper. */
export function attestation(
  call: Call,
  { state }: Ledger,
  keeper: Person,
  items: Item[],
  { form, scan, signed }: Sheet,
): Statement {
  const unit = keeper.appointments.find(({ post }) => post === 'keeper')?.unit;
  if (!unit) throw new Refusal(call.say('paper-keeper-post', { person: keeper.name, unit: '—' }));
  return {
    v: 1,
    group: state.group,
    root: state.root,
    items,
    signer: keeper.id,
    acts: ['登记'],
    unit,
    post: 'keeper',
    stand_in_for: null,
    decision: 'approve',
    paper: { form, scan, signed },
  };
}

/** Reads one signature on paper as the keeper types it: person:post@unit:act[:stand_in_for]. */
function paperSigned(call: Call, text: string): Paper['signed'][number] {
  const [person = '', at = '', act = '', other] = text.split(':');
  const [post = '', unit = ''] = at.split('@');
  const entry = { person, unit, post, acts: [act], stand_in_for: other ?? null };
  const zero = '0'.repeat(64);
  const probe = {
    v: 1,
    group: 'probe',
    root: zero,
    items: [{ id: 'probe', path: 'probe', digest: zero, replaces: null }],
    signer: 'probe',
    acts: ['登记'],
    unit: 'probe',
    post: 'keeper',
    stand_in_for: null,
    decision: 'approve',
    paper: { form: '0'.repeat(12), scan: { name: 'probe', sha256: zero }, signed: [entry] },
  };
  const valid = validate('statement', probe, { file: text, lineOf: () => 1 });
  const [signed] = 'value' in valid ? (valid.value.paper?.signed ?? []) : [];
  if (!signed) throw new UsageError(call.say('attest-signed-form', { text }));
  return signed;
}
