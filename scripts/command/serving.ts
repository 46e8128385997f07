import { type Served, serveOutput } from '../build/serve.ts';
import type { InForce } from '../site/in-force.ts';
import { type Call, exit, Refusal, UsageError } from './command.ts';

/** Serves a built folder on this machine until the command is stopped. */
export async function serveUntilStopped(
  call: Call,
  inForce: InForce,
  output: string,
  key: 'serve-ready' | 'preview-ready',
): Promise<number> {
  const sites = [...inForce.sites].map(([id, { site }]) => ({ id, domain: site.domain }));
  const port = portOf(call);
  const served: Served = await serveOutput({ output, sites, main: inForce.group.main, port }).catch(
    (error: unknown) => {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      throw taken ? new Refusal(call.say('port-taken', { port })) : error;
    },
  );
  const urls = [...served.sites].map(([id, url]) => `  ${inForce.sites.get(id)?.site.name ?? id}  ${url}`).join('\n');
  call.print(call.say(key, { urls }), Object.fromEntries(served.sites));
  await call.world.stopped();
  await served.close();
  return exit.done;
}

function portOf(call: Call): number {
  const port = Number(call.text('port') ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(call.say('port-form'));
  return port;
}
