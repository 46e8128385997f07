/**
 * Moves an archive in as an office would, and tells how long each step took: `npm run bench:archive -- 10000`. Made-up HTML pages become
 * articles by one command, are signed by two people and recorded as one record, built with their search, and every old address is asked.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { command as approve } from '../../scripts/approve.ts';
import { filesBelow } from '../../scripts/build/files.ts';
import { serveOutput } from '../../scripts/build/serve.ts';
import { command as build } from '../../scripts/build.ts';
import type { Command } from '../../scripts/command/command.ts';
import { command as importing } from '../../scripts/import.ts';
import { command as record } from '../../scripts/record.ts';
import { found } from '../command/county.ts';
import { makeGroup, type PersonId } from '../fixture/group.ts';
import { writeArchive } from './archive-pages.ts';

const count = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(count) || count < 1) {
  console.error('usage: npm run bench:archive -- [pages]   e.g. npm run bench:archive -- 10000');
  process.exit(2);
}

const map = {
  column: 'main/gsgg',
  kind: 'notice',
  constants: {
    unit: 'slj',
    drafter: 'drafter',
    officer: 'officer',
    class: '动态',
    level: '一般',
    notice: '公告',
    pictures: 'own',
  },
  files: { folder: 'upload', base: '/upload/' },
  fields: { title: { from: '$heading' } },
  original: {
    date: { from: '$text', pattern: 'id="date">(?<value>[\\d-]+)' },
    address: { from: '$name', template: 'http://old.shiqiao.example/{$path}', as: 'url' },
  },
  body: { from: '$text', format: 'html', element: '#zoom' },
};

const rows: { name: string; seconds: number; cpu: number; memory: number }[] = [];
async function timed<T>(name: string, act: () => Promise<T>): Promise<T> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await act();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  // Of this process alone: what git, ssh-keygen and Pagefind take is not in it. maxRSS is the highest so far.
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  rows.push({ name, seconds, cpu: (user + system) / 1e6, memory });
  console.error(`  ${name}: ${seconds.toFixed(1)} s`);
  return result;
}

const folder = await mkdtemp(join(tmpdir(), 'qianfa-archive-'));
try {
  const county = await found(await makeGroup(folder), join(folder, 'county'));
  const top = county.repository.folder;
  const done = async (command: Command, args: readonly string[], person?: PersonId) => {
    const answer = await county.run(command, args, person ? { person } : {});
    if (answer.code !== 0) throw new Error(`${command.name}: ${answer.err}${answer.out.slice(0, 2000)}`);
    return answer;
  };
  const pages = await writeArchive(join(top, 'old'), count);
  await county.write({ 'old/map.yml': stringify(map), '.gitignore': 'old/\n_site/\n' });
  const told = await timed('import', () => done(importing, ['old/html', '--map', 'old/map.yml']));
  console.error(told.out.split('\n').slice(0, 12).join('\n'));
  await timed('commit', () => county.repository.commit({ message: '迁入旧站' }));
  const list = ['--import', 'imports/html.json'];
  for (const person of ['site-admin', 'site-leader'] as const)
    await timed(`sign (${person})`, () => done(approve, [...list, '--yes'], person));
  await timed('record', () => done(record, list));
  const output = join(top, '_site');
  await timed('build with search', () => done(build, ['--output', output]));
  await timed('build again, unchanged', () => done(build, ['--output', output]));

  const main = 'main';
  const sites = (await readdir(output, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const served = await serveOutput({
    output,
    main,
    port: 0,
    sites: sites.map((id) => ({ id, domain: `${id}.invalid` })),
  });
  try {
    await timed('every old address', async () => {
      for (const { file, word } of pages) {
        const old = await fetch(new URL(`/${file}`, served.url));
        const to = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(await old.text())?.[1];
        const page = to === undefined ? null : await fetch(new URL(to, served.url));
        const text = (await page?.text()) ?? '';
        if (!page?.ok || !text.includes(word)) throw new Error(`${file} leads nowhere: ${old.status}, ${to}`);
      }
    });
  } finally {
    await served.close();
  }
  const moved = await readFile(join(output, 'moved.nginx.conf'), 'utf8');
  const index = join(output, main, 'pagefind');
  const heads = (await filesBelow(index)).filter((path) => path.endsWith('pagefind-entry.json'));
  const tiers = heads.filter((path) => !path.startsWith('program-'));
  const entries = await Promise.all(tiers.map((path) => readFile(join(index, path), 'utf8')));
  const searched = entries
    .flatMap((text) => [...text.matchAll(/"page_count":(\d+)/g)])
    .reduce((sum, [, n]) => sum + Number(n), 0);
  console.log(
    `${pages.length} pages, ${moved.match(/old\.shiqiao\.example/g)?.length ?? 0} redirects, ${searched} in the search`,
  );
  console.log('| step | time | own CPU | peak memory so far |\n|---|---|---|---|');
  for (const { name, seconds, cpu, memory } of rows)
    console.log(`| ${name} | ${seconds.toFixed(1)} s | ${cpu.toFixed(1)} s | ${memory} MB |`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
