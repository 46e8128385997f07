import { signedItem } from '../ledger/judge.ts';
import type { Ledger } from '../ledger/verify.ts';
import type { Verdict } from '../signoff/evaluate.ts';
import { formNumber } from '../signoff/statement.ts';
import { personOf } from '../site/people.ts';
import type { ResolvedRoute } from '../site/types.gen.ts';
import type { Call } from './command.ts';
import { postsText } from './labels.ts';
import { whoMay } from './steps.ts';
import type { Target } from './targets.ts';

/** A target on a form, and how far it is signed. */
export interface FormRow {
  target: Target;
  verdict: Verdict | undefined;
}

export const formOf = (rows: readonly FormRow[]): string =>
  formNumber(rows.map(({ target }) => signedItem(target.item)));

/** A step of a form: who signed it, or who may. */
export interface FormStep {
  act: string;
  by: string;
  signed: { name: string; grade: string } | null;
  may: string;
}

export function stepsOf(call: Call, ledger: Ledger, { target, verdict }: FormRow): FormStep[] {
  return target.routes.flatMap((route: ResolvedRoute) =>
    route.steps.map((step, index) => {
      const signer = verdict?.signers.find((entry) => entry.route === route.id && entry.step === index + 1);
      const name = signer ? (personOf(ledger.inForce.registry, signer.person)?.name ?? signer.person) : '';
      return {
        act: step.act,
        by: postsText(call, ledger, step.by),
        signed: signer
          ? { name: signer.stand_in_for ? `${name}（代）` : name, grade: call.say(`grade-${signer.grade}`) }
          : null,
        may: whoMay(call, ledger, step.by) || call.say('form-nobody'),
      };
    }),
  );
}

/** What the article asks the signers to let pass: signing it accepts that. */
export const waiversOf = ({ parsed }: Target): readonly { rule: string; text: string; reason: string }[] =>
  parsed?.type === 'article' ? (parsed.front.waivers ?? []) : [];

/** The review form for the terminal: number, short 校验码, and for each item its title, place, route, steps and ignored approvals. */
export function formText(call: Call, ledger: Ledger, rows: readonly FormRow[]): string {
  const lines: string[] = [];
  for (const row of rows) {
    const { target, verdict } = row;
    const { path, title, item, routes } = target;
    lines.push(
      call.say('form-title', { form: formOf(rows), digest: item.digest.slice(0, 12) }),
      call.say('form-row-title', { title }),
      call.say('form-row-path', { path }),
      call.say('form-row-change', {
        change: call.say(`change-${item.facts?.change ?? 'new'}`),
        routes: routes.map((route) => route.title).join('、'),
      }),
    );
    for (const waiver of waiversOf(target)) lines.push(call.say('form-waiver', waiver));
    for (const { act, by, signed, may } of stepsOf(call, ledger, row)) {
      lines.push(
        signed
          ? call.say('form-step-signed', { act, by, ...signed })
          : call.say('form-step-open', { act, by, names: may }),
      );
    }
    for (const { why } of verdict?.ignored ?? []) lines.push(call.say('form-ignored', { why: call.tell(why) }));
    if (verdict && !verdict.signed) for (const reason of verdict.reasons) lines.push(`  ${call.tell(reason)}`);
    lines.push('');
  }
  return lines.join('\n');
}

/** The same for programs. */
export const formValue = (rows: readonly FormRow[]): object => ({
  form: formOf(rows),
  items: rows.map(({ target, verdict }) => ({
    ...signedItem(target.item),
    title: target.title,
    routes: target.routes,
    waivers: waiversOf(target),
    signed: verdict?.signed ?? false,
    signers: verdict?.signers ?? [],
    ignored: verdict?.ignored ?? [],
  })),
});
