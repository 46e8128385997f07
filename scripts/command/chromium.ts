import { existsSync } from 'node:fs';
import type { World } from './command.ts';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that the operator names in CHROMIUM, else the machine's own; null where there is none. */
export const chromiumOf = ({ CHROMIUM }: World['env']): string | null =>
  [...(CHROMIUM ? [CHROMIUM] : places)].find((place) => existsSync(place)) ?? null;
