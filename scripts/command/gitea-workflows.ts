import { type Document, isMap, isSeq, parseDocument } from 'yaml';

/**
 * The workflows that Gitea and Forgejo have too. GitHub's review.yml has none: they know no event of a review that runs the default branch's
 * file, and not every version knows workflow_run, so sign-off.yml looks every five minutes instead.
 */
export const giteaWorkflows = ['sign-off.yml', 'record.yml', 'daily.yml'] as const;

type Name = (typeof giteaWorkflows)[number];

const head = (
  name: Name,
) => ` Made from .github/workflows/${name} by \`node scripts/workflows.ts\`: do not change it here.
 Gitea 1.21 and Forgejo 7 or newer. What a version does not know it ignores: Gitea permissions and concurrency before 1.26,
 timeout-minutes before 1.27, environment always; Forgejo permissions and environment always. Nothing here relies on them.
 A runner with the label qianfa starts every job in a fresh container. What officers push to branches may run there too: no key lies on it.`;

/** Who keeps keys here, every branch's workflow may read. So what needs one runs in a repository that officers cannot write. */
const apart = `
 This one belongs into a repository of its own that only the operators can write (QIANFA_REPOSITORY below names the content
 repository, secrets hold the keys) with a runner of its own: in the content repository every branch could read them. It refuses to run there.`;
const onlyApart = {
  name: '只在操作员自己的仓库里运行',
  run: `[ -n "$QIANFA_REPOSITORY" ] || { echo "::error::这份工作流没有填写 QIANFA_REPOSITORY（内容仓库）。请由操作员用 node scripts/workflows.ts 填好（见 .github/FORGE.md 第 7 节）"; exit 2; }
[ "$QIANFA_REPOSITORY" != "$GITHUB_REPOSITORY" ] || { echo "::error::内容仓库里任何分支的工作流都能读出机密。请把这份工作流放到只有操作员能写的仓库"; exit 2; }
`,
};

/** The variant of GitHub's workflow `name` (its YAML text) for Gitea and Forgejo. */
export function giteaWorkflow(name: Name, text: string): string {
  const own = parseDocument(text);
  const keyed = name !== 'sign-off.yml';
  // The old head is about GitHub.
  own.commentBefore = null;
  const first = isMap(own.contents) ? own.contents.items[0]?.key : null;
  if (typeof first === 'object' && first !== null && 'commentBefore' in first) first.commentBefore = null;
  if (isMap(own.contents)) own.contents.commentBefore = null;
  own.deleteIn(['on', 'workflow_run']);
  if (keyed) own.deleteIn(['on', 'push']);
  if (name !== 'daily.yml') own.setIn(['on', 'schedule', 0, 'cron'], '*/5 * * * *');
  for (const job of jobsOf(own)) {
    own.setIn(['jobs', job, 'runs-on'], 'qianfa');
    own.deleteIn(['jobs', job, 'environment']);
    const steps = own.getIn(['jobs', job, 'steps']);
    if (keyed && isSeq(steps)) steps.items.unshift(own.createNode(onlyApart));
  }
  if (keyed) own.setIn(['env', 'QIANFA_REPOSITORY'], '');
  const body = own
    .toString({ lineWidth: 0 })
    .replaceAll(/github\.token(?= \}\})/g, keyed ? 'secrets.QIANFA_FORGE_TOKEN' : 'github.token');
  const comment = `${head(name)}${keyed ? apart : ''}`.split('\n').map((line) => `#${line}`);
  return `${comment.join('\n')}\n${body.trimStart()}`;
}

function jobsOf(own: Document): string[] {
  const jobs = own.get('jobs');
  if (!isMap(jobs)) throw new Error('a workflow without jobs');
  return jobs.items.map(({ key }) => String(key));
}
