import type { FrontMatter } from '../article/front-matter.ts';
import type { Kind } from '../site/types.gen.ts';

/** What schema.org calls each kind; what has no type of its own there is an Article. */
const types: Readonly<Partial<Record<Kind, string>>> = {
  news: 'NewsArticle',
  document: 'Legislation',
  page: 'WebPage',
  faq: 'FAQPage',
  letter: 'QAPage',
  refutation: 'ClaimReview',
  resource: 'CollectionPage',
  guide: 'WebPage',
  topic: 'CollectionPage',
  leader: 'ProfilePage',
  organisation: 'AboutPage',
  dataset: 'Dataset',
  'disclosure-guide': 'WebPage',
  'annual-report': 'Report',
};

export const schemaType = (kind: Kind): string => types[kind] ?? 'Article';

const question = (name: string, text: string, more: object = {}) => ({
  '@type': 'Question',
  name,
  ...more,
  acceptedAnswer: { '@type': 'Answer', text },
});

/** What only this kind of article says, in the words of schema.org. `unit` is the name of the unit that publishes it. */
export function schemaOrgOf(front: FrontMatter, unit: string): Record<string, unknown> {
  switch (front.kind) {
    case 'faq':
      return { mainEntity: front.answers.map((each) => question(each.question, each.answer)) };
    case 'letter':
      return {
        mainEntity: question(front.title, front.reply, {
          text: front.content,
          dateCreated: front.received,
          answerCount: 1,
        }),
      };
    case 'refutation':
      return {
        claimReviewed: front.rumour,
        itemReviewed: { '@type': 'Claim', datePublished: front.seen, appearance: front.spread },
        reviewRating: {
          '@type': 'Rating',
          ratingValue: 1,
          bestRating: 5,
          worstRating: 1,
          alternateName: front.verdict,
        },
      };
    case 'guide':
      return {
        mainEntity: {
          '@type': 'GovernmentService',
          name: front.matter,
          serviceType: front.matter_type,
          provider: { '@type': 'GovernmentOrganization', name: front.authority },
          serviceOperator: { '@type': 'GovernmentOrganization', name: unit },
          audience: front.audiences.map((audienceType) => ({ '@type': 'Audience', audienceType })),
          availableChannel: {
            '@type': 'ServiceChannel',
            serviceLocation: front.places.map((name) => ({ '@type': 'Place', name })),
            servicePhone: { '@type': 'ContactPoint', telephone: front.enquiry_phone, hoursAvailable: front.hours },
          },
        },
      };
    case 'resource':
      return {
        mainEntity: {
          '@type': 'ItemList',
          itemListElement: front.places.map(({ name, address, phone }, at) => ({
            '@type': 'ListItem',
            position: at + 1,
            item: { '@type': 'Place', name, address, telephone: phone },
          })),
        },
      };
    default:
      return {};
  }
}
