import { decodeText } from '../article/table.ts';
import type { LiveText } from '../ledger/live-article.ts';

/** Text files beside articles that their pages show: tables, captions, transcripts. */
export type Texts = (article: LiveText, name: string) => string | null;

/** Where no text beside an article is shown. */
export const noTexts: Texts = () => null;

const shown = /\.(?:csv|txt)$/i;

/** Whether an article's fields name tables or transcripts. */
export const showsTexts = ({ front }: LiveText): boolean =>
  'charts' in front || 'recordings' in front || 'tables' in front;

/** Reads the text files of articles that show some; what is in no known encoding, or not there, is null. */
export async function readTexts(articles: Iterable<LiveText>): Promise<Texts> {
  const texts = new Map<string, string | null>();
  for (const article of articles) {
    for (const file of article.files) {
      if (shown.test(file.name))
        texts.set(`${article.id}/${file.name.normalize('NFC')}`, decodeText(await file.read()));
    }
  }
  return ({ id }, name) => texts.get(`${id}/${name.normalize('NFC')}`) ?? null;
}
