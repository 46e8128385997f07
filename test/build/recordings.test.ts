import { describe, expect, it } from 'vitest';
import { type Built, build } from './built.ts';
import { file, live, text } from './given.ts';

const page = '/aa/aaaaaaaaa2.html';
const built = (recording: object): Promise<Built> =>
  build(
    live([
      text('aaaaaaaaa2', {
        front: { kind: 'interpretation', interprets: ['aaaaaaaaa1'], recordings: [recording] },
        files: ['短片.mp4', '短片.vtt', '录音.mp3', '文字稿.txt', '封面.jpg'].map((name) =>
          file(name, '大家好。\n\n<再见>。'),
        ),
      }),
    ]),
  );
const film = {
  file: '短片.mp4',
  title: '短片',
  duration: '0:52',
  captions: '短片.vtt',
  transcript: '文字稿.txt',
  poster: '封面.jpg',
};

describe('film and sound on a page', () => {
  it('[E20] have captions, a transcript and a name, and load nothing before they are asked to', async () => {
    const html = (await built(film)).html(page);
    expect(html).toMatch(
      /<video controls preload="none"[^>]*poster="aaaaaaaaa2\/[^"]+"[^>]*aria-labelledby="recording-1"/,
    );
    expect(html).toMatch(
      /<track kind="captions" srclang="zh-CN" label="中文字幕" src="aaaaaaaaa2\/[^"]+\.vtt" default>/,
    );
    expect(html).toContain('type="video/mp4"');
    expect(html).toContain('<p>大家好。</p>\n<p>&lt;再见&gt;。</p>');
    expect(html).toContain("media-src 'self'");
  });

  it('[E20] are offered to be taken away, without captions and poster', async () => {
    const html = (await built(film)).html(page);
    const list = /<section class="attachments".*?<\/section>/s.exec(html)?.[0] ?? '';
    expect(list).toContain('短片.mp4');
    expect(list).toContain('文字稿.txt');
    expect(list).not.toMatch(/短片\.vtt|封面\.jpg/);
  });

  it('are sound where the file says so', async () => {
    const html = (await built({ file: '录音.mp3', title: '录音', duration: '1:07', transcript: '文字稿.txt' })).html(
      page,
    );
    expect(html).toMatch(
      /<audio controls preload="none" aria-labelledby="recording-1">\n<source [^>]*type="audio\/mpeg">/,
    );
    expect(html).not.toContain('<video');
  });
});
