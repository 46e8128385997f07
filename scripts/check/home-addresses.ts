import type { Finding, Severity } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { found } from './found.ts';
import type { Piece } from './piece.ts';
import { lineCounter, plain } from './plain.ts';
import { leaders, type Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const n = '(?:\\d{1,4}|[一二三四五六七八九十百零〇]{1,4})';
const house = `(?:号楼|[栋幢座])\\s?(?:${n}单元\\s?)?(?:${n}[层楼]\\s?)?`;
const village = '(?:村|社区|居委会|大队|嘎查)';

/** An address that goes down to a door: building and room, room on a street, or village, group and house. */
const door = new RegExp(
  [
    `(?:${n}|[A-Za-z])${house}(?:\\d{2,4}[室号户房]|[东西中]户)`,
    `(?:小区|花园|新村|家园|公寓|苑)\\s?${n}(?:号楼|[栋幢座])\\s?\\d{3,4}(?!\\d)`,
    `${n}单元\\s?(?:${n}[层楼]\\s?)?(?:\\d{3,4}(?!\\d)[室号户房]?|[东西中]户)`,
    `(?:小区|花园|新村|家园|公寓|[苑城湾府庭居里坊])\\s?\\d{1,3}(?:号楼|[栋幢座号])?-\\d{1,2}-\\d{3,4}(?!\\d)`,
    `${n}[号弄][^,.。;:、\\s]{0,10}?\\d{3,4}室`,
    `${village}[^,.。;:、\\s\\d]{0,8}?${n}(?:村民小)?[组队社屯]\\s?附?${n}[号户](?![井桥路楼线坝泵塘山矿渠])`,
  ].join('|'),
  'g',
);
const homeLabel = '(?:家庭住址|家庭地址|住址|居住地址?|户籍地址?|户籍所在地|户口所在地|常住地址?|现住|家住)';
const labelCell = new RegExp(`^\\s*(?:现|原|详细)?${homeLabel}\\s*$`);
const label = new RegExp(`${homeLabel}(?:为|在|是)?\\s?:?\\s?`, 'g');
const below = new RegExp(`${village}|[路街巷弄屯庄]|胡同|大道|小区`);
const numbered = new RegExp(`${n}[号室组户栋幢弄队屯]`);
/** Offices and houses open to all; a site adds its own under place_words. */
const publicPlaces = ['政府', '机关', '办公', '服务中心', '大厅', '大厦', '写字楼', '会议室'];
const business = /公司|企业|合作社|商行|经营部|[店厂铺]/;

/**
 * Home addresses down to the door, anywhere in the folder; the township alone passes. Offices and other public places pass
 * (rules.yml place_words), an address of a business is a warning.
 */
export const homeAddresses: Rule = { id: 'home-addresses', clauses: ['C10.2'], waiver: leaders, find };

function find({ pieces, model }: CheckSubject): Finding[] {
  const places = [...publicPlaces, ...(model?.rules.place_words ?? [])];
  const homeColumns = new Set<string>();
  return pieces.flatMap((piece) => {
    const text = plain(piece.text);
    const column = piece.column === undefined ? undefined : `${piece.file}\n${piece.column}`;
    if (column !== undefined && labelCell.test(text)) homeColumns.add(column);
    if (column !== undefined && homeColumns.has(column)) {
      return reachesDoor(text) ? [address(piece, text, piece.line, 'home-address', 'error')] : [];
    }
    return inProse(piece, text, places);
  });
}

function inProse(piece: Piece, text: string, places: readonly string[]): Finding[] {
  const line = lineCounter(text, piece.line);
  const homes = [...text.matchAll(label)].flatMap((match) => {
    const from = match.index + match[0].length;
    const clause = /^[^,。;\n]*/.exec(text.slice(from, from + 60))?.[0] ?? '';
    return reachesDoor(clause) ? [{ from: match.index, to: from + clause.length }] : [];
  });
  const findings: Finding[] = homes
    .filter(({ from, to }) => !names(text.slice(from, to), places))
    .map(({ from, to }) => address(piece, text.slice(from, to), line(from), 'home-address', 'error'));
  const lineOfDoor = lineCounter(text, piece.line);
  let next = 0;
  for (const match of text.matchAll(door)) {
    const from = match.index;
    const to = from + match[0].length;
    while ((homes[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    if ((homes[next]?.from ?? Number.POSITIVE_INFINITY) < to) continue;
    const sentence = /[^,。;\n]*$/.exec(text.slice(Math.max(0, from - 30), from))?.[0] ?? '';
    if (names(sentence + text.slice(from, to + 8), places)) continue;
    const trade = business.test(text.slice(Math.max(0, from - 40), from));
    findings.push(
      address(
        piece,
        text.slice(Math.max(0, from - 30), to),
        lineOfDoor(from),
        trade ? 'business-address' : 'home-address',
        trade ? 'warning' : 'error',
      ),
    );
  }
  return findings;
}

/** After a word that says home, a village's group or a number in a street is enough. */
function reachesDoor(clause: string): boolean {
  const place = below.exec(clause);
  return place !== null && numbered.test(clause.slice(place.index));
}

const names = (text: string, places: readonly string[]) => places.some((place) => text.includes(place));

function address(piece: Piece, text: string, line: number | undefined, key: MessageKey, severity: Severity): Finding {
  const township = /.*([\u4e00-\u9fff]{2}(?:镇|乡|街道))/s.exec(text.slice(-80))?.[1] ?? '';
  const masked = `${township}****`;
  return found({ ...piece, line }, { rule: 'home-addresses', key, severity, evidence: masked, params: { masked } });
}
