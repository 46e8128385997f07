import type { Ledger } from '../ledger/verify.ts';
import { personOf, signerOf, unitOf } from '../site/people.ts';
import type { MessageKey } from '../words/say.ts';
import type { Call } from './command.ts';

const posts: Readonly<Record<string, MessageKey>> = {
  officer: 'post-officer',
  reviewer: 'post-reviewer',
  leader: 'post-leader',
  principal: 'post-principal',
  'secrecy-officer': 'post-secrecy-officer',
  'site-admin': 'post-site-admin',
  'site-leader': 'post-site-leader',
  duty: 'post-duty',
  keeper: 'post-keeper',
  publisher: 'post-publisher',
};

/** Posts as people call them: 'reviewer@rsj' → 县人社局审核员; several are joined by 或. */
export function postsText(call: Call, { inForce }: Ledger, by: readonly string[]): string {
  return by
    .map((signer) => {
      const [name, place] = signerOf(signer);
      const unit = unitOf(inForce.registry, place);
      const post = posts[name];
      return post ? call.say('post-of', { unit: unit?.short ?? unit?.name ?? place, post: call.say(post) }) : signer;
    })
    .join(call.say('post-or'));
}

/** Somebody's name, or the id where the registry knows nobody. */
export const nameText = ({ inForce }: Ledger, id: string): string => personOf(inForce.registry, id)?.name ?? id;
