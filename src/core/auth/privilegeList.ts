import type { Endpoint } from '../families/family.ts';

/** A privilege, whether the account holds it, and what it is for. */
export interface ListedPrivilege {
  readonly name: string;
  /** Undefined: the server does not say what the account holds. */
  readonly held: boolean | undefined;
  /** What demands it, in the document's order; empty for one that no operation demands. */
  readonly operations: readonly string[];
}

export interface PrivilegeList {
  /** Those that were asked about, missing ones first. */
  readonly asked: readonly ListedPrivilege[];
  readonly held: readonly ListedPrivilege[];
  readonly missing: readonly ListedPrivilege[];
  /** Demanded by operations, where it is not known what is held. */
  readonly unknown: readonly ListedPrivilege[];
}

type Demanding = Pick<Endpoint, 'key' | 'privileges'>;

/**
 * All privileges that an account holds, and all that the operations of its instance demand, each once and by name.
 *
 * @param held undefined: not known. @param asked to stand apart, before the others.
 */
export function privilegeList(
  operations: readonly Demanding[],
  held: ReadonlySet<string> | undefined,
  asked: readonly string[] = [],
): PrivilegeList {
  const demanding = new Map<string, string[]>([...(held ?? []), ...asked].map((name) => [name, []]));
  for (const { key, privileges = [] } of operations)
    for (const name of privileges) demanding.set(name, [...(demanding.get(name) ?? []), key]);
  const all = [...demanding]
    .map(([name, keys]): ListedPrivilege => ({ name, held: held?.has(name), operations: keys }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const isAsked = ({ name }: ListedPrivilege): boolean => asked.includes(name);
  const others = all.filter((one) => !isAsked(one));
  return {
    asked: all.filter(isAsked).toSorted((a, b) => Number(a.held ?? false) - Number(b.held ?? false)),
    held: others.filter(({ held: isHeld }) => isHeld === true),
    missing: others.filter(({ held: isHeld }) => isHeld === false),
    unknown: others.filter(({ held: isHeld }) => isHeld === undefined),
  };
}
