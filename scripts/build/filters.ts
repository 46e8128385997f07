export { bytes } from './filters/bytes.ts';
export { chineseDay } from './filters/chinese-day.ts';
export { fill } from './filters/fill.ts';
export { jsonLd } from './filters/json-ld.ts';
export { leaves } from './filters/leaves.ts';
export { total } from './filters/total.ts';
