import { type Command, exit } from './command/command.ts';
import { foundContent } from './init/content.ts';
import { found, keysOf } from './init/found.ts';
import { breakGround, groundOf, keysFolder, Undo } from './init/ground.ts';
import { initLike } from './init/like.ts';
import { askPlan } from './init/plan.ts';

const person = { type: 'string', value: 'id:name:email[:key]' } as const;

export const command: Command = {
  name: 'init',
  usage: '[--dir <folder>]',
  summary: 'summary-init',
  options: {
    like: { type: 'string', value: 'name', help: 'option-init-like' },
    found: { type: 'boolean', help: 'option-init-found' },
    dir: { type: 'string', value: 'folder', help: 'option-dir' },
    id: { type: 'string', value: 'id', help: 'init-ask-id' },
    name: { type: 'string', value: 'name', help: 'init-ask-name' },
    main: { type: 'string', value: 'site', help: 'init-ask-main' },
    domain: { type: 'string', value: 'host', help: 'init-ask-domain' },
    contact: { type: 'string', value: 'text', help: 'init-ask-contact' },
    unit: { type: 'string', value: 'id:name:kind', multiple: true, help: 'option-init-unit' },
    admin: { ...person, help: 'init-ask-admin' },
    officer: { ...person, help: 'init-ask-officer' },
    reviewer: { ...person, help: 'init-ask-reviewer' },
    leader: { ...person, help: 'init-ask-leader' },
    keys: { type: 'string', value: 'folder', help: 'option-init-keys' },
  },
  async run(call) {
    const like = call.text('like');
    if (like !== undefined) return initLike(call, like);
    if (call.flag('found')) return foundContent(call);
    const { folder, fresh } = await groundOf(call);
    const plan = await askPlan(call);
    const undo = new Undo();
    try {
      const named = call.text('keys');
      const trial = named === undefined ? null : await keysFolder(call, named, folder, undo);
      const keys = await keysOf(call, plan, trial);
      const git = await breakGround(call, folder, fresh, undo);
      const root = await found(call, git, plan, keys);
      const officer = plan.founders.find(({ posts }) => posts.includes('officer'));
      const [name, email] = [officer?.name ?? '', officer?.email ?? ''];
      const next = call.say('init-next', { folder, root, recorder: keys.recorderPath, name, email, main: plan.main });
      const trialWords = trial === null ? [] : [call.say('init-trial', { keys: trial })];
      call.print([...trialWords, next].join('\n\n'), { folder, root, keys: trial });
      return exit.done;
    } catch (error) {
      await undo.run();
      throw error;
    }
  },
};
