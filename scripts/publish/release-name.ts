import { sha256 } from '../article/canonical.ts';
import type { Manifest } from '../site/types.gen.ts';

/** What the name of a kept release says of it, so that nobody has to read its manifest: the ledger's head and the moment of its build. */
export interface ReleaseName {
  name: string;
  seq: number;
  /** Milliseconds since 1970. */
  asOf: number;
}

const form = /^(\d{8})-(\d{14})-([0-9a-f]{12})$/;

/** `00000161-20261015010000-3f2a…`: the ledger's head, as_of in UTC, and the beginning of the manifest's SHA-256. */
export function releaseName({ ledger, as_of }: Manifest, text: string): string {
  const instant = new Date(as_of).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${String(ledger.seq).padStart(8, '0')}-${instant}-${sha256(text).slice(0, 12)}`;
}

/** null for whatever is no release's name. */
export function parseReleaseName(name: string): ReleaseName | null {
  const [, seq, instant] = form.exec(name) ?? [];
  if (seq === undefined || instant === undefined) return null;
  const [year, month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((at, index) =>
    Number(instant.slice(at, index === 0 ? 4 : at + 2)),
  );
  return { name, seq: Number(seq), asOf: Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) };
}
