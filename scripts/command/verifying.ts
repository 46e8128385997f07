import { explained } from '../publish/failure.ts';
import { compareLive, type Get, goneUrls } from '../publish/live-site.ts';
import { readSigned } from '../publish/signed-manifest.ts';
import type { InForce } from '../site/in-force.ts';
import { type Call, exit, Refusal, UsageError } from './command.ts';
import type { Opened } from './open.ts';
import { targetOf } from './publishing.ts';

/** Every site's public address: --live for the main site, --site for others, else its domain. */
function originsOf(call: Call, { sites, group }: InForce): Map<string, string> {
  const origins = new Map([...sites].map(([id, { site }]) => [id, `https://${site.domain}/`]));
  const given = [...call.texts('site'), ...(call.text('live') ? [`${group.main}=${call.text('live')}`] : [])];
  for (const text of given) {
    const [, id = '', url = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (!origins.has(id) || !URL.canParse(url))
      throw new UsageError(call.say('verify-site-form', { sites: [...origins.keys()].join('、') }));
    origins.set(id, new URL('/', url).href);
  }
  return origins;
}

/** Fetched as it is: no redirect is followed, no cache in between is to answer. */
const get: Get = async (url) => {
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: { 'cache-control': 'no-cache' },
    signal: AbortSignal.timeout(60_000),
  });
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

/** `qianfa verify --live`: the release that the target shows, held against what the public reads. Exit 2 where something could not be read. */
export async function verifyLive(call: Call, { ledger }: Opened): Promise<number> {
  const target = targetOf(call);
  const origins = originsOf(call, ledger.inForce);
  const { standing } = await target.seen().catch(explained);
  if (!standing) throw new Refusal(call.say('verify-nothing', { place: target.place }));
  const shown = readSigned(standing, ledger.inForce);
  if (!shown?.signer) throw new Refusal(call.say('verify-unsigned', { place: target.place }));
  const gone = goneUrls(ledger, origins);
  const files = await target.files(standing, shown.manifest);
  const { compared, differences } = await compareLive(files, origins, gone, get);
  const lines = differences.map(({ what }) => `  ${call.tell(what)}`);
  const release = standing.name;
  const text =
    lines.length === 0
      ? call.say('verify-same', { count: compared, gone: gone.length, release })
      : [call.say('verify-found', { count: lines.length, release }), ...lines].join('\n');
  call.print(text, {
    release,
    compared,
    gone: gone.length,
    differences: differences.map(({ url, unread, what }) => ({ url, unread, what: call.tell(what) })),
  });
  if (differences.some(({ unread }) => !unread)) return exit.refused;
  return differences.length > 0 ? exit.unknown : exit.done;
}
