import { t } from '@vscode/l10n';
import type { BodyProblem } from '../shapes/assist.ts';
import { listIn, recordIn } from '../shapes/shapeAt.ts';
import { elementEnd, marginAt } from './xmlMissing.ts';
import { childrenOf, type XmlChild } from './xmlPlace.ts';
import type { XmlBranch } from './xmlTree.ts';

/**
 * Elements for more than a text in which nothing is: some of them empty what is stored, values of extension attributes among them, where
 * nothing at all would have kept it (facts 8.34). Those inside of a scope change nothing: it is replaced as a whole in any case.
 *
 * @param text as {@link XmlBranch} counts it.
 */
export function* emptiedElements(text: string, branch: XmlBranch, { shape }: Pick<XmlChild, 'shape'>): Generator<BodyProblem> {
  const known = childrenOf(shape);
  for (const child of branch.children) {
    const found = known.find(({ name }) => name === child.name);
    if (found === undefined) continue;
    if (holdsMore(found) && isEmpty(child)) yield emptied(text, child);
    else if (child.name !== 'scope') yield* emptiedElements(text, child, found);
  }
}

function holdsMore({ shape, repeats }: XmlChild): boolean {
  return !repeats && (listIn(shape)?.xml?.way === 'wrapped' || recordIn(shape) !== undefined);
}

/** Not counting how many are in it. */
function isEmpty({ children, text }: XmlBranch): boolean {
  return children.every(({ name }) => name === 'size') && text.trim() === '';
}

function emptied(text: string, { name, from }: XmlBranch): BodyProblem {
  const message = t`An empty <${name}> may empty what is stored there. Without it, that stays.`;
  const range = { from: from - marginAt(text, from).length, to: elementEnd(text, from) };
  return {
    from: from + 1,
    to: from + 1 + name.length,
    severity: 'warning',
    message,
    fix: { label: t`Take <${name}> out`, ...range, insert: '' },
  };
}
