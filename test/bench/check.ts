/**
 * `npm run bench:check`: the CPU time that the rules take for half a million characters of hostile text, and the slowest of them. A rule
 * that is linear stays far below a second; one that is not takes minutes. Exits 1 when one takes more than two seconds.
 */
import { rules } from '../../scripts/check/check.ts';
import { filledWith, hostile } from '../check/hostile.ts';

const most = 2000;
let slow = 0;
console.log('| half a million characters of | all rules | the slowest |\n|---|---|---|');
for (const text of hostile) {
  const heavy = await filledWith(text);
  const rows = rules.map((rule) => {
    const before = process.cpuUsage();
    rule.find(heavy);
    const { user, system } = process.cpuUsage(before);
    return { id: rule.id, ms: (user + system) / 1000 };
  });
  const all = rows.reduce((sum, { ms }) => sum + ms, 0);
  const slowest = rows.reduce((one, other) => (other.ms > one.ms ? other : one));
  console.log(
    `| ${JSON.stringify(text.slice(0, 20))} | ${all.toFixed(0)} ms | ${slowest.id}, ${slowest.ms.toFixed(0)} ms |`,
  );
  slow += rows.filter(({ ms }) => ms > most).length;
}
process.exitCode = slow > 0 ? 1 : 0;
