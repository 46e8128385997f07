import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBundles } from '../command/bundles.ts';
import { type Call, Refusal } from '../command/command.ts';
import { printFindings } from '../command/print.ts';
import { makeKey, publicKeyOf, signText } from '../command/ssh.ts';
import { type Content, makeCommit, moveRef } from '../git/commit.ts';
import { below, gitFiles } from '../git/files.ts';
import { commitOf, type Git } from '../git/git.ts';
import { recordNamespace } from '../ledger/record.ts';
import { composeRoot } from '../ledger/root.ts';
import { demonstrationKeys } from '../ledger/verify.ts';
import { assemble } from '../site/bundles.ts';
import { instantIn } from '../site/time.ts';
import type { Digest } from '../site/types.gen.ts';
import { publicKeyIn } from './people.ts';
import { filesOf, type MachineKeys, type Plan } from './plan.ts';

/** Everybody's public keys by id, and the machines': made in `folder` for trials, else those that were named. */
export async function keysOf(
  call: Call,
  { founders }: Plan,
  folder: string | null,
): Promise<{ keys: Map<string, string>; recorderPath: string; machines: MachineKeys }> {
  const keys = new Map<string, string>();
  for (const { id, keyFile } of founders) {
    if (keyFile) keys.set(id, await publicKeyIn(call, keyFile));
    else if (folder) keys.set(id, await makeKey(join(folder, id), id));
  }
  const own = call.world.env.QIANFA_RECORDER_KEY;
  const publishing = call.world.env.QIANFA_PUBLISHER_KEY;
  const made = folder && !publishing ? await makeKey(join(folder, 'publisher-1'), 'publisher-1') : null;
  const publisher = publishing ? await publicKeyOf(publishing) : made;
  if (own) return { keys, recorderPath: own, machines: { recorder: await publicKeyOf(own), publisher } };
  if (!folder) throw new Refusal(call.say('recorder-key-missing'));
  const recorderPath = join(folder, 'recorder-1');
  return { keys, recorderPath, machines: { recorder: await makeKey(recorderPath, 'recorder-1'), publisher } };
}

/** The commits of a new group on top of `git`'s HEAD: the plan's governed files by the administrator, its root record by the recorder. */
export async function found(
  call: Call,
  git: Git,
  plan: Plan,
  { keys, recorderPath, machines }: Awaited<ReturnType<typeof keysOf>>,
): Promise<Digest> {
  const [admin] = plan.founders;
  if (!admin) throw new Error('a group needs somebody who founds it');
  const who = { name: admin.name, email: admin.email };
  return foundOn(call, git, filesOf(plan, keys, machines), {
    name: plan.name,
    who,
    recorderPath,
    recorder: 'recorder-1',
  });
}

/** The same for whatever governed files and articles there are: `files` by their path below content/. */
export async function foundOn(
  call: Call,
  git: Git,
  files: ReadonlyMap<string, Uint8Array>,
  by: { name: string; who: { name: string; email: string }; recorderPath: string; recorder: string },
): Promise<Digest> {
  const from = await commitOf(git, 'HEAD');
  const put = new Map<string, Content>([...files].map(([path, bytes]) => [`content/${path}`, { bytes }]));
  // What is built is never content.
  const ignore = !from && !existsSync(join(git.folder, '.gitignore'));
  if (ignore) put.set('.gitignore', { bytes: Buffer.from('_site/\n') });
  const governed = await makeCommit(git, {
    parent: from,
    edit: { put, remove: [] },
    message: call.say('init-message', { name: by.name }),
    who: by.who,
    time: instantIn('Asia/Shanghai', call.world.now()),
  });
  const bundles = await readBundles(below(gitFiles(git, governed), 'content'));
  const assembled = assemble(bundles);
  const demo = 'inForce' in assembled ? demonstrationKeys(assembled.inForce.registry, null) : [];
  if (demo.length > 0) throw new Refusal(demo.map(call.tell).join('\n'));
  const sign = (text: string) => signText(by.recorderPath, recordNamespace, text);
  const made = await composeRoot(bundles, null, { id: by.recorder, sign, now: call.world.now });
  if ('findings' in made) {
    printFindings(call, 'content', made.findings);
    throw new Refusal(call.say('init-broken'));
  }
  const root = await makeCommit(git, {
    parent: governed,
    edit: {
      put: new Map([...made.edit.put].map(([path, content]) => [`content/ledger/${path}`, content])),
      remove: [],
    },
    message: call.say('init-root-message'),
    who: { name: by.recorder, email: `${by.recorder}@recorder.invalid` },
    time: made.record.time,
  });
  if (!(await moveRef(git, 'HEAD', from, root))) throw new Error('HEAD moved meanwhile; nothing was written');
  await git.run([
    'restore',
    '--source=HEAD',
    '--staged',
    '--worktree',
    '--',
    'content',
    ...(ignore ? ['.gitignore'] : []),
  ]);
  return made.digest;
}
