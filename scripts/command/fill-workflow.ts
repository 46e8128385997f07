import { isMap, parseDocument } from 'yaml';

/** What an operator writes into the workflows, and how it must look: nothing that runs with a key may hang on a variable that others set. */
export const fillings = {
  program: { name: 'QIANFA_PROGRAM', shape: /^(https:\/\/|ssh:\/\/[\w.-]+@)[^\s@]+$/ },
  revision: { name: 'QIANFA_REVISION', shape: /^[0-9a-f]{40}$/ },
  root: { name: 'QIANFA_ROOT', shape: /^[0-9a-f]{64}$/ },
  repository: { name: 'QIANFA_REPOSITORY', shape: /^[\w.-]+\/[\w.-]+$/ },
  'ledger-url': { name: 'QIANFA_LEDGER_URL', shape: /^(ssh:\/\/)?[\w.-]+@[^\s@]+$/ },
  'publish-to': {
    name: 'QIANFA_PUBLISH_TO',
    shape: /^([\w.-]+@[A-Za-z0-9.-]+:\/[\w./-]+|s3:\/\/[a-z0-9][a-z0-9.-]*(\/[\w./-]*)?\?[\w.:/&=-]+)$/,
  },
  'known-hosts': { name: 'QIANFA_KNOWN_HOSTS', shape: /^(\S+ \S+ \S+[^\n]*(\n|$))+$/ },
} as const;

export type Filling = keyof typeof fillings;

/**
 * The workflow (YAML text) with these values as literals in the places kept for them. A place that holds an expression is the forge's own
 * and stays; a value without a place is left out, for not every workflow needs all. A value of a wrong shape is a RangeError that names it.
 */
export function fillWorkflow(text: string, values: Partial<Record<Filling, string>>): string {
  const own = parseDocument(text);
  const places = own.get('env');
  for (const filling of Object.keys(fillings).filter((name): name is Filling => name in fillings)) {
    const value = values[filling];
    const { name, shape } = fillings[filling];
    if (value === undefined) continue;
    if (!shape.test(value) || value.includes('${{')) throw new RangeError(`--${filling}`);
    if (isMap(places) && places.get(name) === '') places.set(name, value);
  }
  return own.toString({ lineWidth: 0 });
}
