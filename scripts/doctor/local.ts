import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromiumOf } from '../command/chromium.ts';
import { type Call, Refusal } from '../command/command.ts';
import { type Opened, openLedger, pinnedRoot } from '../command/open.ts';
import { recorderOf } from '../command/recording.ts';
import { compareInstants } from '../site/time.ts';
import { type Diagnosis, good, mend, open, unknown } from './forge.ts';

const run = promisify(execFile);

/** What a program prints; null when it cannot be started. A program that starts and fails was there. */
async function printed(program: string, args: readonly string[], path: string | undefined): Promise<string | null> {
  try {
    return (await run(program, [...args], { env: { PATH: path, LC_ALL: 'C' } })).stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return '';
  }
}

/** The tools of this machine. `node` is the version that runs the command. */
export async function toolDiagnoses({ world: { env } }: Call, node: string): Promise<Diagnosis[]> {
  const git = await printed('git', ['--version'], env.PATH);
  const ssh = await printed('ssh-keygen', ['-l', '-f', '/dev/null'], env.PATH);
  const chromium = chromiumOf(env);
  const fonts = await printed('fc-list', [':lang=zh-cn', 'family'], env.PATH);
  const count = new Set(fonts?.split('\n').filter(Boolean)).size;
  return [
    node.split('.')[0] === '24' ? good('doctor-node', { version: node }) : mend('doctor-node-old', { version: node }),
    git ? good('doctor-git', { version: git.trim() }) : mend('doctor-git-none'),
    ssh === null ? mend('doctor-ssh-none') : good('doctor-ssh'),
    chromium ? good('doctor-chromium', { path: chromium }) : open('doctor-chromium-none'),
    fonts === null
      ? unknown('doctor-fonts-unknown')
      : count > 0
        ? good('doctor-fonts', { count })
        : open('doctor-fonts-none'),
  ];
}

/** Whether the ledger verifies from a pinned root, how old its newest checkpoint is, and how the recorder's key lies. */
export async function ledgerDiagnoses(call: Call): Promise<{ found: Diagnosis[]; opened: Opened | null }> {
  const root = pinnedRoot(call);
  const found = [root ? good('doctor-root', { root: root.slice(0, 12) }) : mend('doctor-root-none')];
  try {
    const opened = await openLedger({ ...call, note: () => undefined }, { demandRoot: false });
    const { state } = opened.ledger;
    found.push(good('doctor-ledger', { records: state.head.seq, time: state.head.time }));
    const day = new Date(call.world.now() - 25 * 3_600_000).toISOString();
    const last = state.lastCheckpoint ?? state.chain.get('1')?.time ?? '';
    if (compareInstants(last, day) < 0) found.push(open('doctor-checkpoint-old', { time: last }));
    return { found: [...found, ...(await recorderKey(call, opened))], opened };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { found: [...found, mend('doctor-ledger-broken', { why: error.message })], opened: null };
  }
}

async function recorderKey(call: Call, { ledger, repository }: Opened): Promise<Diagnosis[]> {
  const named = call.world.env.QIANFA_RECORDER_KEY;
  if (!named) return [open('doctor-recorder-none')];
  const path = resolve(call.world.cwd, named);
  const found: Diagnosis[] = [];
  if (!relative(repository.folder, path).startsWith('..')) found.push(mend('doctor-recorder-inside', { path: named }));
  try {
    if (((await stat(path)).mode & 0o077) !== 0) found.push(mend('doctor-recorder-mode', { path: named }));
    const { id } = await recorderOf(call, ledger.inForce.registry.recorders);
    return found.length > 0 ? found : [good('doctor-recorder', { id })];
  } catch (error) {
    return [...found, mend('doctor-recorder-wrong', { why: error instanceof Error ? error.message : String(error) })];
  }
}
