import type { Params } from './said.ts';
import type { MessageKey } from './say.ts';

/** error refuses the article, unchecked (机器未检) asks for a named person's confirmation, warning is shown to the signers. */
export type Severity = 'error' | 'unchecked' | 'warning';

/** What a check found. `evidence` is already masked; `file` is relative to the article's folder; lines and columns count from 1. */
export interface Finding {
  rule: string;
  key: MessageKey;
  severity: Severity;
  file: string;
  line?: number;
  column?: number;
  field?: string;
  evidence?: string;
  /** Clause of the regulations behind the rule, for example C10.2. */
  clause?: string;
  params: Params;
}
