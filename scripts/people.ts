import { type Command, ledgerOptions, UsageError } from './command/command.ts';
import { peopleChanges } from './people/changes.ts';
import { peopleColumn } from './people/column.ts';
import { peopleUnit } from './people/unit.ts';
import { peopleUnits } from './people/units.ts';

const verbs = { units: peopleUnits, unit: peopleUnit, column: peopleColumn, changes: peopleChanges };
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
    if (!isVerb(verb)) throw new UsageError(call.say('people-verb'));
    return verbs[verb]({ ...call, args });
  },
};
