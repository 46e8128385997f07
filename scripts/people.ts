import { type Command, ledgerOptions, UsageError } from './command/command.ts';
import { peopleChanges } from './people/changes.ts';
import { peopleColumn } from './people/column.ts';
import { peopleUnit } from './people/unit.ts';
import { peopleUnits } from './people/units.ts';

/** What can be asked, and of how many things. */
const verbs = {
  units: { answer: peopleUnits, of: 0 },
  unit: { answer: peopleUnit, of: 1 },
  column: { answer: peopleColumn, of: 1 },
  changes: { answer: peopleChanges, of: 0 },
};
const isVerb = (name: string): name is keyof typeof verbs => Object.hasOwn(verbs, name);

export const command: Command = {
  name: 'people',
  usage: 'units | unit <unit> | column <site/column> | changes',
  summary: 'summary-people',
  options: {
    ...ledgerOptions,
    on: { type: 'string', value: 'day', help: 'option-on' },
    from: { type: 'string', value: 'day', help: 'option-from-day' },
    until: { type: 'string', value: 'day', help: 'option-until' },
    csv: { type: 'boolean', help: 'option-csv' },
  },
  run(call) {
    const [verb = '', ...args] = call.args;
    if (!isVerb(verb) || args.length !== verbs[verb].of) throw new UsageError(call.say('people-verb'));
    return verbs[verb].answer({ ...call, args });
  },
};
