import { describe, expect, it } from 'vitest';
import { schemaOrgOf, schemaType } from '../../scripts/build/schema-org.ts';
import * as fields from '../fixture/fields.ts';
import { text } from './given.ts';

const said = (front: object) => schemaOrgOf(text('aaaaaaaaa1', { front: { ...front } }).front, '山野县水利局');

describe('what a kind of article is to schema.org', () => {
  it('is an article where it has no type of its own', () => {
    expect(schemaType('notice')).toBe('Article');
    expect(schemaType('faq')).toBe('FAQPage');
    expect(said(fields.thread)).toEqual({});
  });

  it('questions with their answers', () => {
    expect(said(fields.faq)).toMatchObject({
      mainEntity: [
        { '@type': 'Question', name: '多大年龄可以领取养老金？', acceptedAnswer: { '@type': 'Answer' } },
        { name: '能补缴吗？', acceptedAnswer: { text: '可以补缴中断年度的保费。' } },
      ],
    });
    expect(said(fields.letter)).toMatchObject({
      mainEntity: { text: '建议加开夜班车。', dateCreated: '2026-04-01', answerCount: 1 },
    });
  });

  it('a service with who provides it, where and how to call', () => {
    expect(said(fields.guide)).toMatchObject({
      mainEntity: {
        '@type': 'GovernmentService',
        name: '取水许可',
        provider: { name: '山野县水利局' },
        availableChannel: { servicePhone: { telephone: '0999-6800016' } },
      },
    });
  });

  it('places in their order, and a verdict on what is said', () => {
    expect(said(fields.resource)).toMatchObject({
      mainEntity: { itemListElement: [{ position: 1, item: { '@type': 'Place', name: '山野县人民医院' } }] },
    });
    expect(said(fields.refutation)).toMatchObject({
      claimReviewed: '水库要垮坝了',
      reviewRating: { alternateName: '谣言' },
    });
  });

  it('nobody’s name: neither the writer of a letter nor an applicant', () => {
    for (const front of [fields.letter, fields.results, fields.progress, fields.roster])
      expect(JSON.stringify(said(front))).not.toMatch(/\*\*/);
  });
});
