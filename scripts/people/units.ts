import { type Call, exit } from '../command/command.ts';
import { openLedger } from '../command/open.ts';
import { type Short, shortOf } from '../signoff/submission.ts';
import type { InForce } from '../site/in-force.ts';
import { holders } from '../site/people.ts';
import type { Unit } from '../site/types.gen.ts';
import type { MessageKey } from '../words/say.ts';
import { onDay, printTable } from './table.ts';

/** Posts of a unit that were ever held, or that the policy wants filled, in the order of the registry. */
function postsOf({ registry, sites }: InForce, unit: Unit): string[] {
  const held = registry.people.flatMap(({ appointments }) =>
    appointments.filter((term) => term.unit === unit.id).map(({ post }) => post as string),
  );
  const wanted = [...sites.values()].flatMap(({ policy }) => Object.keys(policy.submission?.minimum ?? {}));
  return [...new Set([...held, ...wanted])];
}

/** What a unit lacks on `day` by the policies of all sites; the same lack counts once. */
function lacks({ registry, sites }: InForce, unit: string, day: string): Short[] {
  const all = [...new Set([...sites.values()].map(({ policy }) => policy.submission))];
  const short = all.flatMap((submission) => (submission ? shortOf(registry, submission, unit, day) : []));
  return short.filter(({ post }, index) => short.findIndex((other) => other.post === post) === index);
}

/**
 * `qianfa people units`: every unit's posts on a day: who holds them, what is vacant, who may stand in, and which units cannot submit
 * (A1.2). Exit code 1 when a unit cannot.
 */
export async function peopleUnits(call: Call): Promise<number> {
  const { ledger } = await openLedger(call, { demandRoot: false });
  const { day, inForce } = await onDay(call, ledger);
  const { registry, sites, group } = inForce;
  const seniors = sites.get(group.main)?.policy.seniors ?? {};
  let closed = false;
  const rows = registry.units.flatMap((unit) => {
    const short = lacks(inForce, unit.id, day);
    closed ||= short.length > 0;
    return postsOf(inForce, unit).map((post) => {
      const held = holders(registry, post, unit.id, day);
      const own = held.filter(({ appointment }) => appointment.stand_in_for === undefined);
      const above =
        own.length > 0 ? [] : (seniors[post] ?? []).flatMap((senior) => holders(registry, senior, unit.id, day));
      const others = [...held.filter((entry) => !own.includes(entry)), ...above].map(({ person }) => person.name);
      const lack = short.find((entry) => entry.post === post);
      const postName = call.say(`post-${post}` as MessageKey);
      const notes = [
        others.length > 0 ? call.say('people-stand-in', { names: [...new Set(others)].join('、') }) : '',
        lack ? call.say('people-short', { post: postName, need: lack.need, have: lack.have }) : '',
      ];
      return {
        unit: unit.name,
        post: postName,
        person: own.map(({ person }) => person.name).join('、') || call.say('people-vacant'),
        note: notes.filter(Boolean).join('；'),
      };
    });
  });
  printTable(call, ['unit', 'post', 'person', 'note'], rows);
  return closed ? exit.refused : exit.done;
}
