import { hostIn, hostOf } from '../check/hosts.ts';

/** Whether an address leads out of the group to a host that is not the government's, for which a reader is asked first. */
export function leaves(address: string, government: readonly string[]): boolean {
  const host = hostOf(address);
  return host !== null && !hostIn(host.toLowerCase(), government);
}
