import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Dialect } from '../../scripts/signoff/review.ts';
import type { Seen } from './fake/server.ts';

interface Description {
  answers: Record<string, object | true>;
  $defs: Record<string, object>;
}

/**
 * Holds a fake forge's answers against the description that the forge itself publishes of its API (openapi/, extracted once). `faults` lists
 * every way in which an answer is not as described; an answer to a call that is not described is one of them. `calls` are those that were seen.
 */
export function describedBy(dialect: Dialect): { seen: Seen; faults: Set<string>; calls: Set<string> } {
  const file = new URL(`openapi/${dialect}.json`, import.meta.url);
  const { answers, $defs }: Description = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  // /users/search is no user called search.
  const fixedFirst = Object.keys(answers).sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')));
  const known = fixedFirst.map((name) => {
    const [method = '', path = '', status = ''] = name.split(' ');
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
    return {
      name,
      method,
      status: Number(status),
      pattern,
      check: undefined as ReturnType<Ajv2020['compile']> | undefined,
    };
  });
  const faults = new Set<string>();
  const calls = new Set<string>();
  const seen: Seen = ({ method, path, status, json }) => {
    if (status >= 400) return;
    const found = known.find((call) => call.method === method && call.status === status && call.pattern.test(path));
    if (!found) {
      faults.add(`${method} ${path} ${status} is not described`);
      return;
    }
    calls.add(found.name);
    const schema = answers[found.name];
    if (schema === true || schema === undefined) {
      // An answer without a body, or a list of nothing.
      if (json !== undefined && !Array.isArray(json)) faults.add(`${found.name} has a body`);
      return;
    }
    found.check ??= ajv.compile({ ...schema, $defs });
    // As it goes over the wire: what is undefined is not there.
    if (!found.check(JSON.parse(JSON.stringify(json))))
      faults.add(`${found.name}: ${ajv.errorsText(found.check.errors)}`);
  };
  return { seen, faults, calls };
}
