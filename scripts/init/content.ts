import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readBundles } from '../command/bundles.ts';
import { type Call, exit, Refusal } from '../command/command.ts';
import { printFindings } from '../command/print.ts';
import { publicKeyOf } from '../command/ssh.ts';
import { diskFiles } from '../git/files.ts';
import { demonstrationKeys } from '../ledger/verify.ts';
import { checkPolicies } from '../signoff/policy-check.ts';
import { assemble } from '../site/bundles.ts';
import { keyOf } from '../site/people.ts';
import { checkProposed } from '../site/proposed.ts';
import { foundOn } from './found.ts';
import { breakGround, Undo } from './ground.ts';

/**
 * `qianfa init --found`: founds a group on the governed files that lie in content/, as `init --like` wrote them and the office filled
 * them in. Everything that keeps them from being in force together is named, and then nothing is done.
 */
export async function foundContent(call: Call): Promise<number> {
  const folder = resolve(call.world.cwd, call.text('dir') ?? call.text('repo') ?? '.');
  const content = join(folder, 'content');
  if (!existsSync(content)) throw new Refusal(call.say('init-found-none', { folder }));
  if (existsSync(join(content, 'ledger'))) throw new Refusal(call.say('init-found-already', { folder }));
  const recorderPath = call.world.env.QIANFA_RECORDER_KEY;
  if (!recorderPath) throw new Refusal(call.say('recorder-key-missing'));
  const files = diskFiles(content);
  const assembled = assemble(await readBundles(files));
  const findings =
    'findings' in assembled
      ? assembled.findings
      : [
          ...checkPolicies(assembled.inForce),
          ...[...assembled.inForce.sites.keys()].flatMap((id) => checkProposed(assembled.inForce, `${id}/blocks.yml`)),
        ];
  if ('findings' in assembled || findings.length > 0) {
    printFindings(call, 'content', findings);
    throw new Refusal(call.say('init-broken'));
  }
  const { registry, group } = assembled.inForce;
  const demo = demonstrationKeys(registry, null);
  if (demo.length > 0) throw new Refusal(demo.map(call.tell).join('\n'));
  const key = await publicKeyOf(recorderPath);
  const machine = registry.recorders.find((entry) => keyOf(entry.key) === key);
  if (!machine) throw new Refusal(call.say('recorder-unknown'));
  const fresh = !existsSync(join(folder, '.git'));
  const undo = new Undo();
  try {
    const git = await breakGround(call, folder, fresh, undo);
    const entries = await files.list('');
    const bytes = await files.read(entries);
    const all = new Map(entries.map(({ path }, index) => [path, bytes[index] ?? Buffer.alloc(0)]));
    const admin = registry.people.find(({ appointments }) => appointments.some(({ post }) => post === 'site-admin'));
    const who = { name: admin?.name ?? group.name, email: admin?.emails[0] ?? `${group.id}@group.invalid` };
    const root = await foundOn(call, git, all, { name: group.name, who, recorderPath, recorder: machine.id });
    call.print(call.say('init-found-done', { folder, root }), { folder, root });
    return exit.done;
  } catch (error) {
    await undo.run();
    throw error;
  }
}
