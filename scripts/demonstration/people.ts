import { join } from 'node:path';
import { makeKey } from '../command/ssh.ts';

const keyText = /ssh-ed25519 (?:PLACEHOLDER-([a-z0-9-]+)|[A-Za-z0-9+/=]+ ([a-z0-9-]+))/g;

/**
 * Puts a fresh throw-away key for every owner named in a registry text, made in `folder`; the comment of a key names its owner, so
 * that it can be replaced again. Gives the new text and the private key files by owner.
 */
export async function withFreshKeys(text: string, folder: string, keys: Map<string, string>): Promise<string> {
  const owners = [...text.matchAll(keyText)].map(([, placeholder, comment]) => placeholder ?? comment ?? '');
  const lines = new Map<string, string>();
  for (const owner of new Set(owners)) {
    const path = join(folder, owner);
    lines.set(owner, `${await makeKey(path, owner)} ${owner}`);
    keys.set(owner, path);
  }
  return text.replaceAll(
    keyText,
    (_, placeholder?: string, comment?: string) => lines.get(placeholder ?? comment ?? '') ?? '',
  );
}
