import type { forgeZh } from './forge.zh.ts';

export const forgeEn = {
  'forge-unreachable':
    'The forge did not answer ({endpoint}). Check the network and the forge’s address, then try again.',
  'forge-timeout': 'The forge did not finish its answer within {seconds} seconds ({endpoint}). Try again later.',
  'forge-unauthorized': 'The forge does not accept the token ({endpoint}, {status}). Replace QIANFA_FORGE_TOKEN.',
  'forge-forbidden': 'The token may not do this ({endpoint}, {status}). Give it the permission it needs.',
  'forge-missing':
    'The forge does not have it, or the token cannot see it ({endpoint}, {status}). Check address, number and permissions.',
  'forge-moved':
    'The forge sends the request elsewhere ({endpoint}, {status}): the repository may bear a new name. Use the new address.',
  'forge-limited': 'The forge limits requests ({endpoint}, {status}): wait {seconds} seconds, then try again.',
  'forge-failed': 'The forge failed ({endpoint}, {status}). Try again later; if it goes on, look at the forge’s log.',
  'forge-refused': 'The forge does not accept this ({endpoint}, {status}): {reason}',
  'forge-not-json':
    'The forge’s answer is cut off or no JSON ({endpoint}). Try again later; if it goes on, look at the forge’s log.',
  'forge-not-understood':
    'The forge’s answer is not understood ({endpoint}, field {field}). Check the forge’s version.',
  'forge-incomplete':
    'The forge’s list is not complete, or changed meanwhile ({endpoint}): {wanted} expected, {got} received. Try again.',
  'forge-endless':
    'The forge’s list has more than {limit} entries ({endpoint}) and was not read to its end. Split it up.',
  'forge-review-unclear':
    'Review {review} lacks {field}: whose it is, or of which version, cannot be told. Dismiss it on the forge and ask for a new one.',
  'forge-comment-long': 'The comment has {length} characters; the forge takes {limit} at most.',
  'forge-commit-short': '{commit} is no commit id of 40 hex digits.',
} satisfies Record<keyof typeof forgeZh, string>;
