import { reportGithub } from './check/report-github.ts';
import { reportHuman } from './check/report-human.ts';
import { reportJson } from './check/report-json.ts';
import { reportSarif } from './check/report-sarif.ts';
import { type Command, exit, ledgerOptions, UsageError } from './command/command.ts';
import { contentFiles, contentPath, openLedger } from './command/open.ts';
import { stepsText } from './command/steps.ts';
import { targetAt, targetPaths } from './command/targets.ts';
import { unsignedChanges } from './command/unsigned.ts';
import type { Finding } from './words/finding.ts';

const formats = ['human', 'json', 'sarif', 'github'];

export const command: Command = {
  name: 'check',
  usage: '[path …]',
  summary: 'summary-check',
  options: {
    ...ledgerOptions,
    ref: { type: 'string', value: 'commit', help: 'option-ref' },
    all: { type: 'boolean', help: 'option-all' },
    format: { type: 'string', value: formats.join('|'), help: 'option-format' },
  },
  async run(call) {
    const format = call.text('format') ?? (call.json ? 'json' : 'human');
    if (!formats.includes(format)) throw new UsageError(`--format ${formats.join('|')}`);
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const files = await contentFiles(call, repository, call.text('ref'));
    const typed = call.args.map(contentPath);
    const every = call.flag('all') ? targetPaths(files) : unsignedChanges(ledger, files).then(({ changed }) => changed);
    const paths = typed.length > 0 ? typed : await every;
    const all: Finding[] = [];
    for (const path of paths) {
      const target = await targetAt(ledger, files, path);
      all.push(...target.findings.map((finding) => ({ ...finding, file: `${path}/${finding.file}` })));
      if (format !== 'human') continue;
      call.world.out(`${path}\n${reportHuman(target.findings, call.lang, { colour: call.world.colour })}`);
      if (target.item)
        call.world.out(`  ${call.say('check-route', { steps: stepsText(call, ledger, target.routes) })}\n`);
      call.world.out('\n');
    }
    if (format === 'json') call.world.out(reportJson(all, call.lang));
    if (format === 'sarif') call.world.out(reportSarif(all, call.lang, 'content'));
    if (format === 'github') call.world.out(reportGithub(all, call.lang, 'content'));
    if (paths.length === 0) call.note('check-nothing');
    return all.some(({ severity }) => severity === 'error') ? exit.refused : exit.done;
  },
};
