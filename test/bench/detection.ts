import { applyRules, rules } from '../../scripts/check/check.ts';
import { subject } from '../check/given.ts';
import type { Planted } from './planted.ts';
import type { Sort } from './planted-forms.ts';

const keys: Record<Sort, readonly string[]> = {
  id: ['id-number'],
  mobile: ['mobile-number', 'mobile-number-asked'],
  card: ['bank-card'],
  address: ['home-address'],
};

/** The planted items that no rule of their sort finds. */
export async function missed(items: readonly Planted[]): Promise<Planted[]> {
  const lost: Planted[] = [];
  for (const item of items) {
    const found = applyRules(rules, await subject(item.given));
    if (!found.some(({ key }) => keys[item.sort].includes(key))) lost.push(item);
  }
  return lost;
}
