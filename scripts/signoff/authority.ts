import type { ArticleText } from '../article/parse.ts';
import type { InForce } from '../site/in-force.ts';
import type { Authority, Policy } from '../site/types.gen.ts';

/** The same governed files without the routes whose last day lies before `day`: an authority that ended rules nothing. */
export function lasting(inForce: InForce, day: string): InForce {
  const lasts = ({ until }: Policy['routes'][number]) => until === undefined || day <= until;
  if ([...inForce.sites.values()].every(({ policy }) => policy.routes.every(lasts))) return inForce;
  const shorten = (policy: Policy): Policy => ({ ...policy, routes: policy.routes.filter(lasts) });
  const sites = [...inForce.sites].map(([id, model]) => [id, { ...model, policy: shorten(model.policy) }] as const);
  return { ...inForce, sites: new Map(sites) };
}

/**
 * The first standing authority of `policy` that an article falls under: a reprint of a named source at its own host, or a text that is a
 * signed template word for word but for its blanks. Never what is sensitive or about an emergency, whose two leaders sign each text (D9.5).
 */
export function authorityOf(policy: Policy, { front, body }: ArticleText): string | undefined {
  if (front.sensitive || front.emergency) return undefined;
  return policy.authorities?.find((authority) => covers(authority, front, body))?.id;
}

function covers({ sources, templates }: Authority, front: ArticleText['front'], body: string): boolean {
  const { source } = front;
  const named =
    source.type === 'reprint' && sources?.some(({ name, host }) => name === source.name && hostOf(source.url) === host);
  return named || (templates?.some((template) => patternOf(template).test(body.trim())) ?? false);
}

const hostOf = (url = ''): string | null => (URL.canParse(url) ? new URL(url).hostname : null);

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const forms: Readonly<Record<'time' | 'date' | 'number', string>> = {
  time: '\\d{1,2}(?:时|时\\d{1,2}分|:\\d{2})',
  date: '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日',
  number: '\\d{1,4}',
};

/** The expression of a template: its text word for word, each blank one of its words or of its form. Nothing in it can backtrack far. */
function patternOf({ text, blanks }: NonNullable<Authority['templates']>[number]): RegExp {
  const parts = text.trim().split(/\{([^{}]+)\}/);
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    const blank = Object.hasOwn(blanks, part) ? blanks[part] : undefined;
    if (blank === undefined) return escaped(`{${part}}`);
    return typeof blank === 'string' ? forms[blank] : `(?:${blank.map(escaped).join('|')})`;
  });
  return new RegExp(`^${source.join('')}$`, 'u');
}
