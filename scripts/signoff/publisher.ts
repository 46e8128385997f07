import type { InForce } from '../site/in-force.ts';
import { holders, signerOf } from '../site/people.ts';
import type { Facts, Person } from '../site/types.gen.ts';
import { unitsOf } from './route.ts';

/**
 * Whom the policies name as publishers of items with these facts, on `day`: who may merge what was signed. Null where they name none. Whoever is
 * named and cannot be found leaves the merge to nobody, not to the recorder.
 */
export function publishersOf(inForce: InForce, items: readonly Facts[], day: string): Person[] | null {
  const { sites, group, registry } = inForce;
  const wanted = items.flatMap((facts) => {
    const signers = sites.get(facts.site ?? group.main)?.policy.publisher ?? [];
    return signers.map((signer) => ({ signer, facts }));
  });
  if (wanted.length === 0) return null;
  const found = wanted.flatMap(({ signer, facts }) => {
    const [post, place] = signerOf(signer);
    const units = unitsOf(inForce, place, facts);
    return units.flatMap((unit) => holders(registry, post, unit, day).map(({ person }) => person));
  });
  return [...new Set(found)];
}
