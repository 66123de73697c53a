import { recordIn } from '../../shapes/shapeAt.ts';
import type { ValueRule } from './canonRules.ts';

/**
 * Paths of fields that were seen on one side and not on the other, where objects around them were, and that the shape of the other side does
 * not name: what one version of Jamf Pro shows and another does not know.
 *
 * @param there the rules by which all objects of the side were walked that may not know them.
 * @param isGuessed whether its shape is that of the other side: it does not know either what all objects of the other side have.
 */
export function fieldsUnknownTo(there: ValueRule, here: ValueRule, isGuessed: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  compare(there, here, isGuessed, found);
  return found;
}

function compare(there: ValueRule, here: ValueRule, isGuessed: boolean, found: Set<string>): void {
  const [entry, other] = [here.seenEntry(), there.seenEntry()];
  if (entry !== undefined && other !== undefined) compare(other, entry, isGuessed, found);
  if (there.seen.size === 0) return;
  const known = recordIn(there.shape)?.fields();
  const knownHere = recordIn(here.shape)?.fields();
  for (const [name, { rule, fate }] of here.seen) {
    const beside = there.seen.get(name);
    const isInAll = isGuessed && here.plans.every(({ names }) => names.includes(name));
    if (beside !== undefined) compare(beside.rule, rule, isGuessed, found);
    else if (fate === 'kept' && (isInAll || (known?.has(name) !== true && knownHere?.has(name) !== true))) found.add(rule.path.join('/'));
  }
}
