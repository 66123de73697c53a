import { memberOf, type JsonNode } from '../../../json/parse.ts';
import { walkNodes } from '../../../json/pointers.ts';
import type { RecordShape } from '../../../shapes/shape.ts';
import { recordIn, shapeAt } from '../../../shapes/shapeAt.ts';
import type { WriteRules } from '../../family.ts';
import { changedSections } from './bodies.ts';
import { limitFaults } from './limitFaults.ts';
import { isInScope, isStored, saysSame } from './spelling.ts';
import { valueFaults } from './valueFaults.ts';

/** What the Classic API wants of what is written to a kind of object, and what it would do to it (facts 8.2, 8.3). */
export function classicRules(_kind: { readonly key: string }, shape: RecordShape): WriteRules {
  return {
    faults: (before, wanted) => {
      const found = valueFaults(shape, before, wanted);
      return [...found, ...limitFaults(shape, before, wanted).filter(({ pointer }) => !found.some((one) => one.pointer === pointer))];
    },
    bodyOf: (before, wanted) => changedSections(shape, before, wanted),
    minded: (before, wanted) => (before !== undefined && mayLoseUsers(shape, before, wanted) ? ['unseenUsers'] : []),
    meansSame: (pointer, sent, stored) => isStored(shape, pointer, sent, stored),
    replaces: (pointer) => pointer !== '/scope' && isInScope(pointer),
  };
}

/** Some versions do not show who of its own users a scope means; replaced, it would lose them (facts 8.29). */
function mayLoseUsers(shape: RecordShape, before: JsonNode, wanted: JsonNode): boolean {
  const [was, now] = [memberOf(before, 'scope'), memberOf(wanted, 'scope')];
  if (was === undefined || now === undefined || saysSame(shape, '/scope', was, now)) return false;
  const knows = ['/scope', '/scope/exclusions'].some((at) => recordIn(shapeAt(shape, at))?.fields().has('jss_users') === true);
  return knows && !Array.from(walkNodes(was)).some(([pointer]) => pointer.endsWith('/jss_users'));
}
