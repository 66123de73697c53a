import { jsonIn, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import { printDocument } from '../../json/print.ts';
import { withAt } from '../../json/tree.ts';
import { threeWay } from '../../objects/save/merge.ts';
import { markedLines, mergedLines, type MergedText, type SideNames, type ThreeTexts } from '../../objects/text/mergedLines.ts';
import type { Shape } from '../../shapes/shape.ts';
import { plainLines } from '../folder/fileDigests.ts';

/**
 * Brings the two sides of a pulled file together: JSON field by field, as a save does, any other text line by line. A conflict holds both
 * sides between marks; JSON with one is none until somebody solves it.
 *
 * @param shape of what a read of the object answers; undefined: no JSON.
 */
export function mergedFile({ base, mine, theirs }: ThreeTexts, shape: Shape | undefined, names: SideNames): MergedText {
  const own = plainLines(base) === base ? plainLines(mine) : mine;
  if (shape === undefined) return mergedLines({ base, mine: own, theirs }, names);
  const [before, here, there] = [jsonIn(base), jsonIn(own), jsonIn(theirs)];
  if (before === undefined || here === undefined || there === undefined) return mergedLines({ base, mine: own, theirs }, names);
  const { node = here, conflicts } = threeWay(before, here, there, {}, { shape, rules: undefined });
  const withTheirs = conflicts.reduce<JsonNode>((root, pointer) => withAt(root, pointer, nodeAt(there, pointer)), node);
  return markedLines({ mine: printDocument(node), theirs: printDocument(withTheirs) }, names);
}
