import { type Call, UsageError } from './command.ts';

/** One of several values that an answer may have. */
export interface Choice<V extends string = string> {
  value: V;
  label: string;
}

/** What to ask for: the option that answers it, the question, and what counts when nobody answers. */
interface Question {
  option: string;
  ask: string;
  fallback?: string;
}

/**
 * The answer to a question: its option, else what the person at the terminal types, else `fallback`. Without any, a usage error that
 * names the option. `fault` says what is wrong with an answer; a person is asked again, an option ends the command.
 */
export async function answer(
  call: Call,
  { option, ask, fallback }: Question,
  fault: (text: string) => string | null = () => null,
): Promise<string> {
  const given = call.text(option);
  if (given !== undefined) {
    const wrong = given.trim() === '' ? call.say('answer-empty', { option }) : fault(given.trim());
    if (wrong) throw new UsageError(wrong);
    return given.trim();
  }
  if (!call.world.interactive) {
    if (fallback !== undefined) return fallback;
    throw new UsageError(call.say('answer-missing', { option, ask }));
  }
  for (;;) {
    const text =
      (await call.world.ask(`${ask}${fallback === undefined ? '' : `［${fallback}］`} `)) || (fallback ?? '');
    const wrong = text === '' ? call.say('answer-needed') : fault(text);
    if (!wrong) {
      call.heard?.set(option, text);
      return text;
    }
    call.world.err(`${wrong}\n`);
  }
}

/** The same with a list to choose from, by number, value or label; a lone choice is not asked. */
export async function choose<V extends string>(
  call: Call,
  question: Question,
  choices: readonly Choice<V>[],
): Promise<V> {
  const [only] = choices;
  if (only && choices.length === 1 && call.text(question.option) === undefined) return only.value;
  const list = choices.map(
    ({ value, label }, index) => `  ${index + 1}. ${label}${label === value ? '' : `（${value}）`}`,
  );
  if (call.world.interactive && call.text(question.option) === undefined) call.world.err(`${list.join('\n')}\n`);
  const named = (text: string) =>
    choices.find(({ value, label }, index) => [value, label, String(index + 1)].includes(text))?.value;
  const text = await answer(call, question, (given) =>
    named(given) === undefined
      ? call.say('answer-choice', {
          option: question.option,
          given,
          choices: choices.map(({ value }) => value).join('、'),
        })
      : null,
  );
  const value = named(text);
  if (value === undefined)
    throw new UsageError(call.say('answer-missing', { option: question.option, ask: question.ask }));
  return value;
}
