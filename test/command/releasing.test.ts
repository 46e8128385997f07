import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Command, exit } from '../../scripts/command/command.ts';
import { openLedger } from '../../scripts/command/open.ts';
import { asOfOf, release } from '../../scripts/command/releasing.ts';
import { County } from '../attacks/county.ts';
import { removeFolder, temporaryFolder } from '../fixture/keys.ts';

let folder: string;
let county: County;
beforeAll(async () => {
  folder = await temporaryFolder();
  county = await County.found(folder);
});
afterAll(() => removeFolder(folder));

/** Whether threads stood ready when a release was made of a ledger of so many articles, and afterwards. */
async function ready(live: number): Promise<boolean[]> {
  const told: boolean[] = [];
  const command: Command = {
    name: 'release',
    usage: '',
    summary: 'summary-build',
    options: {},
    async run(call) {
      const opened = await openLedger(call, { demandRoot: true });
      const { ledger } = opened;
      const counted = { ...opened, ledger: { ...ledger, state: { ...ledger.state, live } } };
      const { made, close } = await release(call, counted, asOfOf(call, ledger.inForce), async (_, __, crew) => {
        told.push(crew.renderer.ready);
        return crew;
      });
      close();
      told.push(made.renderer.ready);
      return exit.done;
    },
  };
  expect(await county.run(command, [])).toMatchObject({ code: 0 });
  return told;
}

describe('threads of a release', () => {
  it('stand ready where there are many articles, in however few records they came, and end with it', async () => {
    expect(await ready(100_000)).toEqual([availableParallelism() > 1, false]);
  });

  it('are not started where there are few', async () => {
    expect(await ready(3)).toEqual([false, false]);
  });
});
