import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isPart, type Part, readPart } from '../build/part.ts';
import { buildPart } from '../build/part-release.ts';
import { programDigest } from '../build/program.ts';
import { parseShare, type Share } from '../build/share.ts';
import type { Live } from '../ledger/live-article.ts';
import { compareInstants } from '../site/time.ts';
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
  const { made, seconds } = await release(call, opened, asOf, (live) =>
    buildPart({ live, asOf, program, share, output }),
  );
  const files = made.files.length;
  call.print(call.say('part-done', { ...share, files, seconds, output }), { ...share, output, asOf, files });
  return exit.done;
}

/** What this machine puts together, which the parts must have been made of too. */
interface Wanted {
  head: Live['head'];
  own: Digest;
  asOf: string;
}

const short = (digest: Digest) => digest.slice(0, 12);

/** Why a part, which lies at `place`, is none of what is wanted; null where it is one. */
function otherwise(place: string, { ledger, program: by, as_of: then }: Manifest, wanted: Wanted): Said | null {
  const { head, own, asOf } = wanted;
  if (ledger.digest !== head.digest) {
    const [theirs, ours] = [short(ledger.digest), short(head.digest)];
    return said('part-other-ledger', { place, seq: ledger.seq, digest: theirs, ownSeq: head.seq, own: ours });
  }
  if (by !== own) return said('part-other-program', { place, digest: short(by), own: short(own) });
  return compareInstants(then, asOf) === 0 ? null : said('part-other-as-of', { place, asOf: then, own: asOf });
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
 * The parts that --from names, for a build of an opened ledger at `asOf`; none where there is no --from. Refused where one is not whole, was made
 * of another ledger head, by another program, as of another instant or in another division, or is given twice. Parts that are missing are told of:
 * what they would hold is made here.
 */
export async function partsOf(call: Call, { ledger, repository }: Opened, asOf: string): Promise<Part[]> {
  const places = call.texts('from').map((folder) => resolve(repository.folder, folder));
  if (places.length === 0) return [];
  if (call.text('as-of') === undefined) throw new UsageError(call.say('part-as-of'));
  const wanted = { head: ledger.state.head, own: await programDigest(program), asOf };
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
  return given;
}

function tellMissing(call: Call, parts: readonly Part[]): void {
  const of = parts[0]?.share.of ?? 0;
  const numbers = new Set(parts.map(({ share }) => share.part));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !numbers.has(number));
  if (missing.length > 0) call.note('part-missing', { of, missing: missing.join(', ') });
}
