import { absoluteUrl } from './address.ts';
import type { ArticleView, DocumentFields } from './article-view.ts';
import { schemaType } from './schema-org.ts';
import type { Link } from './view.ts';

const organization = (name: string) => ({ '@type': 'Organization', name });
const inForce = ({ validity }: DocumentFields) => validity === 'valid' || validity === 'amended';

const legislation = (domain: string, fields: DocumentFields, changes: readonly Link[]) => ({
  ...(fields.number === null ? {} : { legislationIdentifier: fields.number }),
  legislationDate: fields.date,
  legislationPassedBy: organization(fields.issuer),
  legislationLegalForce: `https://schema.org/${inForce(fields) ? 'InForce' : 'NotInForce'}`,
  ...(fields.from === null ? {} : { temporalCoverage: `${fields.from}/${fields.until ?? '..'}` }),
  ...named('legislationChanges', domain, changes),
});

/** A property with the pages that `links` name, or nothing. */
function named(property: string, domain: string, links: readonly Link[]): Record<string, unknown> {
  const works = links.map(({ title, url }) => ({ '@type': 'Legislation', name: title, url: absoluteUrl(domain, url) }));
  return works.length > 0 ? { [property]: works } : {};
}

/**
 * The article and its place on the site in the words of schema.org, for a data block in the page. It says what the page shows, nothing
 * else: no signer, no account.
 */
export function jsonLdOf(view: ArticleView): object {
  const { site } = view.frame;
  const origin = `https://${site.domain}`;
  const changes = [...view.supersedes, ...view.repeals, ...view.amends];
  const places = [{ title: site.name, url: '/' }, ...view.crumbs, { title: view.title, url: view.url }];
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': schemaType(view.kind),
        '@id': view.canonical,
        url: view.canonical,
        [view.document ? 'name' : 'headline']: view.title,
        description: view.description,
        inLanguage: 'zh-CN',
        identifier: view.indexNumber,
        datePublished: view.times.published,
        dateModified: view.times.updated,
        author: organization(view.source.name),
        publisher: { '@type': 'GovernmentOrganization', name: site.host, url: `${origin}/` },
        isPartOf: { '@type': 'WebSite', name: site.name, url: `${origin}/` },
        ...(view.keywords ? { keywords: view.keywords } : {}),
        ...(view.image === null ? {} : { image: view.image }),
        ...(view.source.url === null ? {} : { isBasedOn: view.source.url }),
        ...(view.document ? legislation(site.domain, view.document, changes) : {}),
        ...named('about', site.domain, [...view.interprets, ...view.commentsOn]),
        ...view.schemaOrg,
        ...view.linkedData,
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: places.map(({ title, url }, at) => ({
          '@type': 'ListItem',
          position: at + 1,
          name: title,
          item: absoluteUrl(site.domain, url),
        })),
      },
    ],
  };
}
