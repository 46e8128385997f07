/** Times the verification of made-up ledgers: `npm run bench:ledger -- 1000 10000`. Three signatures a record: reviewer, principal, recorder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Known } from '../../scripts/ledger/known-records.ts';
import { verifyLedger } from '../../scripts/ledger/verify.ts';
import { memoryFiles } from '../fixture/files.ts';
import { madeLedger } from './ledger.ts';
import { randomArticles } from './live.ts';

const counts = process.argv.slice(2).map(Number);
if (counts.length === 0 || counts.some((count) => !Number.isInteger(count) || count < 1)) {
  console.error('usage: npm run bench:ledger -- <records> …   e.g. npm run bench:ledger -- 1000 10000');
  process.exit(2);
}
console.log(
  '| records | from the root: seconds, of them on the processor | from the last verified head | peak memory |',
);
console.log('|---|---|---|---|');
for (const count of counts) {
  const folder = await mkdtemp(join(tmpdir(), 'qianfa-bench-'));
  try {
    const { tree, root } = await madeLedger(randomArticles(count, 1), folder);
    const timed = async (known: Known | null) => {
      const [start, cpu] = [performance.now(), process.cpuUsage()];
      const found = await verifyLedger(memoryFiles(tree), root, undefined, known);
      if ('broken' in found) throw new Error(JSON.stringify(found.broken));
      const { user, system } = process.cpuUsage(cpu);
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      return { head: found.ledger.state.head, said: `${seconds} s, ${((user + system) / 1e6).toFixed(1)} s` };
    };
    const whole = await timed(null);
    const rest = await timed(whole.head);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(`| ${count} | ${whole.said} | ${rest.said} | ${memory} MB |`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
