import type { Finding } from '../words/finding.ts';

/** Where a finding stands; a Piece is such a place. */
export interface Place {
  file: string;
  line?: number | undefined;
  field?: string | undefined;
}

type What = Pick<Finding, 'rule' | 'key' | 'severity'> & {
  evidence?: string;
  params?: Finding['params'];
};

/** A finding at a place; a place that is not known is left out. */
export function found({ file, line, field }: Place, { rule, key, severity, evidence, params = {} }: What): Finding {
  return {
    rule,
    key,
    severity,
    file,
    ...(line === undefined ? {} : { line }),
    ...(field === undefined ? {} : { field }),
    ...(evidence === undefined ? {} : { evidence }),
    params,
  };
}
