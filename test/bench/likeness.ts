/** Tells how like real documents the made-up articles are: `npm run bench:likeness`. The real ones lie beside the repository or are skipped aloud. */
import { gzipSync } from 'node:zlib';
import { corpusArticles } from './corpus.ts';
import { type Made, randomArticles } from './live.ts';

const piece = 10_000;
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** gzip: compressed bytes of each article against its own; the rest is how many different ones 10,000 characters have, on average. */
function likeness(articles: readonly Made[]) {
  const long = articles.filter(({ body }) => body.length > 1000);
  const gzip = long.map(({ body }) => gzipSync(body.slice(0, 1200)).length / Buffer.byteLength(body.slice(0, 1200)));
  const text = articles.map(({ body }) => body).join('');
  const pieces = Array.from({ length: Math.min(40, Math.floor(text.length / piece)) }, (_, at) =>
    text.slice(at * piece, (at + 1) * piece),
  );
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const types = pieces.map((one) => {
    const all = [...words.segment(one)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
    return new Set(all).size / all.length;
  });
  return {
    gzip: mean(gzip),
    characters: mean(pieces.map((one) => new Set(one).size)),
    bigrams: mean(pieces.map((one) => new Set(Array.from(one, (_, at) => one.slice(at, at + 2))).size)),
    types: mean(types),
  };
}

const row = (name: string, { gzip, characters, bigrams, types }: ReturnType<typeof likeness>) =>
  console.log(
    `| ${name} | ${gzip.toFixed(2)} | ${Math.round(characters)} | ${Math.round(bigrams)} | ${types.toFixed(2)} |`,
  );
console.log(
  '| texts | gzip of 1,200 characters | different characters | different pairs | different words, share |\n|---|---|---|---|---|',
);
row('made up', likeness(randomArticles(500, 1)));
const corpus = corpusArticles();
if (corpus) row('real documents', likeness(corpus));
else console.warn('Skipped: ../shared/corpus is not here, so nothing real is measured.');
