import { build } from './built.ts';
import { live, text } from './given.ts';

/** The page of one article of these fields, built beside `others`. */
export const page = async (given: Parameters<typeof text>[1], ...others: Parameters<typeof live>[0]): Promise<string> =>
  (await build(live([text('aaaaaaaaa1', { ordinal: 9, ...given }), ...others]))).html('/aa/aaaaaaaaa1.html');
/** What readers see, without markup. */
export const seen = (html: string): string =>
  html
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
/** Every text in a value, however deep. */
export const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(textsOf) : [];
