import { matchEntries } from '../../../json/entries.ts';
import { memberOf, type JsonNode } from '../../../json/parse.ts';
import { nodeAt } from '../../../json/pointers.ts';
import type { RecordShape, Shape } from '../../../shapes/shape.ts';
import { fieldAt, listIn, recordIn } from '../../../shapes/shapeAt.ts';
import type { Minded, WriteRules } from '../../family.ts';
import { changedSections } from './bodies.ts';
import { limitFaults } from './limitFaults.ts';
import { oddFaults } from './oddFaults.ts';
import { isInScope, isStored, saysSame } from './spelling.ts';
import { valueFaults } from './valueFaults.ts';

/** What the Classic API wants of what is written to a kind of object, and what it would do to it (facts 8.2, 8.3). */
export function classicRules(shape: RecordShape): WriteRules {
  return {
    faults: (before, wanted) => {
      const found = valueFaults(shape, before, wanted);
      const limits = [...limitFaults(shape, before, wanted), ...oddFaults(shape, before, wanted)];
      return [...found, ...limits.filter(({ pointer }) => !found.some((one) => one.pointer === pointer))];
    },
    untouchable: () => undefined,
    bodyOf: (before, wanted) => changedSections(shape, before, wanted),
    minded: (before, wanted) => {
      if (before === undefined) return [];
      const found: Minded[] = mayLoseUsers(shape, before, wanted) ? ['unseenUsers'] : [];
      return mayLoseSecrets(shape, before, changedSections(shape, before, wanted)) ? [...found, 'unseenSecrets'] : found;
    },
    meansSame: (pointer, sent, stored) => isStored(shape, pointer, sent, stored),
    readsSame: (pointer, earlier, later) => saysSame(shape, pointer, earlier, later),
    replaces: (pointer) => pointer !== '/scope' && isInScope(pointer),
  };
}

/** Whether an entry that was there before goes out without a secret that it may have: lists are replaced as a whole. */
function mayLoseSecrets(shape: Shape | undefined, before: JsonNode | undefined, sent: JsonNode, isEntry = false): boolean {
  if (sent.kind === 'array') {
    const list = listIn(shape);
    const earlier = before?.kind === 'array' ? before.items : [];
    const former = matchEntries(sent.items, earlier, [], list?.identity);
    return sent.items.some(
      (item, index) => former[index] !== undefined && mayLoseSecrets(list?.entry(), earlier[former[index]], item, true),
    );
  }
  if (sent.kind !== 'object') return false;
  return [...(recordIn(shape)?.fields() ?? [])].some(([name, field]) => {
    const value = memberOf(sent, name);
    if (value === undefined) return isEntry && field.access === 'writeOnly' && field.isSecret();
    return mayLoseSecrets(field.shape(), memberOf(before, name), value, isEntry);
  });
}

const userLists = ['/scope/jss_users', '/scope/exclusions/jss_users'];

/** Some versions do not show who of its own users a scope means; replaced, it would lose them (facts 8.29). */
function mayLoseUsers(shape: RecordShape, before: JsonNode, wanted: JsonNode): boolean {
  const [was, now] = [memberOf(before, 'scope'), memberOf(wanted, 'scope')];
  if (was === undefined || now === undefined || saysSame(shape, '/scope', was, now)) return false;
  return userLists.some((at) => fieldAt(shape, at) !== undefined && nodeAt(before, at) === undefined);
}
