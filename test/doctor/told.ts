import { type Diagnosis, forgeDiagnoses } from '../../scripts/doctor/forge.ts';
import type { Forge } from '../../scripts/forge/forge.ts';
import type { InForce } from '../../scripts/site/in-force.ts';
import { say } from '../../scripts/words/say.ts';

/** What doctor says of a forge, in Chinese, by how bad it is. */
export async function toldOf(forge: Forge, people: InForce) {
  const found = await forgeDiagnoses(forge, people, '2026-03-05');
  const of = (level: Diagnosis['level']) =>
    found.filter((one) => one.level === level).map(({ key, params }) => say('zh', key, params));
  return {
    mend: of('mend').join('\n'),
    open: of('open').join('\n'),
    unknown: of('unknown').join('\n'),
    good: of('good').join('\n'),
  };
}
