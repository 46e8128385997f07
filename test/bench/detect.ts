/** `npm run bench:detect [seed]`: how much planted private data the rules find, by sort, form and place. Exits 1 below 99 %. */
import { missed } from './detection.ts';
import { planted } from './planted.ts';

const seed = Number(process.argv[2] ?? 20261015);
const items = await planted(seed, 1200);
const lost = await missed(items);
const table = (of: (item: (typeof items)[number]) => string) => {
  for (const group of [...new Set(items.map(of))].sort()) {
    const all = items.filter((item) => of(item) === group).length;
    const found = all - lost.filter((item) => of(item) === group).length;
    console.log(`${group.padEnd(48)} ${found}/${all}`);
  }
  console.log('');
};
table(({ sort }) => sort);
table(({ place }) => place);
table(({ sort, form }) => `${sort}, ${form}`);
const recall = (items.length - lost.length) / items.length;
console.log(
  `seed ${seed}: ${items.length - lost.length} of ${items.length} found, recall ${(recall * 100).toFixed(2)} %`,
);
for (const { sort, form, place, given } of lost.slice(0, 20))
  console.log(`missed: ${sort}, ${form}, ${place}`, given.body ?? given.front ?? '');
process.exitCode = recall < 0.99 ? 1 : 0;
