import type { ResourceKind } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { lockName } from '../../resources/lock.ts';
import { recordIn } from '../../shapes/shapeAt.ts';
import type { Comparison, PlanStep, RecordPlan, ValueRule } from './canonRules.ts';

/** Objects of one place come in a few forms: with and without what is empty. */
const mostPlans = 8;

/** What is done with an object that has these names, in this order: most objects of a kind have the same. */
export function planFor(rule: ValueRule, names: readonly string[], kind: ResourceKind, comparison: Comparison): RecordPlan {
  const found = rule.plans.find((plan) => sameNames(plan.names, names));
  if (found !== undefined) return found;
  const plan = planOf(rule, names, kind, comparison);
  if (rule.plans.length >= mostPlans) rule.plans.shift();
  rule.plans.push(plan);
  return plan;
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function planOf(rule: ValueRule, names: readonly string[], kind: ResourceKind, comparison: Comparison): RecordPlan {
  const isNested = rule.path.length > 0;
  const beside = isNested ? nameAmong(names) : undefined;
  const { name: called } = kind.identity;
  const id = comparison === 'instances' && isNested ? idAmong(rule, names) : undefined;
  const unique = new Set([...kind.identity.unique, ...(id?.refersTo === undefined ? [] : kindOf(id.refersTo).identity.unique)]);
  const told = comparison === 'instances' ? namesToldBeside(rule, names) : new Map<string, string>();
  const toldNames = new Set(told.values());
  const folded: string[] = [];
  const isLeft = (name: string): boolean => {
    if (comparison === 'drift') return true;
    if (name === id?.name || toldNames.has(name)) return false;
    // A link to a file that has its id in it.
    if (isNested && name === 'uri' && names.includes('id')) return false;
    const isMark = unique.has(name) || name === 'definitionId';
    return !(isNested && isMark && (beside !== undefined || names.includes(lockName)));
  };
  const steps = names.flatMap((name): PlanStep[] => {
    const { fate, rule: inside } = rule.field(name);
    if (fate === 'folded') folded.push(name);
    return fate === 'kept' && isLeft(name) ? [{ name, key: `${JSON.stringify(name)}:`, rule: inside, beside: told.get(name) }] : [];
  });
  const [first] = rule.path.length === 0 ? called.split('.') : [];
  const rank = (one: PlanStep, other: PlanStep): number =>
    one.name === first || other.name === first ? (one.name === first ? -1 : 1) : one.name < other.name ? -1 : 1;
  return { names, steps: steps.toSorted(rank), id, beside, folded };
}

/** The id that an object inside of another one is known by: what its shape says to be one, else `id` beside a name. */
function idAmong(rule: ValueRule, names: readonly string[]): RecordPlan['id'] {
  const fields = recordIn(rule.shape)?.fields();
  if (!names.includes('id')) return undefined;
  const refersTo = fields?.get('id')?.refersTo();
  return refersTo === undefined && nameAmong(names) === undefined ? undefined : { name: 'id', refersTo };
}

/** What an object inside of another one is called by. */
function nameAmong(names: readonly string[]): string | undefined {
  return ['name', 'username', 'display_name'].find((name) => names.includes(name)) ?? names.find((name) => /name$/i.test(name));
}

/**
 * `categoryName` beside `categoryId`, `vpp_admin_account_name` beside its id: of an id of which it is known what it is of, or where the
 * server makes the name of it.
 */
function namesToldBeside(rule: ValueRule, names: readonly string[]): Map<string, string> {
  const all = new Set(names);
  const fields = recordIn(rule.shape)?.fields();
  return new Map(
    names.flatMap((name): [string, string][] => {
      const stem = /^(.+)(_id|Id)$/.exec(name);
      const told = stem === null ? '' : `${stem[1]}${stem[2] === 'Id' ? 'Name' : '_name'}`;
      const { rule: inside } = rule.field(name);
      const isMade = fields?.get(told)?.access === 'readOnly';
      return all.has(told) && (inside.refersTo !== undefined || isMade) ? [[name, told]] : [];
    }),
  );
}
