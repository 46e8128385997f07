import { reportGithub } from './check/report-github.ts';
import { reportHuman } from './check/report-human.ts';
import { reportJson } from './check/report-json.ts';
import { reportSarif } from './check/report-sarif.ts';
import { type Command, exit, ledgerOptions, UsageError } from './command/command.ts';
import { explained } from './command/explained.ts';
import { looked } from './command/looked.ts';
import { contentFiles, openLedger } from './command/open.ts';
import { stepsText } from './command/steps.ts';
import { findingFile } from './command/targets.ts';
import type { Finding } from './words/finding.ts';

const formats = ['human', 'json', 'sarif', 'github'];

export const command: Command = {
  name: 'check',
  usage: '[path …] | --import <list> | --explain <rule>',
  summary: 'summary-check',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref' },
    all: { type: 'boolean', help: 'option-all' },
    import: { type: 'string', value: 'list', help: 'option-import-list' },
    explain: { type: 'string', value: 'rule', help: 'option-explain' },
    format: { type: 'string', value: formats.join('|'), help: 'option-format' },
  },
  async run(call) {
    const asked = call.text('explain');
    if (asked !== undefined) return explained(call, asked);
    const format = call.text('format') ?? (call.json ? 'json' : 'human');
    if (!formats.includes(format)) throw new UsageError(`--format ${formats.join('|')}`);
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const files = await contentFiles(call, repository, call.text('ref'));
    const all: Finding[] = [];
    const list = call.text('import');
    let [count, held] = [0, 0];
    for await (const { path, findings, item, routes } of looked(call, ledger, files)) {
      count += 1;
      if (findings.some(({ severity }) => severity === 'error')) held += 1;
      all.push(...findings.map((finding) => ({ ...finding, file: findingFile(path, finding) })));
      // Of an import list only what is to be mended.
      if (format !== 'human' || (findings.length === 0 && list !== undefined)) continue;
      call.world.out(`${path}\n${reportHuman(findings, call.lang, { colour: call.world.colour })}`);
      if (item) call.world.out(`  ${call.say('check-route', { steps: stepsText(call, ledger, routes) })}\n`);
      call.world.out('\n');
    }
    if (format === 'human' && list !== undefined) call.world.out(`${call.say('import-checked', { count, held })}\n`);
    if (format === 'json') call.world.out(reportJson(all, call.lang));
    if (format === 'sarif') call.world.out(reportSarif(all, call.lang, 'content'));
    if (format === 'github') call.world.out(reportGithub(all, call.lang, 'content'));
    if (count === 0) call.note('check-nothing');
    return all.some(({ severity }) => severity === 'error') ? exit.refused : exit.done;
  },
};
