import type { LiveText } from '../ledger/live-article.ts';
import type { Recording } from '../site/types.gen.ts';
import { besidePage } from './attachments.ts';
import { contentType } from './content-type.ts';
import type { Texts } from './texts.ts';

/** Sound or film as its page offers it; addresses are relative to the page. */
export interface RecordingView {
  sort: 'audio' | 'video';
  title: string;
  duration: string;
  url: string;
  type: string;
  captions: string | null;
  poster: string | null;
  /** Paragraphs of what is said. */
  transcript: string[];
}

/** mp3, m4a and wav are sound, everything else is film unless it is said to be sound. */
export const sortOf = ({ file, sort }: Pick<Recording, 'file' | 'sort'>): 'audio' | 'video' =>
  sort ?? (/\.(?:mp3|m4a|wav)$/i.test(file) ? 'audio' : 'video');

export function recordingsOf(article: LiveText, recordings: readonly Recording[], texts: Texts): RecordingView[] {
  const address = (name: string | undefined) => (name === undefined ? null : besidePage(article.id, name));
  return recordings.map((recording) => ({
    sort: sortOf(recording),
    title: recording.title,
    duration: recording.duration,
    url: besidePage(article.id, recording.file),
    type: contentType(recording.file).replace('video/', `${sortOf(recording)}/`),
    captions: address(recording.captions),
    poster: address(recording.poster),
    transcript: (texts(article, recording.transcript) ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
  }));
}
