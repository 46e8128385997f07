import type { signoffZh } from './signoff.zh.ts';

export const signoffEn = {
  'route-site-unknown': 'No rules for the site {site}. Look at the path and at group.yml.',
  'route-none': 'The policy of {site} has no route for this ({facts}). The site office must add one to policy.yml.',
  'route-unit-unknown':
    'The route asks for {signer}, but for unit {unit} there is no such unit. Look at units and their superiors.',
  'route-affected-unknown': 'The article {id} that this one names is not in the ledger. Look at the id.',
  'facts-column-unknown': 'There is no column {column}. Look at the path and at also_in, or set the column up first.',
  'facts-unit-unknown': 'The unit {unit} is not registered. Look at the field unit.',
  'withdraw-not-live': 'Article {id} is not online; there is nothing to withdraw.',
  'withdraw-moved': 'Article {id} is online at {path}; withdraw it there.',
  'policy-bundle-uncovered': 'The policy does not say who signs {bundle}. Add a governed route for it.',
  'policy-kind-uncovered':
    'The policy does not say who signs articles of kind {kind} (column {column}, unit kind {unit_kind}, level {level}, change {change}). Add a route.',
  'policy-change-uncovered':
    'The policy does not say who signs a {change} of articles of kind {kind} (column {column}, unit kind {unit_kind}, level {level}). Add a route.',
  'policy-unit-none':
    'Articles of kind {kind} on route {route} need {signer}, but for {unit} there is no such unit (no superior, for example): nobody could ever sign. Change the route, or add the unit.',
  'policy-provisional':
    'Route {route} goes live before it is confirmed (provisional), but its condition does not keep to new articles: a confirmation is a change of what is live and would come to it again, for ever. Write change: [new].',
  'policy-post-unknown':
    'Route {route} asks for {signer}, a post that the registry has never known. Mend the policy, or register people first.',
  'policy-signer-form': '{signer} in route {route} is not post@unit: the post or the unit does not exist.',
  'policy-route-twice': 'The route id {route} is used twice. Rename one.',
  'policy-route-unreachable': 'Route {route} is never reached: {earlier} before it always applies. Change the order.',
  'policy-route-never':
    'The condition of route {route} contradicts itself: no article or governed file can fulfil it ({why}). Change it.',
  'policy-name-unknown':
    'The condition of route {route} names the {what} "{name}", which the group does not have. Change the policy, or set it up first.',
  'policy-joined':
    'Step "{act}" of route {route} is joined. Only a 校对 right behind a review by one person may have the hand of the step before it.',
  'policy-authority-open':
    'Route {route} goes by the standing authority {authority} and has no last day (until). An authority must end.',
  'policy-authority-unknown': 'Route {route} names the standing authority {authority}, which is not among authorities.',
  'policy-correction-none':
    'Route {route} is for small corrections, but the policy sets no bounds (corrections), so it is never reached. Set them, or drop the route.',
  'policy-question-unknown': 'Route {route} names the question {question}, which is not on the checklist.',
  'policy-answer-unknown': 'Route {route} names the answer “{answer}”, which question {question} does not offer.',
  'approval-signature': 'The signature is broken or over something else and does not count. Sign again.',
  'approval-key-unknown': 'The signing key is not registered and does not count. Register the public key first.',
  'approval-key-expired': 'This key of {person} is not valid on {day} and does not count. Use a valid key.',
  'approval-signer':
    'This approval names somebody else but is signed with the key of {person}; it does not count. Everybody signs with his own key.',
  'approval-group': 'This approval belongs to another group and does not count.',
  'approval-root': 'This approval names another ledger root and does not count.',
  'approval-path': '{person} signed another place ({path}); it does not count. Sign the present one.',
  'approval-digest':
    '{person} signed another version; the content has changed, so it does not count. Read and sign the present one.',
  'approval-original':
    '{person} signed another date, address or source of the old site; it does not count. Sign again.',
  'approval-replaces':
    '{person} signed before the newest record of this article; it does not count. Sign the present version.',
  'approval-spent': 'This approval by {person} has been used and cannot be used again. Sign again.',
  'approval-no-post': '{person} is not {post}@{unit}; it does not count.',
  'approval-post-ended': 'The term of {person} as {post}@{unit} ended on {day}; it does not count.',
  'approval-post-not-yet': 'The term of {person} as {post}@{unit} begins on {day}; it does not count.',
  'approval-off-duty':
    '{person} is not on duty in {unit} at {at}, so this does not count. Let whoever is on duty sign, or change the roster first.',
  'unit-short':
    '{unit} has {have} {post} and the policy demands at least {need}: it cannot submit for now. Register the people first.',
  'officer-not-in-post':
    '{person} is no officer of {unit} on {day} and cannot submit its articles. Name an officer in office, or register this one first.',
  'officer-untrained':
    '{person} has no training on record by {day} as officer of {unit} and cannot submit. Enter the day as `trained` in the registry.',
  'approval-stand-in-self': '{person} cannot stand in for themselves; it does not count.',
  'approval-stand-in-unsaid': '{person} only stands in at {unit} and must say for whom (--stand-in-for).',
  'approval-stand-in-none':
    '{person} is not registered as stand-in of {other} for {post}@{unit} on this day; it does not count.',
  'approval-writer': '{person} wrote this ({part}) and may not sign; it does not count. Somebody else must sign.',
  'approval-no-step': 'No step of the route is “{acts}” by {post}@{unit}; the approval by {person} does not count.',
  'approval-grade': 'The step “{act}” takes {grade} only; the approval by {person} does not count.',
  'approval-one-step':
    '{person} has signed another step of this route; one person fills one step. Somebody else must sign.',
  'approval-one-voice':
    '{person} and {other} are a person and a stand-in: they count as one in a route. Somebody else must sign.',
  'approval-order':
    '{person} signed “{act}” before the steps ahead of it were signed; it does not count. Sign again after them.',
  'approval-person': 'The step “{act}” is for {wanted} in person; the approval by {person} does not count.',
  'approval-superseded': '{person} decided again later; the later decision counts.',
  'approval-not-needed': 'The step was filled by somebody else; the approval by {person} was not used.',
  'approval-returned-elsewhere':
    '{person} returned this version by the other way (review on the forge, or signed statement); the return stands. {person} must approve by that same way.',
  'review-nobody':
    'The reviewer’s account was deleted, so nobody knows who it was. A registered person must review again.',
  'review-bot': '{login} is a program’s account, not a person.',
  'review-account-unknown':
    'The account {login} (number {id}) is not registered. Register it, have the registry signed, then review again.',
  'review-account-expired':
    'The account {login} of {person} is not within its registered days on the day of the review or today. Review again with a valid one.',
  'review-pending': 'The review of {person} was not submitted yet. {person} must press Submit review.',
  'review-dismissed': 'The review of {person} was dismissed. {person} must look at this version and review again.',
  'review-dismissed-later':
    '{person} reviewed again later and that review was dismissed: it counts as none, and nothing older comes back. {person} must review again.',
  'review-other-pull': '{person} reviewed another pull request (number {pull}). Review this one.',
  'review-retargeted':
    'The pull request was turned to another branch at {time}, after the review of {person} or in the same second: what it showed differed from another branch. {person} must look at what it is now and review again.',
  'review-future':
    'The review of {person} is dated {time}, after the recorder’s clock. Set the clocks of forge and recorder.',
  'review-commit-gone':
    'The commit {commit} that {person} reviewed cannot be had any more (the branch was force-pushed). {person} must review this version.',
  'review-elsewhere': 'When {person} reviewed, this item was not in the pull request yet. {person} must review again.',
  'review-import':
    'An imported article is signed with its old date and address, which a review does not hold. Sign by key or on paper.',
  'review-no-post': '{person} holds no post now.',
  'review-not-asked': '{person} ({posts}) has no step in the routes of this item.',
  'paper-form':
    'The form number attested is not that of this article; it does not count. Compare with the number on the paper.',
  'paper-keeper-writer':
    'The keeper {person} drafted or entered this article and may not attest it. Another keeper must.',
  'paper-keeper-post': '{person} holds no keeper’s post in {unit}; the attestation does not count.',
  'paper-missing': '登记 is for paper only, and this statement attests no paper; it does not count.',
  'paper-not-keeper': 'Only a keeper attests paper; the statement by {person} does not count.',
  'missing-step': 'Waiting for “{act}”: {by}{who}.',
  'missing-vacant': 'Nobody holds {by} at present. A stand-in may sign, or the site office registers somebody first.',
  'missing-who': ' ({names})',
  returned: '{person} returned it: {remark}',
  'returned-silent': '{person} returned it.',
} satisfies Record<keyof typeof signoffZh, string>;
