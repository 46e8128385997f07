import { bankCard, idNumber } from '../check/given.ts';

/** Private data as people write it. All of it is made up by a seed; no form is taken from the rules. */
export type Sort = 'id' | 'mobile' | 'card' | 'address';

export type Random = () => number;

/** Mulberry32: the same seed gives the same items everywhere. */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const digits = (random: Random, length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const spelled = (text: string, signs: string) => text.replace(/\d/g, (digit) => signs.charAt(Number(digit)));
const two = (value: number) => String(value).padStart(2, '0');

export function idOf(random: Random): string {
  const region = pick(random, ['110101', '341021', '350102', '440305', '510104', '650102', '330106', '420111']);
  const birthday = `${1940 + Math.floor(random() * 70)}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`;
  return idNumber(region, birthday, digits(random, 3));
}

export const mobileOf = (random: Random) =>
  `1${pick(random, ['38', '39', '50', '59', '77', '86', '88', '99'])}${digits(random, 8)}`;
const cardOf = (random: Random) =>
  bankCard(
    `${pick(random, ['621700', '622848', '621226', '623058', '622202'])}${digits(random, 6)}`,
    pick(random, [16, 19]),
  );

const name = (random: Random) => pick(random, ['张某某', '李某', '欧阳某', '阿依某', '王小某', '陈某']);

/** How each sort is written; those marked Latin can stand in a PDF of this bench. */
export const forms: Record<Sort, Record<string, (random: Random) => string>> = {
  id: {
    latin: idOf,
    'latin lower x': (r) => idOf(r).toLowerCase(),
    'latin in three groups': (r) => idOf(r).replace(/^(\d{6})(\d{8})(.{4})$/, '$1 $2 $3'),
    'latin hyphened': (r) => idOf(r).replace(/^(\d{6})(\d{8})(.{4})$/, '$1-$2-$3'),
    'latin query': (r) => `https://x.gov.example/q?sfzh=${idOf(r)}&t=1`,
    labelled: (r) => `身份证号：${idOf(r)}`,
    'between names': (r) => `${name(r)}${idOf(r)}${name(r)}`,
    'in brackets': (r) => `${name(r)}（${idOf(r)}）`,
    wide: (r) => wide(idOf(r)),
    'Chinese numerals': (r) => spelled(idOf(r), '〇一二三四五六七八九'),
    'capital numerals': (r) => spelled(idOf(r), '零壹贰叁肆伍陆柒捌玖'),
    'fifteen digits': (r) => `身份证号码 ${idOf(r).replace(/^(\d{6})\d\d(\d{9}).$/, '$1$2')}`,
    'with a slip': (r) => `公民身份号码：${idOf(r).slice(0, 17)}${'X'}`,
    'after a comma': (r) => `${name(r)},男,汉族,${idOf(r)},群众`,
    'zero width': (r) => `证件号 ${idOf(r).replace(/^(.{9})/, '$1\u200b')}`,
  },
  mobile: {
    latin: mobileOf,
    'latin spaced': (r) => mobileOf(r).replace(/^(\d{3})(\d{4})/, '$1 $2 '),
    'latin hyphened': (r) => mobileOf(r).replace(/^(\d{3})(\d{4})/, '$1-$2-'),
    'latin dotted': (r) => mobileOf(r).replace(/^(\d{3})(\d{4})/, '$1.$2.'),
    'latin two groups': (r) => mobileOf(r).replace(/^(\d{3})/, '$1 '),
    'latin country': (r) => `+86 ${mobileOf(r)}`,
    'latin country in brackets': (r) => `(+86)${mobileOf(r)}`,
    'latin mail': (r) => `${mobileOf(r)}@mail.example`,
    labelled: (r) => `联系电话：${mobileOf(r)}（微信同号）`,
    'after an office number': (r) => `0559-8213344、${mobileOf(r)}`,
    'after a slash': (r) => `8213344/${mobileOf(r)}`,
    'in brackets': (r) => `${name(r)}（${mobileOf(r)}）`,
    'between names': (r) => `${name(r)}${mobileOf(r)}${name(r)}`,
    wide: (r) => wide(mobileOf(r)),
    'Chinese numerals': (r) => spelled(mobileOf(r), '〇一二三四五六七八九'),
    'read out': (r) => spelled(mobileOf(r), '零幺二三四五六七八九'),
  },
  card: {
    latin: cardOf,
    'latin in fours': (r) => cardOf(r).replace(/(\d{4})(?=\d)/g, '$1 '),
    'latin hyphened': (r) => cardOf(r).replace(/(\d{4})(?=\d)/g, '$1-'),
    labelled: (r) => `银行卡号：${cardOf(r)}`,
    'with its bank': (r) => `农商行 ${cardOf(r)} ${name(r)}`,
    'account of a person': (r) => `${name(r)}，账号：${cardOf(r)}`,
    wide: (r) => wide(cardOf(r)),
  },
  address: {
    'village and group': (r) => `雄村镇柘岱村${pick(r, ['三', '5', '十二'])}组${1 + Math.floor(r() * 90)}号`,
    'village, natural village and number': (r) => `住址：王村镇米滩村上屋自然村${1 + Math.floor(r() * 90)}号`,
    'house, stair, room': (r) =>
      `练江新村${1 + Math.floor(r() * 30)}栋${1 + Math.floor(r() * 4)}单元${1 + Math.floor(r() * 9)}02室`,
    'building, room': (r) => `东门花园${1 + Math.floor(r() * 30)}号楼${1 + Math.floor(r() * 9)}03`,
    'by hyphens': (r) => `幸福小区${1 + Math.floor(r() * 20)}-${1 + Math.floor(r() * 4)}-${1 + Math.floor(r() * 9)}01`,
    'street and room': (r) =>
      `紫阳路${1 + Math.floor(r() * 200)}号${1 + Math.floor(r() * 4)}单元${1 + Math.floor(r() * 9)}04室`,
    'home in words': (r) => `家住解放街${1 + Math.floor(r() * 200)}号`,
    'registered home': (r) => `户籍地址：清溪县坑口乡阳产村${1 + Math.floor(r() * 20)}组`,
    'living now': (r) => `现住徽州花园${1 + Math.floor(r() * 20)}幢${1 + Math.floor(r() * 9)}05室`,
    lane: (r) => `斗山街${1 + Math.floor(r() * 60)}弄${1 + Math.floor(r() * 30)}号${1 + Math.floor(r() * 6)}01室`,
  },
};
