import type { ResourceKind } from '../../resources/kind.ts';
import { namePointers } from '../../resources/identity.ts';
import { lookupOf, nameFieldsOfAll } from '../../resources/lookups.ts';
import { lockName } from '../../resources/lock.ts';
import { useFactsOf } from '../../resources/useKinds.ts';
import type { NamedPlace } from '../../resources/useFacts.ts';
import type { Field, Shape } from '../../shapes/shape.ts';
import { isOpen, listIn, recordIn } from '../../shapes/shapeAt.ts';
import { isSecretName } from '../../../shared/secretNames.ts';

/**
 * What two documents are compared for. `instances`: of two servers, where ids, ofServer and UUIDs differ by nature. `drift`: of one server at
 * two times, where they say something.
 */
export type Comparison = 'instances' | 'drift';

/** What becomes of a field: `fleeting` changes by itself, `own` differs between instances, `folded` only one of two Jamf Pros knows. */
export type FieldFate = 'kept' | 'fleeting' | 'own' | 'folded';

/** What is known of a value from where it stands, worked out once for all objects of a kind. */
export interface ValueRule {
  /** Names of fields from the top, without the places of entries. */
  readonly path: readonly string[];
  readonly shape: Shape | undefined;
  readonly other: Shape | undefined;
  /** The resource whose object it names by its id. */
  readonly refersTo: string | undefined;
  /** The same where another field beside it says of which resource. */
  readonly refersBy: Exclude<NamedPlace['of'], string> | undefined;
  readonly isSecret: boolean;
  readonly type: 'boolean' | 'integer' | undefined;
  /** It takes a word that means as much as nothing. */
  readonly takesNone: boolean;
  /** A text says what it says: none of the above. */
  readonly isPlain: boolean;
  /** What its text is: what an object is called is trimmed, a script keeps its line ends, a property list is read. */
  readonly form: 'name' | 'script' | 'profile' | 'configuration' | undefined;
  /** The order of its entries means nothing. */
  readonly isSet: boolean;
  /** Its entries stand in the order of this field. */
  readonly orderedBy: string | undefined;
  /** Of an entry, if it is a list. */
  readonly entry: () => ValueRule;
  /** Of a field, if it is an object. */
  readonly field: (name: string) => FieldRule;
  /** The fields that were asked for so far: those of all objects that were walked. */
  readonly seen: ReadonlyMap<string, FieldRule>;
  /** The rule for its entries, if one was asked for. */
  readonly seenEntry: () => ValueRule | undefined;
  readonly plans: RecordPlan[];
}

export interface FieldRule {
  readonly fate: FieldFate;
  readonly rule: ValueRule;
}

/** How objects with these names, in this order, are walked. */
export interface RecordPlan {
  readonly names: readonly string[];
  readonly steps: readonly PlanStep[];
  /** The resource that its `id` is of: it is a reference. */
  readonly id: string | undefined;
  /** What stands beside it as its name. */
  readonly beside: string | undefined;
  /** The same beside an id of which nobody knows what it is of, or beside none: it may say that there is no object. */
  readonly nobody: string | undefined;
  readonly folded: readonly string[];
}

export interface PlanStep {
  readonly name: string;
  /** As JSON has it before a value, and in few characters. */
  readonly key: string;
  readonly quick: string;
  readonly rule: ValueRule;
  /** The field beside an id that says what its object is called. */
  readonly beside: string | undefined;
}

/** Two shapes of one kind, and what they are compared for. */
export interface RuleGround {
  readonly kind: ResourceKind;
  readonly shape: Shape;
  /** Of the same kind where the other document is from; undefined: nothing is folded. */
  readonly other: Shape | undefined;
  readonly comparison: Comparison;
  /** Paths of fields, with slashes, that only one of two Jamf Pros showed. */
  readonly unknownThere: ReadonlySet<string>;
}

/** More names than this are no fields of one sort of object, but a map with keys of its own. */
const mostNames = 2000;

/** The rule for the whole document. */
export function rootRule(given: RuleGround): ValueRule {
  const ground = { ...given, nameFields: nameFieldsOfAll() };
  return ruleOf(ground, { path: [], shape: ground.shape, other: ground.other, field: undefined, parent: undefined });
}

/** With the names of fields that hold names. */
interface Ground extends RuleGround {
  readonly nameFields: ReadonlySet<string>;
}

interface Place {
  readonly path: readonly string[];
  readonly shape: Shape | undefined;
  readonly other: Shape | undefined;
  readonly field: Field | undefined;
  /** The list that it is an entry of. */
  readonly parent: ValueRule | undefined;
}

function ruleOf(ground: Ground, place: Place): ValueRule {
  const { path, shape, other, field, parent } = place;
  const [name = '', above = ''] = path.toReversed();
  const leaf = shape?.kind === 'leaf' ? shape : undefined;
  const named = parent === undefined ? namedAt(ground.kind, path) : undefined;
  const known = parent?.refersTo ?? field?.refersTo() ?? (parent === undefined ? lookupOf(name) : undefined);
  const refersTo = known ?? (typeof named === 'string' ? named : undefined);
  let entry: ValueRule | undefined;
  const fields = new Map<string, FieldRule>();
  const list = listIn(shape);
  const isSecret = parent?.isSecret ?? (field?.isSecret() === true || isSecretName(name, above));
  const takesNone = ground.nameFields.has(name) || leaf?.choices?.some(isNoneWord) === true;
  const rule: ValueRule = {
    path,
    shape,
    other,
    refersTo,
    refersBy: typeof named === 'object' ? named : undefined,
    isSecret,
    type: leaf?.type === 'boolean' || leaf?.type === 'integer' ? leaf.type : undefined,
    takesNone,
    isPlain: !isSecret && !takesNone && refersTo === undefined && (leaf?.type === 'text' || leaf === undefined),
    form: parent?.form ?? formOf(ground.kind, path),
    isSet: isSetAt(ground.kind, path, list?.isSet === true || refersTo !== undefined),
    orderedBy: list !== undefined && !list.isSet && isOrdered(list.entry()) ? 'priority' : undefined,
    entry: () => (entry ??= ruleOf(ground, { ...place, shape: list?.entry(), other: listIn(other)?.entry(), parent: rule })),
    field: (name) => {
      const found = fields.get(name) ?? fieldRule(ground, rule, name);
      if (fields.size < mostNames) fields.set(name, found);
      return found;
    },
    seen: fields,
    seenEntry: () => entry,
    plans: [],
  };
  return rule;
}

function isSetAt({ texts, sets }: ResourceKind, path: readonly string[], known: boolean): boolean {
  return known || `/${path.join('/')}` === texts?.at || sets.includes(path.at(-1) ?? '');
}

/** What a field names by its id though no shape tells it (facts 8.41). What is told of an `id` is told of the record around it. */
function namedAt({ key }: ResourceKind, path: readonly string[]): NamedPlace['of'] | undefined {
  const name = path.join('/');
  const { names } = useFactsOf(key);
  return names.find(({ at, as }) => as === undefined && !at.endsWith('/id') && at.replaceAll('/*', '') === name)?.of;
}

/** A word for nothing among those that a field takes. */
export function isNoneWord(value: unknown): boolean {
  return typeof value === 'string' && /^none$/i.test(value);
}

/** Whether entries say themselves where they stand: criteria (facts 8.22). */
function isOrdered(entry: Shape): boolean {
  const priority = recordIn(entry)?.fields().get('priority')?.shape();
  return priority?.kind === 'leaf' && priority.type === 'integer';
}

function formOf({ key, part }: ResourceKind, path: readonly string[]): ValueRule['form'] {
  const pointer = `/${path.join('/')}`;
  if (namePointers(key).includes(pointer)) return 'name';
  if (pointer !== part?.at) return undefined;
  const { form = 'script' } = part;
  // A command is run as a script is.
  if (form === 'script' || form === 'command') return 'script';
  return form === 'profile' || form === 'configuration' ? form : undefined;
}

function fieldRule(ground: Ground, record: ValueRule, name: string): FieldRule {
  const path = [...record.path, name];
  const field = recordIn(record.shape)?.fields().get(name);
  const beside = recordIn(record.other)?.fields().get(name);
  const other = ground.other === undefined ? field?.shape() : beside?.shape();
  const rule = ruleOf(ground, { path, shape: field?.shape(), other, field, parent: undefined });
  const isFolded = ground.other !== undefined && field !== undefined && !isOpen(record.other) && beside === undefined;
  const fate = fateOf(ground, record, path, field);
  return { fate: fate !== 'kept' ? fate : isFolded || ground.unknownThere.has(path.join('/')) ? 'folded' : 'kept', rule };
}

function fateOf({ kind, comparison }: RuleGround, record: ValueRule, path: readonly string[], field: Field | undefined): FieldFate {
  const name = path.at(-1) ?? '';
  const dotted = path.join('.');
  const { identity, derived, shownOnly, ofServer, results, guards } = kind;
  if (dotted === identity.name) return 'kept';
  // The second is another one with each read (facts 8.40).
  if (name === lockName || name === 'data_files' || isOtherForm(record, name, field)) return 'fleeting';
  if (derived.includes(dotted) || dotted === results?.field || (path.length === 1 && isCounted(kind, name, field))) return 'fleeting';
  const isOwn = (path.length === 1 && name === identity.id) || identity.unique.includes(name);
  const isComputed = field?.access === 'readOnly' && !shownOnly.includes(dotted);
  if (isComputed && !isOwn && !isBesideId(record, name)) return 'fleeting';
  if (comparison === 'drift') return 'kept';
  if (`/${path.join('/')}` === guards.members.at || name === 'href' || ofServer.includes(dotted) || isComputed) return 'own';
  return isOwn && path.length === 1 ? 'own' : 'kept';
}

/** A name that the server puts beside an id: it tells on another server what the id is of. */
function isBesideId({ shape }: ValueRule, name: string): boolean {
  const [, stem = '', ending = ''] = /^(.+)(Name|_name)$/.exec(name) ?? [];
  return (
    stem !== '' &&
    recordIn(shape)
      ?.fields()
      .has(`${stem}${ending === 'Name' ? 'Id' : '_id'}`) === true
  );
}

/**
 * A time stands there three times: as a text, `_epoch` and `_utc` (facts 8.39); a hash stands for a secret. What has no other form is a field
 * of its own, whatever it is called: until when users may defer.
 */
function isOtherForm(record: ValueRule, name: string, field: Field | undefined): boolean {
  const stem = /^(.+)_(?:epoch|utc|sha256)$/.exec(name)?.[1];
  if (stem === undefined) return false;
  return field === undefined || field.access === 'readOnly' || recordIn(record.shape)?.fields().has(stem) === true;
}

/** How many members a group has is worked out of what it is told of them. */
function isCounted({ facts, texts }: ResourceKind, name: string, field: Field | undefined): boolean {
  // A list is counted where it is shown.
  if (texts?.at === `/${name}` || listIn(field?.shape()) !== undefined) return false;
  return facts.some((fact) => typeof fact === 'object' && 'count' in fact && fact.count === name);
}
