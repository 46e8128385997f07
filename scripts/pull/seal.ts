import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from '../command/command.ts';
import type { Forge } from '../forge/forge.ts';
import { hidden, hiddenIn } from './hidden.ts';

/** Whose hidden lines they are: the token's that wrote them, for one pull request (`of`, its address) and no other. */
export interface Seal {
  token: string;
  of: string;
}

export const sealOf = ({ world: { env } }: Call, { url, repository }: Forge, number: number): Seal => ({
  token: env.QIANFA_FORGE_TOKEN ?? '',
  of: `${url}/${repository}#${number}`,
});

/** A hidden line of rows that only who has the token can have written: whoever may write to the repository may edit our comment. */
export const hiddenSealed = (name: string, rows: readonly unknown[], seal: Seal): string =>
  hidden(name, [sealed(name, rows, seal), rows]);

/** The rows of a body's last line of a name: null where there is none that bears our seal. */
export function sealedIn(name: string, body: string, seal: Seal): unknown[] | null {
  const kept = hiddenIn(name, body);
  const [found, rows]: unknown[] = Array.isArray(kept) ? kept : [];
  return Array.isArray(rows) && typeof found === 'string' && same(found, sealed(name, rows, seal)) ? rows : null;
}

function sealed(name: string, rows: readonly unknown[], { token, of }: Seal): string {
  const key = createHmac('sha256', token).update(`qianfa-${name} ${of}`).digest();
  return createHmac('sha256', key).update(JSON.stringify(rows)).digest('hex');
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
