import { createForge } from './fake/forge.ts';
import { story } from './story.ts';

for (const dialect of ['github', 'gitea'] as const)
  story(`the story of an article on ${dialect}`, () => createForge({ dialect }));
