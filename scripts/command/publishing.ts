import { explained } from '../publish/failure.ts';
import { freshEnough, mayFollow } from '../publish/may-follow.ts';
import { openTarget } from '../publish/open-target.ts';
import { neverShown, outlived, type Removed } from '../publish/outlived.ts';
import { manifestNamespace, readSigned } from '../publish/signed-manifest.ts';
import type { Brought, Release, Seen, Target } from '../publish/target.ts';
import type { InForce } from '../site/in-force.ts';
import { machineByKey } from '../site/people.ts';
import { dayIn } from '../site/time.ts';
import type { Manifest } from '../site/types.gen.ts';
import { CouldNot } from '../words/could-not.ts';
import { type Said, said } from '../words/said.ts';
import { type Call, exit, Later, Refusal, UsageError } from './command.ts';
import { made } from './making.ts';
import type { Opened } from './open.ts';
import type { Making } from './releasing.ts';
import { publicKeyOf, signText } from './ssh.ts';

/** The target that --to names. */
export function targetOf(call: Call): Target {
  const to = call.text('to') ?? call.world.env.QIANFA_PUBLISH_TO;
  if (!to) throw new UsageError(call.say('publish-to-missing'));
  const target = openTarget(to, call.world.cwd, call.world.env);
  if (!target) throw new UsageError(call.say('publish-to-form', { to }));
  return target;
}

/** A number option that is at least `least`. */
export function numberOf(call: Call, name: string, otherwise: number, least: number): number {
  const value = Number(call.text(name) ?? otherwise);
  if (!Number.isInteger(value) || value < least) throw new UsageError(call.say('publish-number', { name, least }));
  return value;
}

/** Signs manifests with the private key file that QIANFA_PUBLISHER_KEY names; its public half must be registered as a publisher's on the day of `asOf`. */
export async function publisherOf(
  call: Call,
  { group, registry }: InForce,
  asOf: string,
): Promise<(text: string) => Promise<string>> {
  const path = call.world.env.QIANFA_PUBLISHER_KEY;
  if (!path) throw new Refusal(call.say('publisher-key-missing'));
  const machine = machineByKey(registry.publishers ?? [], await publicKeyOf(path), dayIn(group.zone, asOf));
  if (!machine) throw new Refusal(call.say('publisher-unknown'));
  return (text) => signText(path, manifestNamespace, text);
}

/** What the target shows; refused where the ledger may not follow it, or a release that was broken off there, at `asOf`. */
async function followed(call: Call, { ledger }: Opened, target: Target, asOf: string): Promise<Seen> {
  const seen = await target.seen().catch(explained);
  for (const one of [seen.standing, seen.begun]) {
    const shown = one && readSigned(one, ledger.inForce);
    const refused = shown ? mayFollow(ledger, shown, asOf) : one ? [said('publish-unsigned')] : [];
    // Somebody else was faster: a newer ledger may be had already, and the clock goes on.
    const passes = ({ key }: Said) => key === 'publish-rolled-back' || (key === 'publish-older' && !call.text('as-of'));
    const Refused = refused.every(passes) ? Later : Refusal;
    if (refused.length > 0) throw new Refused(refused.map(call.tell).join('\n'));
  }
  return seen;
}

/** Brings a release to the target and shows it there; whatever fails says what is shown now. */
async function bring(call: Call, target: Target, made: Release, seen: Seen): Promise<Brought> {
  const brought = await target
    .bring(made, seen)
    .catch(explained)
    .catch((cause: unknown) => {
      throw new CouldNot(target.unfinished(seen.standing?.name ?? call.say('publish-nothing')), { cause });
    });
  if (!brought) throw new Later(call.say('publish-overtaken', { place: target.place }));
  return brought;
}

/** How many files a release has. */
const countOf = ({ files, folders = [] }: Manifest) =>
  files.length + folders.reduce((sum, { count }) => sum + count, 0);

/** The first of them, as text in which no sign of a name can do anything to a terminal. */
const namesOf = (paths: readonly string[]) =>
  `${paths
    .slice(0, 5)
    .map((path) => JSON.stringify(path))
    .join(', ')}${paths.length > 5 ? ' …' : ''}`;

/**
 * Which releases go from a target that showed one before and shows another now. Where no claim keeps others away, a release that is not shown may be
 * one that somebody is about to show.
 */
function leaving(
  target: Target,
  names: readonly string[],
  [before, now]: readonly [string | null, string],
  keep: number,
  removed: Removed,
): string[] {
  const unshown = new Set(target.inside ? neverShown(names, before, now) : []);
  const shown = names.filter((name) => !unshown.has(name));
  return [...unshown, ...outlived(shown, now, keep, removed)];
}

/**
 * `qianfa publish`: builds what the ledger says at `asOf`, signs its manifest, brings it to the target and shows it there; then takes away what
 * may not be kept. When anything fails, folders show the old release, whole; of object storage it is said what stands there.
 */
export async function publish(
  call: Call,
  opened: Opened,
  { reread, ...making }: Making & { reread: boolean },
): Promise<number> {
  const { asOf } = making;
  const target = targetOf(call);
  const keep = numberOf(call, 'keep', 5, 1);
  const stale = freshEnough(opened.ledger, call.world.now(), numberOf(call, 'fresh-within', 48, 1));
  if (stale.length > 0) throw new Refusal(stale.map(call.tell).join('\n'));
  const sign = await publisherOf(call, opened.ledger.inForce, asOf);
  const first = await followed(call, opened, target, asOf);
  const { removed, release, same, remember, end } = await made(call, opened, {
    ...making,
    target,
    seen: first,
    reread,
  });
  try {
    // Asked again: building takes time, and another publisher may have been faster.
    const seen = await followed(call, opened, target, asOf);
    if (seen.standing?.name !== first.standing?.name)
      throw new Later(call.say('publish-overtaken', { place: target.place }));
    const signed = { ...release, signature: await sign(release.text) };
    const { strangers } = same && !target.inPlace ? { strangers: [] } : await bring(call, target, signed, seen);
    const gone = leaving(target, await target.releases(), [first.standing?.name ?? null, release.name], keep, removed);
    await target.remove(gone);
    remember();
    const value = {
      place: target.place,
      release: release.name,
      before: first.standing?.name ?? null,
      removed: gone,
      strangers,
      files: countOf(release.manifest),
    };
    call.print(call.say(same ? 'publish-same' : 'publish-done', { place: target.place, release: release.name }), value);
    if (strangers.length > 0) call.note('publish-strangers', { count: strangers.length, names: namesOf(strangers) });
    if (gone.length > 0) call.note('publish-removed', { count: gone.length });
    return exit.done;
  } finally {
    await end();
  }
}
