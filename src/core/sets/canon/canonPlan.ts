import type { ResourceKind } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { lockName } from '../../resources/lock.ts';
import { recordIn } from '../../shapes/shapeAt.ts';
import type { Comparison, PlanStep, RecordPlan, ValueRule } from './canonRules.ts';

/** Objects of one place come in a few forms: with and without what is empty. */
const mostPlans = 8;

/** What is done with an object that has these names, in this order: most objects of a kind have the same. */
export function planFor(rule: ValueRule, names: readonly string[], kind: ResourceKind, comparison: Comparison): RecordPlan {
  for (const plan of rule.plans) if (sameNames(plan.names, names)) return plan;
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
  const isForeign = comparison === 'instances' && isNested && names.includes('id');
  const fields = isNested ? recordIn(rule.shape)?.fields() : undefined;
  const refersTo = fields?.get('id')?.refersTo();
  const isRef = isForeign || (comparison === 'instances' && refersTo !== undefined);
  const called = refersTo === undefined ? undefined : (nameAmong([...(fields?.keys() ?? [])]) ?? 'name');
  const beside = called ?? (isNested ? nameAmong(names) : undefined);
  const id = isForeign ? refersTo : undefined;
  const mayBeNobody = comparison === 'instances' ? isRef && id === undefined : refersTo !== undefined && names.includes('id');
  const told = comparison === 'instances' ? namesToldBeside(rule, names) : new Map<string, string>();
  const isLeft = leftIn(names, {
    isNested,
    isPart: isNested && (names.includes(lockName) || fields?.has(lockName) === true),
    isNamed: called !== undefined || (beside !== undefined && names.includes(beside)),
    of: id,
    told: new Set(told.values()),
    kind,
  });
  const folded: string[] = [];
  const steps = names.flatMap((name): PlanStep[] => {
    const { fate, rule: inside } = rule.field(name);
    if (fate === 'folded') folded.push(name);
    if (fate !== 'kept' || (comparison === 'instances' && !isLeft(name))) return [];
    return [{ name, key: `${JSON.stringify(name)}:`, quick: quickKey(name), rule: inside, beside: told.get(name) }];
  });
  const first = isNested ? (called ?? 'name') : kind.identity.name.split('.')[0];
  const rank = (one: PlanStep, other: PlanStep): number =>
    one.name === first || other.name === first ? (one.name === first ? -1 : 1) : one.name < other.name ? -1 : 1;
  return { names, steps: steps.toSorted(rank), id, beside, nobody: mayBeNobody ? beside : undefined, folded };
}

interface Around {
  readonly isNested: boolean;
  /** It has a lock of its own, which a pulled file is without. */
  readonly isPart: boolean;
  readonly isNamed: boolean;
  /** The resource that its `id` is of. */
  readonly of: string | undefined;
  /** Names that stand beside ids. */
  readonly told: ReadonlySet<string>;
  readonly kind: ResourceKind;
}

/** Which fields say something on another instance, too. */
function leftIn(names: readonly string[], { isNested, isPart, isNamed, of, told, kind }: Around): (name: string) => boolean {
  const marks = new Set([...kind.identity.unique, ...(of === undefined ? [] : kindOf(of).identity.unique), 'definitionId']);
  const isOwnPart = isPart || (isNested && isNamed);
  return (name) => {
    if (told.has(name) || (name === 'id' && of !== undefined)) return false;
    // A link to a file that has its id in it.
    if (isNested && name === 'uri' && names.includes('id')) return false;
    return !(isOwnPart && marks.has(name));
  };
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

const quickKeys = new Map<string, string>();

/** The same for the same name, and short; long runs meet names of all sorts, which are written out then. */
function quickKey(name: string): string {
  const known = quickKeys.get(name);
  if (known !== undefined) return known;
  if (quickKeys.size > 20_000) return `${name.length}'${name}:`;
  const key = `${quickKeys.size.toString(36)}:`;
  quickKeys.set(name, key);
  return key;
}
