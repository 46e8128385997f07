import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { ParsedArticle } from '../article/parse.ts';
import type { Ledger } from '../ledger/verify.ts';
import { unitOf } from '../site/people.ts';
import type { RecordItem } from '../site/types.gen.ts';
import type { Call } from './command.ts';
import { type FormRow, formOf, stepsOf, waiversOf } from './form-text.ts';
import { nameText } from './labels.ts';

/**
 * The review form as a page to be printed, signed and sealed (D8), with room for signatures: one sheet an item, or one for many that are
 * alike in everything but what they say, which it then lists.
 */
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
      drafter: front ? nameText(ledger, front.drafter) : '',
      officer: front ? nameText(ledger, front.officer) : '',
      column: columnTitle(ledger, target.item),
      questions,
      waivers: waiversOf(target),
      steps: stepsOf(call, ledger, row),
    };
  });
  return templates.render('form.njk', {
    form: formOf(rows),
    group: ledger.inForce.group.name,
    sheets: together(sheets),
  });
}

interface Sheet {
  title: string;
  path: string;
  digest: string;
}

/** Sheets that differ in title, place and digest only, put together in the place of the first. */
function together<T extends Sheet & { front: ParsedArticle['front'] | null }>(
  sheets: readonly T[],
): (T & { items: Sheet[] })[] {
  const groups = new Map<string, T & { items: Sheet[] }>();
  for (const sheet of sheets) {
    const { title, path, digest, front, ...same } = sheet;
    const fields = front && [
      front.disclosure,
      front.class,
      front.level,
      front.source,
      front.emergency,
      front.sensitive,
    ];
    const key = front ? JSON.stringify([same, fields]) : path;
    const group = groups.get(key) ?? { ...sheet, items: [] };
    group.items.push({ title, path, digest });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Title of the column that an item stands in; its path for a governed bundle. */
function columnTitle({ inForce }: Ledger, { path, facts }: RecordItem): string {
  const [site = '', id] = facts?.column?.split('/') ?? [];
  const model = inForce.sites.get(site);
  const column = model?.columns.columns.find((entry) => entry.id === id);
  return model && column ? `${model.site.name}　${column.title}` : path;
}
