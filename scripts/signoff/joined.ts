import type { Act, ResolvedRoute } from '../site/types.gen.ts';

/** What else somebody does who fills `act` as `signer`: the proofreading that the policy joins to the review of its level. */
export function joinedTo(routes: readonly Pick<ResolvedRoute, 'steps'>[], act: Act, signer: string): Act[] {
  return routes.flatMap(({ steps }) => {
    const at = steps.findIndex((step) => step.act === act && step.by.includes(signer));
    const next = at < 0 ? undefined : steps[at + 1];
    return next?.joined && next.by.includes(signer) ? [next.act] : [];
  });
}
