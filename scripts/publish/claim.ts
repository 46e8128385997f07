import { randomBytes } from 'node:crypto';
import { runs } from '../build/fresh-folder.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import { ownFile, type Storage, type Stored } from './storage.ts';

/** Who publishes: a process, and the machine on which its number means something (null where that is not known). */
export interface Publisher {
  machine: string | null;
  pid: number;
}

/** The right to write at a place, for one publisher at a time. */
export interface Claim {
  /** Throws when the claim may be lost: another publisher came, or it could not be renewed. */
  check(): void;
  end(): Promise<void>;
}

const nothing = new Uint8Array();
const form = /(?:^|\/)([0-9a-f]{12}|-)_(\d+)_[0-9a-f]{16}$/;

/** A claim holds while it is renewed within `lease` milliseconds by the storage's own clock, unless its process is known to have ended. */
function holds({ key, at }: Stored, now: number, own: Publisher, lease: number): boolean {
  const [, machine, pid] = form.exec(key) ?? [];
  if (machine === undefined || (machine === own.machine && !runs(Number(pid)))) return false;
  return now - at <= lease;
}

/**
 * Claims a place: puts an own mark below `folder`, then looks whose marks lie there. Whoever sees another's gives way, so of two that come at
 * once at most one goes on. That needs nothing but a listing that shows what was put before it, as all storage of today gives it; conditional
 * puts are not answered everywhere, and where they are not they are taken for plain ones. Throws when another publisher holds the place.
 */
export async function claim(storage: Storage, folder: string, own: Publisher, lease: number): Promise<Claim> {
  const key = `${folder}${own.machine ?? '-'}_${own.pid}_${randomBytes(8).toString('hex')}`;
  await storage.write(key, nothing, ownFile);
  const marks = await storage.list(folder);
  const mine = marks.find((mark) => mark.key === key);
  const others = marks.filter((mark) => mark.key !== key);
  const holder = others.find((mark) => holds(mark, mine?.at ?? 0, own, lease));
  if (!mine || holder) {
    await storage.remove(key);
    const at = (instant: number) => new Date(instant).toISOString();
    const taken = holder && said('publish-claimed', { since: at(holder.at), until: at(holder.at + lease) });
    throw new CouldNot(taken ?? said('publish-claim-lost'));
  }
  for (const mark of others) await storage.remove(mark.key);

  let lost: unknown = null;
  const lose = (cause?: unknown) => {
    lost ??= new CouldNot(said('publish-claim-lost'), { cause });
  };
  // Put first, then looked, as at the beginning: who took this one for dead meanwhile lies there now.
  const renew = async () => {
    await storage.write(key, nothing, ownFile);
    if ((await storage.list(folder)).some((mark) => mark.key !== key)) lose();
  };
  let renewing = Promise.resolve();
  const timer = setInterval(() => {
    renewing = renew().catch(lose);
  }, lease / 5);
  timer.unref();
  return {
    check() {
      if (lost !== null) throw lost;
    },
    async end() {
      clearInterval(timer);
      await renewing;
      await storage.remove(key);
    },
  };
}
