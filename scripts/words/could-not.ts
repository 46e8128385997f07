import type { Said } from './said.ts';
import { tell } from './say.ts';

/** Something could not be found out: which sentence says so. Counts as refused everywhere; the cause is kept. */
export class CouldNot extends Error {
  override name = 'CouldNot';
  readonly said: Said;
  constructor(said: Said, options?: ErrorOptions) {
    super(tell('en', said), options);
    this.said = said;
  }
}
