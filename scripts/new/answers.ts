import { type Call, UsageError } from '../command/command.ts';
import type { Checklist } from '../site/types.gen.ts';

type Answers = ReadonlyMap<string, string>;

/** The officer's answers to the checklist: --answer id=answer, else asked one by one; an empty line leaves a question for later. */
export async function askChecklist(call: Call, { questions }: Checklist): Promise<Answers> {
  const answers = new Map<string, string>();
  for (const text of call.texts('answer')) {
    const [id = '', value = ''] = text.split(/=(.*)/s);
    const question = questions.find((entry) => entry.id === id);
    if (!question || value === '' || !fits(question, value))
      throw new UsageError(call.say('new-answer', { text, questions: questions.map(lineOf).join('\n') }));
    answers.set(id, value);
  }
  if (!call.world.interactive) return answers;
  for (const question of questions) {
    while (!answers.has(question.id)) {
      const text = await call.world.ask(`${call.say('new-ask-answer', { question: lineOf(question) })} `);
      if (text === '') break;
      const value = question.answers?.[Number(text) - 1]?.value ?? text;
      if (fits(question, value)) answers.set(question.id, value);
    }
  }
  return answers;
}

type Question = Checklist['questions'][number];

const fits = ({ answers }: Question, value: string): boolean =>
  answers === undefined || answers.some((known) => known.value === value);

/** A question with the answers that it takes. */
const lineOf = ({ id, text, answers }: Question): string =>
  `${id}：${text}${answers ? `（${answers.map(({ value }, index) => `${index + 1} ${value}`).join('、')}）` : ''}`;
