import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import { answer } from '../command/answers.ts';
import { type Call, UsageError } from '../command/command.ts';
import { dayIn, instantIn } from '../site/time.ts';
import { askFounders, type Founder } from './people.ts';

const kinds = ['government', 'office', 'department', 'township', 'institution', 'outside'];
const layouts = fileURLToPath(new URL('../../layouts/init/', import.meta.url));

/** What a new group is made of, before anybody has a key. */
export interface Plan {
  id: string;
  name: string;
  main: string;
  domain: string;
  contact: string;
  units: { id: string; name: string; kind: string }[];
  founders: Founder[];
  /** The day from which posts and keys count. */
  today: string;
}

/** Asks for everything that `qianfa init` cannot know, or takes it from the options. */
export async function askPlan(call: Call): Promise<Plan> {
  const word = (option: string) => (text: string) =>
    /^[a-z][a-z0-9-]{0,39}$/.test(text) ? null : call.say('init-word', { option, text });
  const host = (text: string) => (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) ? null : call.say('init-domain', { text }));
  const id = await answer(call, { option: 'id', ask: call.say('init-ask-id') }, word('id'));
  const name = await answer(call, { option: 'name', ask: call.say('init-ask-name') });
  const main = await answer(call, { option: 'main', ask: call.say('init-ask-main'), fallback: 'main' }, word('main'));
  const domain = await answer(call, { option: 'domain', ask: call.say('init-ask-domain') }, host);
  const contact = await answer(call, {
    option: 'contact',
    ask: call.say('init-ask-contact'),
    fallback: `${name}办公室`,
  });
  const units = call.texts('unit').map((text) => unitIn(call, text));
  const founders = await askFounders(call, call.text('keys') !== undefined);
  const zone = 'Asia/Shanghai';
  return { id, name, main, domain, contact, units, founders, today: dayIn(zone, instantIn(zone, call.world.now())) };
}

function unitIn(call: Call, text: string): Plan['units'][number] {
  const [id = '', name = '', kind = '', more] = text.split(':');
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id) || name === '' || !kinds.includes(kind) || more !== undefined)
    throw new UsageError(call.say('init-unit-form', { text, kinds: kinds.join('、') }));
  return { id, name, kind };
}

/** Public keys of the machines that write the ledger and sign what is published; who publishes may be registered later. */
export interface MachineKeys {
  recorder: string;
  publisher: string | null;
}

/** The governed files of the plan by their path below content/; `keys` holds everybody's public key by id, `machines` those of the machines. */
export function filesOf(plan: Plan, keys: ReadonlyMap<string, string>, machines: MachineKeys): Map<string, Uint8Array> {
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(layouts), {
    autoescape: false,
    throwOnUndefined: true,
  });
  const people = plan.founders.map(({ id, name, email, posts }) => ({
    id,
    name,
    email,
    key: keys.get(id) ?? '',
    appointments: posts.flatMap((post) =>
      (post === 'officer' ? ['xzfb', 'xzf', ...plan.units.map((unit) => unit.id)] : ['xzfb']).map((unit) => ({
        unit,
        post,
      })),
    ),
  }));
  const byPost = (post: string) => plan.founders.find(({ posts }) => posts.includes(post))?.id ?? '';
  const values = { ...plan, people, ...machines, admin: byPost('site-admin'), officer: byPost('officer') };
  const names = readdirSync(layouts, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yml'));
  return new Map(
    names.map((name) => {
      const path = name.replaceAll('\\', '/');
      return [path.replace(/^site\//, `${plan.main}/`), Buffer.from(templates.render(path, values))];
    }),
  );
}
