import { describe, it } from 'vitest';
import { openLive } from './live.ts';
import { scenarios } from './scenarios.ts';
import { story } from './story.ts';

/** A Gitea or Forgejo that runs for this test, and a token of its administrator. */
const { FORGE_URL, FORGE_TOKEN } = process.env;

if (FORGE_URL && FORGE_TOKEN) {
  const live = { url: FORGE_URL.replace(/\/$/, ''), token: FORGE_TOKEN };
  scenarios(`the adapter on ${live.url}`, () => openLive(live), 51);
  story(`the story of an article on ${live.url}`, () => openLive(live));
} else {
  // Said aloud: a contract that was not held against a real forge is not known to be kept.
  console.warn('test:forge is skipped: FORGE_URL and FORGE_TOKEN name no running Gitea or Forgejo.');
  describe('the adapter on a real forge', () => {
    it.skip('needs FORGE_URL and FORGE_TOKEN of an administrator', () => undefined);
  });
}
