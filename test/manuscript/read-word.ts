import { readDocx } from '../../scripts/manuscript/docx.ts';
import { type Block, wordsOf } from '../../scripts/manuscript/manuscript.ts';
import { word } from './word.ts';

type Changes = Parameters<typeof readDocx>[1];

const textOf = (block: Block) =>
  block.block === 'line' ? wordsOf(block) : block.block === 'table' ? block.rows : 'name' in block ? block.name : '';

/** The words of blocks: a line's own, a table's by rows, the name of a picture. */
export const textsOf = (blocks: readonly Block[]) => blocks.map(textOf);

/** What becomes of a Word file. Throws where it is refused. */
export function readBytes(bytes: Uint8Array, changes: Changes = null) {
  const made = readDocx(bytes, changes);
  if ('refused' in made) throw new Error(made.refused.key);
  return made;
}

/** What becomes of a Word file with this body: its blocks, their words, and what it tells of with its count. */
export function readWord(body: string, parts: Parameters<typeof word>[1] = {}, changes: Changes = null) {
  const made = readBytes(word(body, parts), changes);
  return { ...made, texts: textsOf(made.blocks), told: made.lost.map(({ key, params }) => [key, params.count]) };
}
