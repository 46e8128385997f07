import { describe, expect, it } from 'vitest';
import { recordings } from '../../scripts/check/recordings.ts';
import { findings, keys } from './given.ts';

const files = {
  '短片.mp4': 'film',
  '短片.vtt': 'WEBVTT\n\n00:00.000 --> 00:04.000\n大家好。\n',
  '录音.mp3': 'sound',
  '文字稿.txt': '大家好。',
  '空.txt': '  ',
  '封面.jpg': 'picture',
};
const film = { file: '短片.mp4', title: '短片', duration: '0:52', captions: '短片.vtt', transcript: '文字稿.txt' };
const sound = { file: '录音.mp3', title: '录音', duration: '1:07', transcript: '文字稿.txt' };
const refused = async (recording: object, more: Record<string, string> = {}) =>
  keys(
    await findings(recordings, {
      front: { kind: 'interpretation', interprets: ['a000000001'], recordings: [recording] } as object,
      files: { ...files, ...more },
    }),
  );

describe('sound and film', () => {
  it('[E20] can be had without hearing and without seeing', async () => {
    expect(await refused(film)).toEqual([]);
    expect(await refused({ ...film, poster: '封面.jpg' })).toEqual([]);
    expect(await refused(sound)).toEqual([]);
  });

  it('[E20] are refused without captions, and without a transcript', async () => {
    const { captions: _, ...bare } = film;
    expect(await refused(bare)).toEqual(['recording-captions']);
    expect(await refused({ ...film, transcript: '没有.txt' })).toEqual(['recording-transcript']);
    expect(await refused({ ...sound, transcript: '空.txt' })).toEqual(['recording-transcript']);
  });

  it.each([
    ['a file that is not there', { ...film, file: '没有.mp4' }, 'recording-file'],
    ['a picture', { ...sound, file: '封面.jpg' }, 'recording-file'],
    ['captions that are not there', { ...film, captions: '没有.vtt' }, 'recording-captions-broken'],
    ['captions that are none', { ...film, captions: '文字稿.txt' }, 'recording-captions-broken'],
    ['a poster that is no picture', { ...film, poster: '文字稿.txt' }, 'recording-poster'],
    ['a poster that is not there', { ...film, poster: '没有.jpg' }, 'recording-poster'],
  ])('are refused with %s', async (_, recording, key) => expect(await refused(recording)).toContain(key));

  it('in a webm file are film unless they are said to be sound', async () => {
    const { captions: _, ...bare } = { ...film, file: '录音.webm' };
    expect(await refused(bare, { '录音.webm': 'x' })).toEqual(['recording-captions']);
    expect(await refused({ ...bare, sort: 'audio' }, { '录音.webm': 'x' })).toEqual([]);
  });

  it('with captions without times are refused', async () => {
    expect(await refused({ ...film, captions: '空.vtt' }, { '空.vtt': 'WEBVTT\n' })).toEqual([
      'recording-captions-broken',
    ]);
  });
});
