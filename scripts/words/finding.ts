import type { Params } from './said.ts';
import type { MessageKey } from './say.ts';

/**
 * error refuses the article, unchecked (机器未检) asks for a named person's confirmation, waived is what the article asks the signers to let
 * pass, warning is shown to the signers.
 */
export type Severity = 'error' | 'unchecked' | 'waived' | 'warning';

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
  params: Params;
  /** Why a waived finding may pass, in the article's words. */
  reason?: string;
}
