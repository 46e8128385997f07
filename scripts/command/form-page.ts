import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { Ledger } from '../ledger/verify.ts';
import { unitOf } from '../site/people.ts';
import type { Call } from './command.ts';
import { type FormRow, formOf, stepsOf } from './form-text.ts';

/** The review form as a page to be printed, signed and sealed (D8); one sheet an item, with room for signatures. */
export function formPage(call: Call, ledger: Ledger, rows: readonly FormRow[]): string {
  const layouts = fileURLToPath(new URL('../../layouts/', import.meta.url));
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(layouts), {
    autoescape: true,
    throwOnUndefined: true,
  });
  const sheets = rows.map((row) => {
    const { target } = row;
    const front = target.parsed?.type === 'article' ? target.parsed.front : null;
    const model = ledger.inForce.sites.get(target.item.facts?.site ?? ledger.inForce.group.main);
    const questions = front
      ? (model?.checklist.questions ?? []).map(({ id, text }) => ({ text, answer: front.secrecy.answers[id] ?? '' }))
      : [];
    return {
      title: target.title,
      path: target.path,
      digest: target.item.digest,
      unit: front ? (unitOf(ledger.inForce.registry, front.unit)?.name ?? front.unit) : '',
      front,
      questions,
      steps: stepsOf(call, ledger, row),
    };
  });
  return templates.render('form.njk', { form: formOf(rows), group: ledger.inForce.group.name, sheets });
}
