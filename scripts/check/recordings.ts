import type { Finding } from '../words/finding.ts';
import type { MessageKey } from '../words/say.ts';
import { extensionOf, mediaTypes, pictureTypes } from './addresses.ts';
import { found } from './found.ts';
import type { Rule } from './rule.ts';
import type { CheckSubject } from './subject.ts';

const sound: readonly string[] = ['mp3', 'm4a', 'wav'];
const begins = /^\uFEFF?WEBVTT(?:[ \t\n\r]|$)/;
const timed = /\d{2}:\d{2}\.\d{3} --> /;

/**
 * Sound and film can be had without hearing and without seeing: a transcript always, captions for film, each of them a file of the
 * folder that is what its name says. 无障碍环境建设法.
 */
export const recordings: Rule = { id: 'recordings', clauses: ['E20'], waiver: null, find };

function find({ article: { front, lineOf }, folder }: CheckSubject): Finding[] {
  const list = ('recordings' in front && front.recordings) || [];
  return list.flatMap(({ file, sort, captions, transcript, poster }, at) => {
    const refuse = (field: string, key: MessageKey, name: string) => [
      found(
        { file: 'index.md', field: `recordings.${at}.${field}`, line: lineOf(['recordings', at]) },
        { rule: 'recordings', key, severity: 'error', params: { name } },
      ),
    ];
    const bytes = (name: string) => folder.files.find((each) => each.name === name)?.bytes;
    const text = (name: string) => Buffer.from(bytes(name) ?? []).toString('utf8');
    const type = extensionOf(file);
    const film = sort ? sort === 'video' : !sound.includes(type);
    return [
      ...(bytes(file) && mediaTypes.has(type) && !pictureTypes.has(type) ? [] : refuse('file', 'recording-file', file)),
      ...(extensionOf(transcript) === 'txt' && text(transcript).trim() !== ''
        ? []
        : refuse('transcript', 'recording-transcript', transcript)),
      ...(film && captions === undefined ? refuse('captions', 'recording-captions', file) : []),
      ...(captions !== undefined && !(begins.test(text(captions)) && timed.test(text(captions)))
        ? refuse('captions', 'recording-captions-broken', captions)
        : []),
      ...(poster !== undefined && !(bytes(poster) && pictureTypes.has(extensionOf(poster)))
        ? refuse('poster', 'recording-poster', poster)
        : []),
    ];
  });
}
