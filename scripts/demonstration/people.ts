import { join } from 'node:path';
import { makeKey, publicKeyOf } from '../command/ssh.ts';

const keyText = /ssh-ed25519 (?:PLACEHOLDER-([a-z0-9-]+)|[A-Za-z0-9+/=]+ ([a-z0-9-]+))/g;

/**
 * Puts a fresh throw-away key for every owner named in a registry text, made in `folder`; the comment of a key names its owner, so
 * that it can be replaced again. An owner for whom `keys` already holds a private key file keeps that one. Gives the new text and adds
 * the private key files to `keys`.
 */
export async function withFreshKeys(text: string, folder: string, keys: Map<string, string>): Promise<string> {
  const owners = [...text.matchAll(keyText)].map(([, placeholder, comment]) => placeholder ?? comment ?? '');
  const lines = new Map<string, string>();
  for (const owner of new Set(owners)) {
    const given = keys.get(owner);
    const path = given ?? join(folder, owner);
    lines.set(owner, `${given ? await publicKeyOf(given) : await makeKey(path, owner)} ${owner}`);
    keys.set(owner, path);
  }
  return text.replaceAll(
    keyText,
    (_, placeholder?: string, comment?: string) => lines.get(placeholder ?? comment ?? '') ?? '',
  );
}
