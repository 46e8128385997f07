import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Command, runCommand } from '../../scripts/command/command.ts';
import { append } from '../../scripts/ledger/place.ts';
import { recordNamespace } from '../../scripts/ledger/record.ts';
import { composeRoot } from '../../scripts/ledger/root.ts';
import { bundlesOf, emailOf, type Group, type PersonId } from '../fixture/group.ts';
import { sign } from '../fixture/keys.ts';
import { makeRepository, type Repository } from '../fixture/repository.ts';

/** What a command answered: exit code, standard output and standard error. */
export interface Answer {
  code: number;
  out: string;
  err: string;
}

interface As {
  person?: PersonId;
  now?: string;
  env?: Readonly<Record<string, string>>;
}

/** A county's repository with governed files and a root record, and its officers' commands. */
export interface County {
  repository: Repository;
  root: string;
  /** Runs a command as `person` would, with his key, at `now` (RFC 3339). */
  run(command: Command, args: readonly string[], as?: As): Promise<Answer>;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
}

const begin = '2026-03-01T08:00:00+08:00';

/** Founds the county in `folder`; `groupText` is changed by `change` first. */
export async function found(group: Group, folder: string, change = (groupText: string) => groupText): Promise<County> {
  const governed = structuredClone(group.governed);
  const groupFile = governed['group.yml'] ?? {};
  groupFile['group.yml'] = change(groupFile['group.yml'] ?? '');
  const files: Record<string, string> = {};
  for (const [id, parts] of Object.entries(governed)) {
    const base = id === 'registry' ? 'registry/' : id.includes('/') ? `${dirname(id)}/` : '';
    for (const [name, text] of Object.entries(parts)) files[`content/${base}${name}`] = text;
  }
  const repository = await makeRepository(folder);
  const head = await repository.commit({ files, author: emailOf('site-admin') });
  const recorder = {
    id: 'recorder-1',
    sign: (text: string) => sign(group.recorder, recordNamespace, text),
    now: () => Date.parse(begin),
  };
  const made = await composeRoot(bundlesOf(governed), null, recorder);
  if ('findings' in made) throw new Error(made.findings.map(({ key }) => key).join(', '));
  const by = { message: 'root', recorder: 'recorder-1', time: begin };
  await append(repository.git, { ref: 'HEAD', path: 'content/ledger' }, head, made.edit, by);
  return countyAt(group, repository, made.digest);
}

/** The same county, copied to `folder`: many tests can begin with one founding. */
export async function copyOf(group: Group, county: County, folder: string): Promise<County> {
  await cp(county.repository.folder, folder, { recursive: true });
  return countyAt(group, await makeRepository(folder), county.root);
}

function countyAt(group: Group, repository: Repository, root: string): County {
  const { folder } = repository;
  return {
    repository,
    root,
    async run(command, args, { person, now = '2026-03-02T09:00:00+08:00', env = {} } = {}) {
      const answer: Answer = { code: -1, out: '', err: '' };
      answer.code = await runCommand(command, args, {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          QIANFA_ROOT: root,
          QIANFA_RECORDER_KEY: group.recorder.file,
          ...(person ? { QIANFA_KEY: group.keys[person].file } : {}),
          ...env,
        },
        now: () => Date.parse(now),
        out: (text) => {
          answer.out += text;
        },
        err: (text) => {
          answer.err += text;
        },
        interactive: false,
        colour: false,
        ask: async () => '',
        stopped: () => new Promise(() => undefined),
      });
      return answer;
    },
    async write(more) {
      for (const [path, content] of Object.entries(more)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
    },
  };
}
