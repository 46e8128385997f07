import { parseManifest } from '../build/manifest.ts';
import { signingKey } from '../signoff/ssh-signature.ts';
import type { InForce } from '../site/in-force.ts';
import { machineByKey } from '../site/people.ts';
import { dayIn } from '../site/time.ts';
import type { Shown } from './may-follow.ts';
import type { Standing } from './target.ts';

/** SSH namespace of the publisher's signatures over manifest.json. */
export const manifestNamespace = 'qianfa-manifest-v1';

/** The manifest that stands at a target and the publisher whose key signed it and counted on its day; null where it is no manifest. */
export function readSigned({ text, signature }: Pick<Standing, 'text' | 'signature'>, inForce: InForce): Shown | null {
  const manifest = parseManifest(text);
  if (!manifest) return null;
  const key = signingKey(signature, text, manifestNamespace);
  const day = dayIn(inForce.group.zone, manifest.as_of);
  const machine = key ? machineByKey(inForce.registry.publishers ?? [], key, day) : undefined;
  return { manifest, signer: machine?.id ?? null };
}
