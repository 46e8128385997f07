import type { MarkdownIt } from 'markdown-it';

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;
const space = /^\s?$/u;

/**
 * Lets `**` begin and end beside Chinese characters. CommonMark looks for spaces around it, which Chinese does not write:
 * in `**重要：**请` it would see no end.
 */
export function chineseEmphasis(markdown: MarkdownIt): void {
  const Inline = markdown.inline.State;
  markdown.inline.State = class extends Inline {
    override scanDelims(start: number, canSplitWord: boolean) {
      const found = super.scanDelims(start, canSplitWord);
      if (!canSplitWord) return found;
      const before = this.src.slice(Math.max(0, start - 1), start);
      const after = this.src.slice(start + found.length, start + found.length + 1);
      if (chinese.test(before) && !space.test(after)) found.can_open = true;
      if (chinese.test(after) && !space.test(before)) found.can_close = true;
      return found;
    }
  };
}
