import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { answer } from '../command/answers.ts';
import { type Call, UsageError } from '../command/command.ts';
import { keyOf } from '../site/people.ts';
import type { Person } from '../site/types.gen.ts';
import { validate } from '../site/validate.ts';

/** The four people without whom no page can be signed, and the posts that each is given. Units are those of layouts/init. */
export const roles = [
  { option: 'admin', ask: 'init-ask-admin', posts: ['site-admin', 'secrecy-officer', 'keeper'], signs: true },
  { option: 'officer', ask: 'init-ask-officer', posts: ['officer'], signs: false },
  { option: 'reviewer', ask: 'init-ask-reviewer', posts: ['reviewer'], signs: true },
  { option: 'leader', ask: 'init-ask-leader', posts: ['leader', 'site-leader'], signs: true },
] as const;

/** A person of the new group; `keyFile` is the public key that was named, null where none was. */
export interface Founder {
  id: string;
  name: string;
  email: string;
  keyFile: string | null;
  posts: readonly string[];
  signs: boolean;
}

/** Asks for everybody, as id:name:email[:public key file]. They are different people: who writes never signs, who signs signs once. */
export async function askFounders(call: Call, trialKeys: boolean): Promise<Founder[]> {
  const founders: Founder[] = [];
  for (const { option, ask, posts, signs } of roles) {
    const fault = (text: string): string | null => {
      const person = founderOf(text);
      if (!person) return call.say('init-person-form', { option, text });
      if (founders.some(({ id, email }) => id === person.id || email.toLowerCase() === person.email.toLowerCase()))
        return call.say('init-person-twice', { option, id: person.id });
      if (signs && !trialKeys && !person.keyFile) return call.say('init-person-key', { option, id: person.id });
      return null;
    };
    const person = founderOf(await answer(call, { option, ask: call.say(ask) }, fault));
    if (!person) throw new UsageError(call.say('answer-missing', { option, ask: call.say(ask) }));
    founders.push({ ...person, posts, signs });
  }
  return founders;
}

/** Reads id:name:email[:public key file]; null where the registry would not take it. */
function founderOf(text: string): Pick<Founder, 'id' | 'name' | 'email' | 'keyFile'> | null {
  const [id = '', name = '', email = '', ...rest] = text.split(':');
  const person: Person = { id, name, emails: [email], appointments: [] };
  const unit = { id: 'probe', name: 'probe', kind: 'office' };
  const recorder = { id: 'probe', key: 'ssh-ed25519 AAAA', from: '2026-01-01' };
  const probe = { units: [unit], people: [person], recorders: [recorder] };
  if ('findings' in validate('registry', probe)) return null;
  return { id, name, email, keyFile: rest.join(':') || null };
}

/** The public key in file `path`, as the registry writes it. */
export async function publicKeyIn(call: Call, path: string): Promise<string> {
  const key = keyOf((await readFile(resolve(call.world.cwd, path), 'utf8')).trim());
  if (!/^(ssh-ed25519|ecdsa-sha2-nistp256|ssh-rsa) /.test(key))
    throw new UsageError(call.say('init-key-form', { path }));
  return key;
}
