import { afterAll, beforeAll, describe } from 'vitest';
import { acting } from './acting.ts';
import { type Ground, layGround } from './ground.ts';
import type { Acts } from './people.ts';
import { reading } from './reading.ts';
import type { Stage } from './stage.ts';

/**
 * What an adapter must find and do on its forge, fake or real: the same scenarios for each. They share their people and never their pull requests;
 * the last protects main.
 */
export function scenarios(name: string, open: () => Promise<Stage & Acts>, many: number): void {
  describe(name, () => {
    let ground: Ground | undefined;
    const laid = (): Ground => {
      if (!ground) throw new Error('no ground');
      return ground;
    };
    beforeAll(async () => {
      ground = await layGround(open);
    });
    afterAll(() => ground?.close());
    reading(laid, many);
    acting(laid);
  });
}
