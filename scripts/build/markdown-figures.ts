import type { StateCore } from 'markdown-it';

/** A picture that stands alone becomes a figure; its Markdown title is the caption. */
export function picturesToFigures(state: StateCore): void {
  state.tokens.forEach((token, at, all) => {
    const open = all[at - 1];
    const close = all[at + 1];
    const [picture, ...others] = token.children ?? [];
    if (open?.type !== 'paragraph_open' || !close || picture?.type !== 'image' || others.length > 0) return;
    open.tag = close.tag = 'figure';
    const caption = picture.attrGet('title');
    if (!caption) return;
    picture.attrs = picture.attrs?.filter(([name]) => name !== 'title') ?? null;
    const start = new state.Token('figcaption_open', 'figcaption', 1);
    const words = new state.Token('text', '', 0);
    words.content = String(caption);
    token.children = [picture, start, words, new state.Token('figcaption_close', 'figcaption', -1)];
  });
}
