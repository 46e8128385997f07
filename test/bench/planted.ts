import { bankCard, type Given } from '../check/given.ts';
import { xlsx } from '../check/office.ts';
import { forms, idOf, mobileOf, pick, type Random, randomOf, type Sort } from './planted-forms.ts';
import { pdfPlaces, places } from './planted-places.ts';

/** Private data as people write it, and where it leaks. */
export interface Planted {
  sort: Sort;
  form: string;
  place: string;
  given: Given;
}

/** What Excel keeps of a number: fifteen digits, then noughts. */
const asNumber = (sort: Sort, random: Random) => {
  const number =
    sort === 'id' ? idOf(random).replace('X', '0') : sort === 'mobile' ? mobileOf(random) : bankCard('621700', 19);
  return String(Number(number).toExponential()).toUpperCase().replace('E+', 'E+');
};

/** `count` items of a seed: every sort, form and place, drawn at random, and each sort of number as Excel stores numbers. */
export async function planted(seed: number, count: number): Promise<Planted[]> {
  const random = randomOf(seed);
  const items: Planted[] = [];
  for (let index = 0; index < count; index += 1) {
    const sort = pick(random, ['id', 'id', 'mobile', 'mobile', 'card', 'address'] as const);
    const [form, write] = pick(random, Object.entries(forms[sort]));
    const words = write(random);
    const lot = random();
    if (form.startsWith('latin') && lot < 0.3) {
      const [place, draw] = pick(random, Object.entries(pdfPlaces));
      items.push({ sort, form, place, given: { files: { 'a.pdf': await draw(words) } } });
    } else if (sort !== 'address' && lot > 0.93) {
      const value = asNumber(sort, random);
      const rows = `<row r="2"><c r="B2"><v>${value}</v></c></row>`;
      items.push({ sort, form: 'number', place: 'xlsx number', given: { files: { 'a.xlsx': xlsx({ 名单: rows }) } } });
    } else {
      const [place, put] = pick(random, Object.entries(places));
      items.push({ sort, form, place, given: put(words) });
    }
  }
  return items;
}
