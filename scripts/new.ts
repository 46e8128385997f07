import { randomBytes } from 'node:crypto';
import { type Command, ledgerOptions } from './command/command.ts';
import { openLedger } from './command/open.ts';
import { newArticle } from './new/article.ts';
import { newBatch } from './new/batch.ts';
import { broughtBy, withFound } from './new/from.ts';
import { renewReview } from './new/review.ts';

const text = { type: 'string', value: 'text' } as const;

export const command: Command = {
  name: 'new',
  usage: '[column] [--from <file> | --batch <table>] | --review <path>',
  summary: 'summary-new',
  options: {
    ...ledgerOptions,
    review: { type: 'string', value: 'path', help: 'option-new-review' },
    from: { type: 'string', value: 'file', help: 'option-from' },
    batch: { type: 'string', value: 'table', help: 'option-batch' },
    sheet: { ...text, help: 'option-batch-sheet' },
    range: { type: 'string', value: 'A2:H60', help: 'option-batch-range' },
    changes: { type: 'string', value: 'accept|reject', help: 'option-changes' },
    title: { ...text, help: 'new-ask-title' },
    kind: { type: 'string', value: 'kind', help: 'new-ask-kind' },
    unit: { type: 'string', value: 'unit', help: 'new-ask-unit' },
    officer: { type: 'string', value: 'person', help: 'new-ask-officer' },
    drafter: { type: 'string', value: 'person', help: 'new-ask-drafter' },
    level: { type: 'string', value: '常规|一般|重要|重大', help: 'new-ask-level' },
    class: { type: 'string', value: '基本|动态|专题', help: 'new-ask-class' },
    placement: { type: 'string', value: 'column|home|headline', help: 'new-ask-placement' },
    sensitive: { type: 'string', value: '否|是', help: 'new-ask-sensitive' },
    emergency: { type: 'string', value: '否|是', help: 'new-ask-emergency' },
    source: { type: 'string', value: 'original|reprint', help: 'new-ask-source' },
    'source-name': { ...text, help: 'new-ask-source-name' },
    'source-url': { type: 'string', value: 'url', help: 'new-ask-source-url' },
    notice: { type: 'string', value: '通知|公告|公示|招聘|采购', help: 'new-ask-notice' },
    expires: { type: 'string', value: 'time', help: 'new-ask-expires-maybe' },
    issuer: { ...text, help: 'new-ask-issuer' },
    'document-number': { ...text, help: 'new-ask-number' },
    'document-date': { type: 'string', value: 'day', help: 'new-ask-date' },
    topic: { ...text, help: 'new-ask-topic' },
    interprets: { type: 'string', value: 'ids', help: 'new-ask-interprets' },
    own: { type: 'boolean', help: 'add-option-own' },
    slug: { ...text, help: 'new-ask-slug' },
    answer: { type: 'string', value: 'question=answer', multiple: true, help: 'option-new-answer' },
  },
  async run(call) {
    const { ledger, repository } = await openLedger(call, { demandRoot: false });
    const review = call.text('review');
    if (review !== undefined) return renewReview(call, ledger, repository, review);
    const batch = call.text('batch');
    if (batch !== undefined) return newBatch(call, ledger, repository, randomBytes, batch);
    const brought = await broughtBy(call);
    return newArticle(brought ? withFound(call, brought) : call, ledger, repository, randomBytes, brought);
  },
};
