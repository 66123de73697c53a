import type { Resource } from '../../core/families/family.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { missingPrivileges } from '../../core/auth/privileges.ts';

/** A kind of object that can be created in an instance. */
export interface KindChoice {
  /** Of the resource. */
  readonly key: string;
  /** What many of them are called. */
  readonly label: string;
  /** What the account is known to lack to create one. */
  readonly missing: readonly string[];
}

/** All kinds that can be created, by name; those that the account may not create come last. @param held undefined: not known. */
export function creatableKinds(
  resources: readonly Pick<Resource, 'key' | 'can'>[],
  held: ReadonlySet<string> | undefined,
): readonly KindChoice[] {
  return resources
    .filter(({ can }) => can.create !== undefined)
    .map(({ key, can }) => ({ key, label: kindOf(key).label.many, missing: missingPrivileges(can.create, held) }))
    .toSorted((a, b) => Math.min(a.missing.length, 1) - Math.min(b.missing.length, 1) || a.label.localeCompare(b.label));
}
