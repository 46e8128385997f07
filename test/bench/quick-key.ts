import { generateKeyPairSync } from 'node:crypto';
import { ed25519Blob, sshsig } from '../fixture/sshsig.ts';

/** An ed25519 key that lives in memory: ssh-keygen takes 8 ms a signature, which makes a ledger of a hundred thousand records a matter of hours. */
export interface QuickKey {
  public: string;
  sign(namespace: string, text: string): string;
}

export function quickKey(): QuickKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const blob = ed25519Blob(raw);
  return {
    public: `ssh-ed25519 ${blob.toString('base64')}`,
    sign: (namespace, text) => sshsig(blob, privateKey, namespace, text),
  };
}
