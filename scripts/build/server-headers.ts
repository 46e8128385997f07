import { policy } from './policy.ts';

/** What a server says with every answer. Transport security is left to the part of its configuration that holds the certificate. */
export const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/** A header may also forbid others to show the page inside theirs, which a tag of the page cannot. */
const framed = (rules: string) => `${rules}; frame-ancestors 'none'`;
export const policyHeaders = { page: framed(policy.page), search: framed(policy.search) };

/** Folders whose answers may compile WebAssembly: the search page, and Pagefind's worker, which counts by its own answer's policy. */
export const searches = ['/search/', '/pagefind/'] as const;

/** Content types worth compressing. */
export const compressed = [
  'text/css',
  'text/plain',
  'text/csv',
  'text/xml',
  'application/javascript',
  'text/javascript',
  'application/json',
  'application/feed+json',
  'application/xml',
  'application/rss+xml',
  'application/atom+xml',
  'image/svg+xml',
];
