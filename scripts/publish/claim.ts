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
  /** Throws when the claim may be lost: another publisher came, or it could not be renewed in time. */
  check(): void;
  /** Gives it free; throws where that is not answered within a part of the lease. */
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
  const lose = (key: 'publish-claim-lost' | 'publish-claim-unrenewed', cause?: unknown) => {
    lost ??= new CouldNot(said(key), { cause });
  };
  // Put first, then looked, as at the beginning: who took this one for dead meanwhile lies there now.
  const renew = async () => {
    await storage.write(key, nothing, ownFile);
    if ((await storage.list(folder)).some((mark) => mark.key !== key)) lose('publish-claim-lost');
  };
  const every = lease / 5;
  let renewing: Promise<void> | null = null;
  const timer = setInterval(() => {
    // What began after the last answer is given up while the claim still holds, so that nobody goes on without one.
    renewing ??= within(renew(), 2 * every)
      .catch((cause) => lose('publish-claim-unrenewed', cause))
      .finally(() => {
        renewing = null;
      });
  }, every);
  timer.unref();
  return {
    check() {
      if (lost !== null) throw lost;
    },
    async end() {
      clearInterval(timer);
      await renewing;
      await within(storage.remove(key), every);
    },
  };
}

/** What `act` gives; throws where it gives nothing for so many milliseconds: a line on which nothing moves says nothing of it by itself. */
function within<T>(act: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const seconds = Math.round(milliseconds / 1000);
    const timer = setTimeout(() => reject(new CouldNot(said('publish-claim-stalled', { seconds }))), milliseconds);
    act.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
