import { type Document, isMap, parseDocument } from 'yaml';

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
 This one belongs into a repository of its own that only the operators can write (variable QIANFA_REPOSITORY names the content
 repository, secrets hold the keys) with a runner of its own: in the content repository every branch could read them. It refuses to run there.`;
const onlyApart = `\${{ vars.QIANFA_REPOSITORY != '' && vars.QIANFA_REPOSITORY != github.repository }}`;

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
    const always = own.getIn(['jobs', job, 'if']) !== undefined;
    if (keyed) own.setIn(['jobs', job, 'if'], always ? onlyApart.replace('{{', '{{ !cancelled() &&') : onlyApart);
  }
  const body = own
    .toString({ lineWidth: 0 })
    .replaceAll(/github\.token(?= \}\})/g, keyed ? 'secrets.QIANFA_FORGE_TOKEN' : 'github.token')
    .replace(' || github.event.workflow_run.pull_requests[0].number', '');
  const comment = `${head(name)}${keyed ? apart : ''}`.split('\n').map((line) => `#${line}`);
  return `${comment.join('\n')}\n${body.trimStart()}`;
}

function jobsOf(own: Document): string[] {
  const jobs = own.get('jobs');
  if (!isMap(jobs)) throw new Error('a workflow without jobs');
  return jobs.items.map(({ key }) => String(key));
}
