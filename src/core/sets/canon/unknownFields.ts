import { recordIn } from '../../shapes/shapeAt.ts';
import type { ValueRule } from './canonRules.ts';

/**
 * Paths of fields that were seen on one side and not on the other, where objects around them were, and that the shape of the other side does
 * not name: what one version of Jamf Pro shows and another does not know.
 *
 * @param there the rules by which all objects of the side were walked that may not know them.
 */
export function fieldsUnknownTo(there: ValueRule, here: ValueRule): ReadonlySet<string> {
  const found = new Set<string>();
  compare(there, here, found);
  return found;
}

function compare(there: ValueRule, here: ValueRule, found: Set<string>): void {
  const [entry, other] = [here.seenEntry(), there.seenEntry()];
  if (entry !== undefined && other !== undefined) compare(other, entry, found);
  if (there.seen.size === 0) return;
  const known = recordIn(there.shape)?.fields();
  const knownHere = recordIn(here.shape)?.fields();
  for (const [name, { rule, fate }] of here.seen) {
    const beside = there.seen.get(name);
    if (beside !== undefined) compare(beside.rule, rule, found);
    else if (fate === 'kept' && known?.has(name) !== true && knownHere?.has(name) !== true) found.add(rule.path.join('/'));
  }
}
