import type { doctorZh } from './doctor.zh.ts';

export const doctorEn = {
  'summary-doctor': 'Looks at tools and ledger; --forge also at protection, rights, keys and accounts on the forge',
  'option-forge': 'Looks at the forge too (QIANFA_FORGE_URL, QIANFA_REPOSITORY, QIANFA_FORGE_TOKEN)',
  'doctor-level-good': '✓ ',
  'doctor-level-mend': '✗ to be mended: ',
  'doctor-level-open': '· to know: ',
  'doctor-level-unknown': '? not read, which does not mean good: ',
  'doctor-sum': '{mend} to be mended, {unknown} not read, {open} to know, {good} good.',
  'doctor-node': 'Node {version}',
  'doctor-node-old':
    'Node is {version}, 24 is needed. Run npm ci in the program’s folder and start node_modules/.bin/node.',
  'doctor-git': '{version}',
  'doctor-git-none': 'There is no git, or it does not start. Install it (apt-get install git).',
  'doctor-ssh': 'ssh-keygen is there',
  'doctor-ssh-none':
    'There is no ssh-keygen: nothing can be signed or recorded. Install it (apt-get install openssh-client).',
  'doctor-chromium': 'Chromium: {path}',
  'doctor-chromium-none':
    'There is no Chromium: reading copies are pages only, without PDF and pictures. Install it (apt-get install chromium) or name it in CHROMIUM.',
  'doctor-fonts': '{count} Chinese fonts',
  'doctor-fonts-none':
    'There is no Chinese font: PDFs and pictures of reading copies will lack letters. Install fonts-noto-cjk.',
  'doctor-fonts-unknown':
    'There is no fc-list: whether there is a Chinese font. Install fontconfig and fonts-noto-cjk.',
  'doctor-root': 'root of the ledger pinned: {root}',
  'doctor-root-none':
    'No root is pinned: recording and building will refuse. Set QIANFA_ROOT to the root that the head of the site keeps.',
  'doctor-ledger': 'ledger verified: {records} records, the newest of {time}',
  'doctor-ledger-broken': '{why}',
  'doctor-checkpoint-old':
    'The newest checkpoint is of {time}, more than a day ago. Run qianfa ledger checkpoint daily on the recorder (see the timers in the README).',
  'doctor-recorder': 'the recorder key is that of {id}, readable by this account only',
  'doctor-recorder-none': 'There is no recorder key here (QIANFA_RECORDER_KEY): only the recorder needs one.',
  'doctor-recorder-mode': 'Other accounts can read the recorder key {path}. Run chmod 600, and think of a new one.',
  'doctor-recorder-inside': 'The recorder key {path} lies in the repository’s folder. Move it out and make a new one.',
  'doctor-recorder-wrong': 'The recorder key is not registered or cannot be read: {why}',
  'doctor-private': 'repository {name} is private',
  'doctor-open':
    'Repository {name} is open to the public or to everybody with an account: drafts, names and unpublished text leak. Make it private at once, then handle it as a leak.',
  'doctor-archived': 'Repository {name} is archived: nothing can be pushed or recorded. Unarchive it.',
  'doctor-rights-unknown': 'the forge does not say what this token may do.',
  'doctor-rights-read': 'The token may only read: no comment and no status can be written. Give it the right to write.',
  'doctor-rights-write': 'the token may write and not administer',
  'doctor-rights-admin': 'This token may administer: good for a look, but run daily work with one that may not.',
  'doctor-main-open':
    'Branch {branch} is not protected: everybody who writes may push past pull requests (nothing goes online by it, but review is disturbed). Allow pull requests only.',
  'doctor-main-good': 'branch {branch} changes by pull requests only',
  'doctor-main-push':
    'Branch {branch} can be pushed to past pull requests (nothing goes online by it, but review is disturbed). Switch direct pushes off.',
  'doctor-push-unknown':
    'who may push to branch {branch}, force or delete it. Look again with an administrator’s token, or in the forge’s settings.',
  'doctor-force': 'Branch {branch} can be forced: its history can be rewritten. Switch that off.',
  'doctor-deletion': 'Branch {branch} can be deleted. Switch that off.',
  'doctor-checks':
    'Branch {branch} can be merged without the check “{context}”, before everybody has signed (nothing goes online by it). Better demand it.',
  'doctor-checks-unknown': 'whether branch {branch} demands the check “{context}”.',
  'doctor-owners':
    'Branch {branch} does not demand the review of code owners (CODEOWNERS). With the recorder in CI, whoever merges may change the workflows in .github/ and have them run another program with its key. Tick “Require review from Code Owners” in the ruleset, with 1 approval or more; a recorder that is a service of its own does not need it.',
  'doctor-owners-unknown': 'whether branch {branch} demands the review of code owners (CODEOWNERS).',
  'doctor-admins':
    'The protection of branch {branch} does not hold for administrators. What they push does not go online; every build lists it.',
  'doctor-admins-unknown': 'whether the protection of branch {branch} holds for administrators.',
  'doctor-ledger-open':
    'Branch ledger is not protected: everybody who writes may rewrite the ledger. Allow pushes by the recorder’s account or deploy key only, no force, no deletion.',
  'doctor-ledger-push':
    'Everybody who writes may push to branch ledger. Allow the recorder’s account or deploy key only.',
  'doctor-ledger-good':
    'branch ledger takes pushes of those on a list, no force and no deletion; see that only the recorder is on it',
  'doctor-approvals-absent':
    'There is no branch approvals yet (approvals by key lie there). Once it is pushed, forbid force and deletion, then look again.',
  'doctor-approvals-open':
    'Branch approvals is not protected: everybody who writes may force or delete it, and approvals by key would be lost. Forbid force and deletion.',
  'doctor-approvals-good': 'branch approvals takes no force and no deletion',
  'doctor-kept-unknown':
    'whether branch {branch} can be forced or deleted. Look again with an administrator’s token, or in the forge’s settings.',
  'doctor-secrets':
    'Among the repository’s plain secrets are {names}: every branch’s workflow can read them. Delete them and make new keys; the recorder’s belongs on the publishing machine, or into an environment of the default branch (GitHub), or into another repository that officers cannot write (Gitea, Forgejo).',
  'doctor-secrets-none': 'no key is a plain secret of the repository',
  'doctor-secrets-unknown': 'whether a key is a plain secret of the repository. The recorder’s may not be one.',
  'doctor-keys-unknown': 'which deploy keys may push.',
  'doctor-keys-writing': 'Several deploy keys may push: {titles}. Keep the recorder’s only.',
  'doctor-accounts': 'the accounts of the {count} people who may have to sign were looked up',
  'doctor-account-none': '{person} has no account of this forge in the registry and can sign by key or on paper only.',
  'doctor-account-nothing':
    '{person} has neither an account of this forge nor a key and can sign on paper only. Add the account’s number or a public key to the registry.',
  'doctor-account-gone':
    'Account {id} of {person} does not exist on the forge. See to the number (not the login) and correct the registry.',
  'doctor-account-bot':
    'Account {login} ({id}) of {person} is a bot’s: its approvals do not count. Use a person’s own.',
  'doctor-account-login':
    'The account of {person} ({id}) is called {login} today, the registry says {before}. The number counts, signing goes on; correct the registry.',
  'doctor-account-many': '{person} has {count} accounts of this forge and still counts as one.',
  'doctor-people':
    'may administer: {admins}; may push: {writers} (* is not registered). An administrator can act as anybody: demand keys for what is important.',
  'doctor-people-unknown': 'who may push and who administer. See to the list of members.',
  'doctor-reviews-gitea':
    'Administrators of Gitea and Forgejo can delete anybody’s review: before it is recorded it does not count then, afterwards the ledger keeps the original. Dismissing stale approvals makes no difference: an approval counts for the bytes it was given on.',
  'doctor-reviews-github':
    'On GitHub whoever may write can dismiss a review: before it is recorded it does not count then, afterwards the ledger keeps the original. Dismissing stale approvals makes no difference: an approval counts for the bytes it was given on.',
} satisfies Record<keyof typeof doctorZh, string>;
