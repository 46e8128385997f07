import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readyFiles } from './add/ready.ts';
import { addReport } from './add/report.ts';
import { ownPictures } from './add/rights.ts';
import { type Command, exit, Refusal, UsageError } from './command/command.ts';
import { contentPath, openRepository } from './command/open.ts';
import { diskFiles } from './git/files.ts';

export const command: Command = {
  name: 'add',
  usage: '<file>… <article>',
  summary: 'summary-add',
  options: {
    own: { type: 'boolean', help: 'add-option-own' },
    replace: { type: 'boolean', help: 'add-option-replace' },
  },
  async run(call) {
    const typed = call.args.at(-1);
    if (typed === undefined || call.args.length < 2) throw new UsageError(call.say('add-usage'));
    const { folder } = await openRepository(call);
    const path = contentPath(typed);
    const target = join(folder, 'content', path);
    if (!existsSync(join(target, 'index.md'))) throw new Refusal(call.say('add-no-article', { path }));
    const ready = await readyFiles(call.args.slice(0, -1), {
      read: async (file) => {
        const full = resolve(call.world.cwd, file);
        return existsSync(full) ? readFile(full) : null;
      },
      there: (await diskFiles(join(folder, 'content')).list(path)).map(({ path: full, size }) => ({
        name: full.slice(path.length + 1),
        size,
      })),
      replace: call.flag('replace'),
    });
    if ('refused' in ready) throw new Refusal(ready.refused.map((reason) => call.tell(reason)).join('\n'));
    for (const { name, bytes } of ready.files) await writeFile(join(target, name), bytes);
    const index = join(target, 'index.md');
    const text = await readFile(index, 'utf8');
    const stated = call.flag('own') ? ownPictures(text) : text;
    if (stated !== text) await writeFile(index, stated);
    call.print(addReport(call, path, ready.files, stated), {
      path,
      files: ready.files.map(({ name, changes }) => ({ name, changes: changes.map(({ key }) => key) })),
    });
    return exit.done;
  },
};
