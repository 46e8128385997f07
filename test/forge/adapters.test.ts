import { createForge } from './fake/forge.ts';
import { scenarios } from './scenarios.ts';

for (const dialect of ['github', 'gitea'] as const) {
  scenarios(`the adapter of ${dialect} on a fake forge`, { open: () => createForge({ dialect }), many: 101 });
}
