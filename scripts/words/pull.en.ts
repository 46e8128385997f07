import type { pullZh } from './pull.zh.ts';

export const pullEn: Record<keyof typeof pullZh, string> = {
  'summary-signoff': 'sign off pull requests: check, weigh approvals, answer with comment and status',
  'option-pull': 'number of the pull request',
  'option-open': 'all open pull requests',
  'option-branch': 'branch that is merged into (the forge’s default branch without)',
  'option-preview-folder': 'Folder for reading copies, which the office serves behind its own login',
  'option-preview-url': 'address under which reading copies lie; the comment links to them',
  'option-merge': 'merge once everything is signed, where the policy names no publisher',
  'option-watch': 'keep running: look at the forge at intervals and record',
  'option-interval': 'seconds between two looks at the forge (60 without)',
  'option-since':
    'record what was merged since: a day, an instant, a commit, or last (30 days before the newest record)',
  'option-online': 'ask the forge for the reviews again',
  'forge-plain':
    'The forge’s address {url} is not encrypted: the token would be seen. Use https:// (only the machine itself may go without).',
  'forge-unnamed':
    'No forge is named. Set QIANFA_FORGE_URL (https://git.example.gov.cn), QIANFA_REPOSITORY (owner/name) and QIANFA_FORGE_TOKEN.',
  'pull-number': '--pull takes the number of a pull request.',
  'pull-which': 'Say --pull <number> or --open.',
  'pull-ledger':
    'The pull request changes the ledger ({paths}). Only the recorder appends to it: take these changes out.',
  'pull-mode': 'Content holds links, submodules or executable files ({paths}). Make them ordinary files.',
  'pull-stray':
    'These files belong to no article and no governed file ({paths}, {count} in all). Put them into an article’s folder or remove them.',
  'pull-mixed':
    'One pull request holds articles ({articles}), governed files ({bundles}) and other files such as the program ({program}). Split it.',
  'pull-other-branch':
    'Pull request {pull} goes onto {to}, not onto {branch}: it is neither signed off nor recorded. Change its branch on the forge to {branch}, and let its signers look and approve after that.',
  'pull-no-ledger': 'The forge has no branch `ledger`. Push the ledger there first, see the handbook.',
  'pull-ref-gone': '{ref} is gone from the forge, though it was there before. Find out who removed it; restore it.',
  'pull-no-base': 'The forge has no branch {branch}.',
  'pull-no-history': 'Pull request {pull} has no history in common with its branch. Make its branch anew.',
  'pull-moved': 'Pull request {pull} got new commits while it was read. Run again.',
  'pull-merge-lost':
    'The forge says that pull request {pull} was merged, but the branch does not hold the merge (or the forge does not say which). Nothing is recorded.',
  'pull-opener-unknown':
    'The account {login} (number {id}) that opened it is not registered, so nobody can say who wrote. Register it, or let a registered person open it.',
  'pull-opener-gone':
    'The account that opened pull request {pull} was deleted, so nobody can say who wrote. Open it anew.',
  'pull-passed-over': 'Pull request {pull} was passed over this time, the others were not: {what}',
  'pull-fast-forward':
    'Pull request {pull} was merged by moving the branch forward, and the forge does not say where it began, so nobody can say what it changes. It is not recorded. Propose the changes anew and merge with the button.',
  'record-no-copy': 'The record of {path} names no reading copy: {why}',
  'shown-nobody':
    'the pull request bears no sign-off comment by the recorder’s own account. Those of other accounts and of jobs do not count: whoever may push can write them.',
  'shown-edited': 'the mark in the sign-off comment is not by the recorder’s token, or somebody edited the comment.',
  'shown-other': 'the sign-off comment names no reading copy of this version.',
  'pull-overtaken':
    '{path} was changed again after this merge: the branch holds another version, and the ledger follows the later one. To have this one, propose it anew.',
  'pull-merged-by':
    'Pull request {pull} was to be merged by a publisher ({names}) and was merged by {who}. It is not recorded: undo the merge, propose anew, and let a publisher merge.',
  'pull-not-merged': 'Pull request {pull} is not merged yet.',
  'ledger-diverged':
    'The branch ledger has records here that the forge lacks, and the other way round. Keep the unpushed ones aside, set the branch to the forge’s, record again.',
  'since-done': '{count} new records.',
  'since-form': '--since takes a day, an instant with its offset, a commit, or last.',
  'interval-form': '--interval takes seconds, 1 to 99999.',
  'watch-ready': 'The recorder looks at the forge every {seconds} s. Ctrl-C ends it.',
  'watch-failed': 'This look failed; the next one tries again: {what}',
  'watch-ended': 'The recorder ended.',
  'merge-refused': 'Pull request {pull} is signed, but the forge did not merge it: {why}',
  'record-ways': 'Give paths, or one of --import, --pull, --since and --watch.',
  'online-gone':
    'Record {seq}: the review {review} by {person} on pull request {pull} is gone from the forge. The record stands; find out who removed it.',
  'online-changed':
    'Record {seq}: the review {review} by {person} on pull request {pull} changed on the forge ({fields}). The record stands; find out why.',
  'online-retargeted':
    'Record {seq}: the review {review} by {person} on pull request {pull} was given before that was turned to another branch at {time} and should not count. Look into the recorder at once.',
  'online-bytes':
    'Record {seq}: in the commit of review {review}, {path} does not have the recorded digest. Look into the recorder at once.',
  'online-done':
    '{checked} reviews asked for again: {same} the same; {commits} commits still there with the recorded bytes; {elsewhere} on other forges not asked for.',
  'pull-number-rival':
    'Document number {number} is used in another open pull request (number {pull}) too. Only the first to be recorded may have it, the other is refused. Check the number before you sign.',
  'pull-gone':
    'The folder of {path} was removed without a withdrawal. Its page stays; to withdraw it use qianfa withdraw.',
  'comment-head-signed': '✅ Signed off; it may be merged',
  'comment-head-signed-publisher': '✅ Signed off; the publisher may merge',
  'comment-head-pending': '⏳ Waiting for {who}',
  'comment-head-refused': '⛔ To be mended before anybody can sign',
  'comment-head-returned': '↩️ Returned',
  'comment-head-recorded': '✅ Recorded',
  'comment-head-nothing': 'No article and no governed file: nothing to sign',
  'comment-line': 'Form {form}, {count} items, commit {commit}',
  'comment-todo': '**What to do now**',
  'comment-todo-sign': '**{names}** ({act}): read what follows, then {button}. One approval is for all items listed.',
  'comment-todo-ssh':
    '**{names}** ({act}): this step takes your own key only. Run `qianfa approve {path}` on your machine and push the branch approvals.',
  'comment-todo-vacant': '**{posts}** ({act}): {why}',
  'comment-todo-only-words': '**{name}** wrote “{text}”. Words are no approval: please {button}.',
  'comment-todo-fix': 'The officer mends what is listed below and pushes to this branch.',
  'comment-todo-merge':
    'Whoever may merge presses the merge button below; the recorder does the rest and changes nothing.',
  'comment-todo-publisher': 'The publisher **{names}** presses the merge button below; the recorder does the rest.',
  'comment-words-wanted':
    'Other words wanted: {button} and say which; the officer writes them. Do not edit the branch yourself: who edits is a writer and cannot sign.',
  'button-approve-github': 'Files changed → Review changes → **Approve** → Submit review',
  'button-return-github': 'Files changed → Review changes → **Request changes**',
  'button-approve-gitea': 'Files changed → Review → **Approve**',
  'button-return-gitea': 'Files changed → Review → **Request changes**',
  'comment-item': '### {number}. {title}',
  'comment-where': '{column}, {change}',
  'comment-kind': '{class}, {level}, {placement}{marks}',
  'mark-sensitive': ', sensitive',
  'mark-emergency': ', emergency',
  'mark-reprint': ', reprint',
  'comment-copy-none':
    '📄 The reading copy is not on the forge; ask the site administrator to set it up (README). Digest `{digest}`',
  'comment-copy': '📄 Reading copy: {link} (SHA-256 `{digest}`)',
  'comment-checks-none': 'Checks: nothing found',
  'comment-checks': 'Checks found {count}',
  'comment-line-of': 'line {line}',
  'comment-severity-error': '⛔ to be mended',
  'comment-severity-unchecked': '👁 no machine could check it',
  'comment-severity-waived': '🖊 asked to be waived; signing accepts it',
  'comment-severity-warning': '⚠️ please look',
  'comment-step-signed': '- ✅ {act} {name} ({grade})',
  'comment-step-open': '- ⬜ {act} {by}: {names}',
  'comment-ignored': 'Approvals that do not count ({count})',
  'comment-checklist': 'Answers of the checklist',
  'comment-writers': 'Written by: {names}',
  'comment-remarks': '**To whoever signs next: somebody remarked**',
  'comment-remark': '- {name}: “{text}”',
  'comment-recorded': '- {path}: recorded already',
  'comment-messenger': 'To be pasted into a messenger:',
  'messenger-pending': 'To sign: {title}\n{who}, please review: {url}\nForm {form}',
  'messenger-signed': 'Signed: {title}\nPlease merge: {url}\nForm {form}',
  'messenger-refused': 'To mend: {title}\nSee the remarks: {url}\nForm {form}',
  'messenger-many': '{title} and others, {count} in all',
  'comment-foot':
    'The program keeps this comment up to date. Neither its words nor a green status is a signature: the ledger alone counts.',
  'status-signed': 'signed off, form {form}',
  'status-pending': 'waiting for {who}',
  'status-refused': 'to be mended: {why}',
  'status-returned': 'returned',
  'status-nothing': 'nothing to sign',
  'status-recorded': 'recorded',
  'signoff-done': 'Pull request {pull}: {head}',
  'ask-refused': '{name} cannot be asked for a review: {why}. Let the account read the repository.',
};
