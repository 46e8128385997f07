import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { manifestName } from '../build/manifest.ts';
import { CouldNot } from '../words/could-not.ts';
import { said } from '../words/said.ts';
import { neverShown } from './outlived.ts';
import { type Ended, run } from './shell.ts';
import { currentLink, type Release, releasesFolder, type Standing, signatureName, type Target } from './target.ts';

/** How the other machine is reached unless QIANFA_SSH says otherwise: no questions, and a connection that is dead is noticed. */
const plainSsh = 'ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=3';

/** Brings what was written around the folder where it runs to the disk. Not every system's sync can do one file system alone. */
const onDisk =
  '{ err=$(sync -f . 2>&1) || case $err in *option*|*sage:*) sync ;; *) printf "%s\\n" "$err" >&2; false ;; esac; }';

/** From here on nobody else switches or takes away there, where there is such a program. */
const locked = 'if command -v flock >/dev/null; then exec 9>.lock || exit 1; flock -w 60 9 || exit 6; fi';

/** What the other machine does. `$1` is the target's folder; nothing else than names of this program's own making comes as an argument. */
const scripts = {
  standing: `cd "$1" 2>/dev/null || exit 0
[ -L ${currentLink} ] || { [ ! -e ${currentLink} ] || exit 4; exit 0; }
[ -e ${currentLink} ] || { readlink ${currentLink}; exit 7; }
readlink ${currentLink} && { [ ! -e ${currentLink}/${manifestName} ] || cat ${currentLink}/${manifestName}; } && printf '\\0' && { [ ! -e ${currentLink}/${signatureName} ] || cat ${currentLink}/${signatureName}; }`,
  // What was broken off a day ago will not go on.
  begin: `mkdir -p "$1/${releasesFolder}" && cd "$1" && find . -maxdepth 1 -name '.publish-*' -mmin +1440 -exec rm -rf {} + && mkdir "$2"`,
  drop: 'cd "$1" && rm -rf "$2"',
  end: `cd "$1" && cat > "$2/${signatureName}" && chmod 755 "$2" && ${onDisk}`,
  // What may not be shown any more goes at once: something may have been withdrawn meanwhile. Among the releases it lies only here, and on the disk
  // before it is shown; those that were laid there and never shown (`$5` and on) go first, where nobody can be about to show them.
  show: `cd "$1" || exit 1
${locked}
work=$2 own=$3 to="${releasesFolder}/$3" shown=$(readlink ${currentLink} || echo -)
[ "$shown" = "$4" ] && [ "$shown" != "$to" ] || { rm -rf "$work"; exit 5; }
shift 4
if command -v flock >/dev/null; then for name; do rm -rf "${releasesFolder}/$name"; done; fi
rm -rf "$to" && mv -T "$work" "$to" && ${onDisk} && ln -sfn "$to" ".next-$own" && mv -T ".next-$own" ${currentLink} && exit 0
[ "$(readlink ${currentLink})" = "$to" ] || rm -rf "$to"
exit 1`,
  releases: `cd "$1/${releasesFolder}" 2>/dev/null || exit 0; ls -1`,
  // The switch is on the disk before anything of an older release goes. What is shown now never goes, whatever was shown when the names were chosen.
  remove: `cd "$1" || exit 1
${locked}
${onDisk} || exit 1
shown=$(readlink ${currentLink})
shift
for name; do [ "$shown" = "${releasesFolder}/$name" ] || rm -rf "${releasesFolder}/$name" || exit 1; done`,
} as const;

/**
 * A folder that rsync reaches: on another machine over ssh, or (`host` null) below a path of this one. There a shell, GNU or busybox tools and
 * rsync are needed. Unchanged files are compared by checksum and linked (--link-dest).
 */
export function rsyncTarget(input: {
  host: string | null;
  folder: string;
  env: Readonly<Record<string, string | undefined>>;
}): Target {
  const { host, folder, env } = input;
  const ssh = env.QIANFA_SSH ?? plainSsh;
  const place = host === null ? folder : `${host}:${folder}`;
  const program = host === null ? 'sh' : 'ssh';

  const failed = ({ code, err }: Ended, program: string): CouldNot =>
    new CouldNot(said('publish-program-failed', { program, code: code ?? '-', err: err || '-' }));
  const sh = async (script: keyof typeof scripts, args: readonly string[] = [], stdin = ''): Promise<Ended> => {
    const command = ['sh', '-c', `umask 022\n${scripts[script]}`, 'qianfa', folder, ...args];
    const quoted = command.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    const [first = 'ssh', ...options] = host === null ? command : [...ssh.split(/\s+/), host, quoted];
    return run(first, options, stdin, env);
  };
  const must = async (...args: Parameters<typeof sh>): Promise<Buffer> => {
    const ended = await sh(...args);
    if (ended.code === 4) throw new CouldNot(said('publish-no-link', { file: `${place}/${currentLink}` }));
    if (ended.code === 6) throw new CouldNot(said('publish-locked', { place }));
    if (ended.code === 7)
      throw new CouldNot(said('publish-shown-gone', { place, name: basename(`${ended.out}`.trim()) }));
    if (ended.code !== 0) throw failed(ended, program);
    return ended.out;
  };
  const releases = async () => (await must('releases')).toString('utf8').split('\n').filter(Boolean);

  /** Brings a release there, and gives the folder in which it waits to be shown. */
  const put = async ({ output, manifest, signature }: Release, from: Standing | null) => {
    // Asked first: a file that is missing here too would otherwise be found out only half-way.
    const here = await run('rsync', ['--version'], '', env);
    if (here.code !== 0) throw failed(here, 'rsync');
    const work = `.publish-${randomBytes(6).toString('hex')}`;
    await must('begin', [work]);
    const list = [...manifest.files.map(({ path }) => path), manifestName].join('\0');
    const linked = from ? [`--link-dest=${folder}/${releasesFolder}/${from.name}`] : [];
    const shell = host === null ? [] : ['-e', ssh];
    const to = host === null ? `${folder}/${work}/` : `${host}:${folder}/${work}/`;
    const options = ['-rcp', '--chmod=D755,F644', '--from0', '--files-from=-', '--timeout=120', ...linked, ...shell];
    const ended = await run('rsync', [...options, `${output}/`, to], list, env);
    try {
      if (ended.code !== 0) throw failed(ended, 'rsync');
      await must('end', [work], signature);
      return work;
    } catch (error) {
      // A disk that is full must not stay so by this. Where the line is dead it stays until the next day's publication.
      await sh('drop', [work]);
      throw error;
    }
  };

  return {
    place,
    inPlace: false,
    inside: null,
    files: async (_standing, { files }) => files,
    async seen() {
      const out = (await must('standing')).toString('utf8');
      if (out === '') return { standing: null, begun: null };
      const [head = '', signature = ''] = out.split('\0');
      const line = head.indexOf('\n');
      const name = head.slice(head.lastIndexOf('/', line) + 1, line);
      return { standing: { name, text: head.slice(line + 1), signature }, begun: null };
    },
    async bring(release, { standing: from }) {
      const work = await put(release, from);
      const unshown = neverShown(await releases(), from?.name ?? null, release.name);
      const ended = await sh('show', [work, release.name, from ? `${releasesFolder}/${from.name}` : '-', ...unshown]);
      if (ended.code === 0) return { strangers: [] };
      if (ended.code === 5) return null;
      await sh('drop', [work]);
      throw ended.code === 6 ? new CouldNot(said('publish-locked', { place })) : failed(ended, program);
    },
    unfinished: (old) => said('publish-broken-off', { place, old }),
    releases,
    async remove(names) {
      if (names.length > 0) await must('remove', names);
    },
  };
}
