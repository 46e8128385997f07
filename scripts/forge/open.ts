import type { Access } from './access.ts';
import type { Forge } from './forge.ts';
import { openGitea } from './gitea/open.ts';
import { openGithub } from './github/open.ts';

/** The forge that `access` leads to. Nothing is asked yet. */
export const openForge = (access: Access): Forge =>
  access.dialect === 'github' ? openGithub(access) : openGitea(access);
