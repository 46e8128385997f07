// @ts-check
/** Which answered questions are nearest to what somebody types. Pure, so that tests ask it what browsers ask. */

/** @typedef {{ topic: string, question: string, answer: string, unit: string, url: string }} Answered */

/** Pairs of letters say more than letters, and need no dictionary of Chinese. @param {string} text */
export function pairsOf(text) {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  /** @type {Set<string>} */
  const pairs = new Set();
  for (const run of runs) {
    const letters = [...run];
    for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(`${letters[at]}${letters[at + 1]}`);
  }
  return pairs;
}

/** Ways of asking that say nothing of the matter. */
const empty = pairsOf('怎么办理 怎样 什么时候 请问 我想问 可以吗 能不能 是不是 有没有 多少 哪里 如何 为什么 需要 办理');

/** A word of the answer counts less than one of the question. */
const weights = { question: 3, topic: 2, answer: 1 };

/**
 * Makes a finder over `answers`. It gives at most `count` of them, the nearest first, none that shares nothing with the text but ways
 * of asking: what stands in few answers weighs more than what stands in many.
 * @param {readonly Answered[]} answers
 */
export function finder(answers) {
  const known = answers.map((answer) => ({
    answer,
    question: pairsOf(answer.question),
    topic: pairsOf(answer.topic),
    text: pairsOf(answer.answer),
  }));
  /** @type {Map<string, number>} */
  const spread = new Map();
  for (const { question, topic, text } of known) {
    for (const pair of new Set([...question, ...topic, ...text])) spread.set(pair, (spread.get(pair) ?? 0) + 1);
  }
  /** @param {string} pair */
  const rarity = (pair) => Math.log(1 + known.length / (spread.get(pair) ?? known.length));
  /** @param {string} text @param {number} count */
  return (text, count) => {
    const asked = [...pairsOf(text)].filter((pair) => !empty.has(pair) && spread.has(pair));
    const scored = known.map((each) => {
      let score = 0;
      for (const pair of asked) {
        const weight = each.question.has(pair)
          ? weights.question
          : each.topic.has(pair)
            ? weights.topic
            : each.text.has(pair)
              ? weights.answer
              : 0;
        score += weight * rarity(pair);
      }
      return { answer: each.answer, score: score / Math.sqrt(8 + each.question.size) };
    });
    const best = Math.max(0, ...scored.map(({ score }) => score));
    return scored
      .filter(({ score }) => score > 0 && score >= best / 4)
      .sort((a, b) => b.score - a.score)
      .slice(0, count)
      .map(({ answer }) => answer);
  };
}
