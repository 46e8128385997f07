import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showTypes, type TypesShown } from './types-tour.ts';

const java = spawnSync('java', ['-version']).status === 0;
if (!java)
  console.warn('Skipped: the Nu HTML checker needs Java, and there is none (apt-get install default-jre-headless).');

/** Errors that the Nu HTML checker finds, by file. */
function errorsIn(files: readonly string[]): string[] {
  const jar: string = createRequire(import.meta.url)('vnu-jar');
  const args = ['-jar', jar, '--errors-only', '--exit-zero-always', '--stdout', '--format', 'json', ...files];
  const { messages } = JSON.parse(execFileSync('java', args, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
  return messages.map(({ url, lastLine, message }: Record<string, unknown>) => `${url}:${lastLine} ${message}`);
}

describe.skipIf(!java)('the Nu HTML checker', () => {
  let told: TypesShown;

  beforeAll(async () => {
    told = await showTypes();
  });

  afterAll(() => told?.shown.close());

  test('finds no error on any page of the demonstration', () => {
    expect(errorsIn(told.pages.map(({ file }) => join(told.shown.output, file)))).toEqual([]);
  });

  test('finds what is wrong, where something is', () => {
    expect(errorsIn([join(import.meta.dirname, 'wrong.html')])).not.toEqual([]);
  });
});
