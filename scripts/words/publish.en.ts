import type { publishZh } from './publish.zh.ts';

export const publishEn = {
  'summary-publish':
    'build, sign the manifest and show the new release: a folder or another machine by rsync (in one step), or storage that speaks S3',
  'summary-verify': 'tell whether the public site is byte for byte the released one',
  'option-to':
    'where to publish: a folder, user@host:/folder or rsync:/folder, in which the web server serves current/<site>; or s3://bucket/prefix?endpoint=…&region=…, in which each site is at <prefix>/<site>/ (or QIANFA_PUBLISH_TO)',
  'option-keep':
    'how many releases to keep there (default 5, with the one shown; those older than a withdrawal always go)',
  'option-fresh-within': "how many hours old the ledger's newest record may be (default 48)",
  'option-live': 'public address of the main site (default: the domain in site.yml)',
  'option-site': 'public address of another site, as site=url, may be repeated',
  'option-reread':
    'first compare every file at the target with its manifest and make again what was changed (folders; every night, say)',
  'publish-reread': '{count} places at the target are not what the manifest says: {names}. All of it is made again.',
  'publish-unchanged':
    '{place} shows the same ledger by the same program, and nothing has changed since; nothing is built.',
  'publish-list-changed':
    'The list of {folder} at the target is not the one that was published; somebody may have changed it. Run qianfa publish --reread.',
  'publish-to-missing': 'It is not said where to publish. Give --to or QIANFA_PUBLISH_TO.',
  'publish-to-form':
    '{to} is no place to publish to. Give a folder, user@host:/folder or rsync:/folder (absolute; letters, digits, dots, hyphens and underscores), or s3://bucket/prefix?endpoint=https://…&region=… (&path-style for a service of your own; keys do not stand here).',
  'publish-number': '--{name} must be a whole number of at least {least}.',
  'publisher-key-missing':
    "There is no publisher's key. Set QIANFA_PUBLISHER_KEY to the private key file, kept outside the repository.",
  'publisher-unknown':
    "This publisher's key is not under publishers in registry/machines.yml, or does not count on that day.",
  'publish-other-group': 'A release of the group {group} lies there, not of {own}. Check --to.',
  'publish-unsigned':
    'The manifest there bears no valid signature of a registered publisher, so it is unknown what is shown; it is not replaced. Find out who changed it, then move the link `current` away (in object storage manifest.signed, manifest.begun and the files of the sites) and publish again.',
  'publish-shown-gone':
    'The release {name} to which `current` of {place} leads is not there any more, as if somebody had deleted it: the site cannot be opened, and it is unknown what was shown. Find out who deleted it, make sure that the ledger is whole and the newest, then delete the link `current` and publish again.',
  'publish-rolled-back':
    'The ledger was rolled back or is another one: what is shown was built at record {seq} {shown}, which this ledger (up to record {head}) does not hold. An older ledger is never published; fetch the whole one.',
  'publish-older':
    'What is shown was built as of {shown}, later than {asOf}; the older does not replace the newer. Without --as-of look at the clock of this machine; if it is the moment of what is shown that is wrong, make sure of it, move the link `current` away (in object storage manifest.signed, manifest.begun and the files of the sites) and publish again.',
  'publish-stale':
    "The ledger's newest record ({seq}) is of {time}, older than the limit of {hours} hours: the ledger may be frozen. Fetch the newest one, or let the recorder append a checkpoint (qianfa ledger checkpoint).",
  'publish-busy': 'Another publication (process {pid}) is at work there. Wait for its end and try again.',
  'publish-locked': 'Another publication is switching {place}, and has not ended within 60 seconds. Try again later.',
  'publish-no-link':
    '{file} is no link and was left alone. Publish into a folder of its own, or move that `current` away.',
  'publish-output-changed':
    '{file} in the built release is not what the manifest says; it was changed after the build. Build again.',
  'publish-no-program': '{program} cannot be run. Install it (for example apt-get install rsync openssh-client).',
  'publish-program-failed': '{program} failed (exit code {code}): {err}',
  'publish-storage-failed': 'The storage did not {what} ({code}, {status}): {err}',
  'publish-disk-full': 'The disk there is full (or over quota). Make room, then publish again.',
  'publish-other-disk':
    'Folders releases or store of the target are on another disk, so that nothing can be switched in one step. Do not mount them by themselves: the whole target has to be on one file system.',
  'publish-no-bucket': 'There is no such bucket, or not in this region or at this endpoint. Check --to.',
  'publish-denied':
    'The storage does not know these keys, or they may not list, read, write and delete there. Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the rights on the bucket.',
  'publish-clock':
    "This machine's time differs too much from the storage's, which takes no signature then. Set the clock (NTP), then publish again.",
  'publish-storage-busy': 'The storage is busy or broken, and several tries did not help. Publish again later.',
  'publish-claimed':
    'Another publication is at work there (last sign of life {since}); nothing was changed. Wait for its end; if it was broken off, publish again after {until}.',
  'publish-claim-lost':
    "This publication's mark was taken away; another one may be at work, so it stopped. Run it again.",
  'publish-claim-unrenewed':
    "This publication's mark could not be renewed; another one may begin, so it stopped. Run it again.",
  'publish-claim-stalled':
    'The storage did not answer for {seconds} seconds, so the claim was not renewed. Look at the network, then publish again.',
  'publish-not-empty':
    'In the folders of the sites at {place} lie {count} files that no publication put there; they were left alone. Check --to; if they are of no use, delete them, then publish again.',
  'publish-strangers':
    '{count} files there belonged to no release and were deleted: {names}. Unless a publication that was broken off left them, somebody put them there: find out who, and narrow the right to write to the bucket.',
  'publish-login':
    'The machine lets nobody in: it does not know this SSH key, or its host key is another one than is known. Check the key, authorized_keys of its account, and known_hosts.',
  'publish-not-writable':
    'The place cannot be written to (read-only, or no permission). Check how it is mounted and who owns it.',
  'publish-connection': 'The connection broke. Check the network, then publish again.',
  'publish-broken-off': 'The publication did not finish; {place} shows what it showed before ({old}), untouched',
  'publish-broken-between':
    'The publication did not finish: some files at {place} are the new ones, the others are what they were ({old}); what was taken down went first, and no file is torn. Mend what follows and run it again: it goes on from there',
  'publish-nothing': 'nothing yet',
  'publish-overtaken': 'Another publication switched {place} meanwhile; it was not replaced. Run it again.',
  'publish-same': '{place} shows this release already ({release}).',
  'publish-done': 'Published: {place} → {release}',
  'publish-removed':
    '{count} old releases were removed there (more than are kept, holding what was taken down since, or never shown).',
  'verify-nothing': 'Nothing was published at {place} yet, so there is nothing to compare with.',
  'verify-unsigned': 'The manifest at {place} bears no valid signature of a registered publisher and proves nothing.',
  'verify-site-form': '--site is written site=url; the sites are: {sites}',
  'verify-differs': '{url}: not the released bytes',
  'verify-missing': '{url}: should be there and is not ({status})',
  'verify-still': '{url}: was taken down and still opens ({status})',
  'verify-unread': '{url}: could not be read ({reason})',
  'verify-same':
    '{count} files are the same byte for byte, and {gone} addresses that were taken down are gone (release {release}).',
  'verify-found': 'The public site differs from the release ({release}) in {count} places:',
} satisfies Record<keyof typeof publishZh, string>;
