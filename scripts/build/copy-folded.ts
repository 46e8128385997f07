import type { Changes } from './copy-changes.ts';
import type { Paragraph } from './copy-difference.ts';

/** How many unchanged paragraphs are shown around a changed one. */
const around = 1;

type Shown = Paragraph | { is: 'folded'; count: number };

/** A text's paragraphs with the unchanged ones far from any change folded into their number; none where nothing changed. */
export function folded({ name, paragraphs }: Changes['texts'][number]): { name: string; paragraphs: Shown[] } {
  const near = paragraphs.map((_, at) =>
    paragraphs.slice(Math.max(0, at - around), at + around + 1).some(({ is }) => is !== 'kept'),
  );
  if (!near.includes(true)) return { name, paragraphs: [] };
  const shown: Shown[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const last = shown.at(-1);
    if (near[at]) shown.push(paragraph);
    else if (last?.is === 'folded') last.count += 1;
    else shown.push({ is: 'folded', count: 1 });
  }
  return { name, paragraphs: shown };
}
