import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isPart, type Part, readPart } from '../build/part.ts';
import { buildPart } from '../build/part-release.ts';
import { programDigest } from '../build/program.ts';
import { parseShare, type Share } from '../build/share.ts';
import type { Digest, Manifest } from '../site/types.gen.ts';
import { type Said, said } from '../words/said.ts';
import { type Call, exit, Refusal, UsageError } from './command.ts';
import { type Opened, program } from './open.ts';
import { outputOf, release } from './releasing.ts';

/** The part that --part asks for; null where the whole is to be made. */
export function shareOf(call: Call): Share | null {
  const text = call.text('part');
  if (text === undefined) return null;
  const share = parseShare(text);
  if (!share) throw new UsageError(call.say('part-form'));
  if (call.texts('from').length > 0) throw new UsageError(call.say('part-and-from'));
  if (call.text('as-of') === undefined) throw new UsageError(call.say('part-as-of'));
  if (call.text('output') === undefined) throw new UsageError(call.say('part-output'));
  return share;
}

/** Makes one part of the build of an opened ledger in the folder of --output and prints what it did. Anything but an older part there is left alone. */
export async function partInto(call: Call, opened: Opened, share: Share, asOf: string): Promise<number> {
  const output = outputOf(call, opened.repository.folder);
  const there = await readdir(output).catch(() => []);
  if (there.length > 0 && !isPart(output)) throw new Refusal(call.say('part-in-the-way', { output }));
  const { made, seconds, close } = await release(call, opened, asOf, (live, _, crew) =>
    buildPart({ live, asOf, program, share, output, crew }),
  );
  close();
  const files = made.files.length;
  call.print(call.say('part-done', { ...share, files, seconds, output }), { ...share, output, asOf, files });
  return exit.done;
}

/** What this machine puts together: parts must be of this ledger and made by this program. */
interface Wanted {
  state: Opened['ledger']['state'];
  own: Digest;
}

const short = (digest: Digest) => digest.slice(0, 12);

/** Why a part, which lies at `place`, is none of what is wanted; null where it is one. */
function otherwise(place: string, { ledger, program: by }: Manifest, { state, own }: Wanted): Said | null {
  const { seq, digest } = ledger;
  if (state.chain.get(`${seq}`)?.digest !== digest) {
    const { head } = state;
    return said('part-other-ledger', { place, seq, digest: short(digest), ownSeq: head.seq, own: short(head.digest) });
  }
  return by === own ? null : said('part-other-program', { place, digest: short(by), own: short(own) });
}

/** The part that lies at `place`; refused where it is not whole, or none of what is wanted. */
async function partAt(call: Call, place: string, wanted: Wanted): Promise<Part> {
  const part = await readPart(place);
  if (!part) throw new Refusal(call.say('part-unread', { place }));
  const refused = otherwise(place, part.manifest, wanted);
  if (refused) throw new Refusal(call.tell(refused));
  return part;
}

/**
 * The parts that --from names, for a build of an opened ledger; none where there is no --from. Each may have been made at an earlier record and as of
 * any instant: only what is made of the same keys is taken from it. Refused where one is not whole, was made of another ledger, of a record that is
 * not in this one, by another program or in another division, or is given twice. Parts that are missing are told of: what they would hold is
 * made here.
 */
export async function partsOf(call: Call, { ledger, repository }: Opened): Promise<Part[]> {
  const places = call.texts('from').map((folder) => resolve(repository.folder, folder));
  if (places.length === 0) return [];
  const wanted = { state: ledger.state, own: await programDigest(program) };
  const parts: { place: string; part: Part }[] = [];
  for (const place of places) {
    const part = await partAt(call, place, wanted);
    for (const other of parts) {
      const [mine, its] = [part.share, other.part.share];
      if (mine.of !== its.of)
        throw new Refusal(call.say('part-other-division', { place, of: mine.of, other: other.place, otherOf: its.of }));
      if (mine.part === its.part)
        throw new Refusal(call.say('part-twice', { part: mine.part, place, other: other.place }));
    }
    parts.push({ place, part });
  }
  const given = parts.map(({ part }) => part);
  tellMissing(call, given);
  const oldest = Math.min(...given.map(({ manifest }) => manifest.ledger.seq));
  if (oldest < ledger.state.head.seq) call.note('part-older', { seq: oldest, head: ledger.state.head.seq });
  return given;
}

function tellMissing(call: Call, parts: readonly Part[]): void {
  const of = parts[0]?.share.of ?? 0;
  const numbers = new Set(parts.map(({ share }) => share.part));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !numbers.has(number));
  if (missing.length > 0) call.note('part-missing', { of, missing: missing.join(', ') });
}
