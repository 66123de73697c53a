import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { Resource } from '../../core/families/family.ts';
import { isOf, type ScopeThing, type ScopeWish } from '../../core/objects/scope/editScope.ts';
import { roleWords } from '../../core/objects/scope/scopeLines.ts';
import { scopeRoles, type ScopePlace, type ScopeRole } from '../../core/objects/scope/scopePlaces.ts';
import { kindOf } from '../../core/resources/kindOf.ts';

/** A kind of thing that scopes take, as what, and how many of the scopes take it so. */
export interface ScopeKind {
  readonly kind: string;
  readonly isListed: boolean;
  readonly roles: readonly ScopeRole[];
}

/** All that any of these scopes takes, in the order in which they have it. */
export function kindsOfScope(places: readonly ScopePlace[]): readonly ScopeKind[] {
  return [...new Map(places.map((place) => [place.kind, place])).values()].map(({ kind, isListed }) => ({
    kind,
    isListed,
    roles: scopeRoles.filter((role) => places.some((place) => place.kind === kind && place.role === role)),
  }));
}

/** The lists of an instance that things of a kind are chosen from: its own, else those of its parts, else those of the other API. */
export function listsOfKind(resources: readonly Resource[], kind: string): readonly Resource[] {
  const listed = resources.filter(({ can }) => can.list !== undefined);
  const own = listed.filter(({ key }) => key === kind);
  if (own.length > 0) return own;
  const parts = listed.filter(({ key }) => isOf({ kind }, key) && !key.endsWith('/history'));
  return parts.length > 0 ? parts : listed.filter(({ key, twin }) => twin === kind || key.endsWith(`/${kind}`));
}

/** Something that stands in scopes, and in how many of them. */
export interface ScopedThing extends ScopeThing {
  readonly role: ScopeRole;
  readonly count: number;
}

/** What stands in any of these scopes, each once: by role, then by name. */
export function thingsInScopes(scopes: readonly (readonly (ScopeThing & { readonly role: ScopeRole })[])[]): readonly ScopedThing[] {
  const found = new Map<string, ScopedThing>();
  for (const scope of scopes) {
    const keys = new Set<string>();
    for (const one of scope) {
      const key = [one.role, one.kind, one.id, one.id === '' ? one.name : ''].join('\n');
      const before = found.get(key);
      const count = (before?.count ?? 0) + (keys.has(key) ? 0 : 1);
      found.set(key, { ...(before ?? one), count });
      keys.add(key);
    }
  }
  const order = ({ role }: ScopedThing): number => scopeRoles.indexOf(role);
  return [...found.values()].toSorted((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** What is said beside the name of something that stands in scopes. */
export function factsOfScoped({ role, kind, id, count }: ScopedThing, scopes: number): string {
  const facts = [roleWords()[role], kindOf(kind).label.one, ...(id === '' ? [] : [t`id ${oneLine(id, 60)}`])];
  return [...facts, ...(scopes === 1 ? [] : [t`in ${count} of ${scopes}`])].join(' · ');
}

/** Things of several roles as wishes. */
export function wishesFor(act: ScopeWish['act'], things: readonly (ScopeThing & { readonly role: ScopeRole })[]): readonly ScopeWish[] {
  return scopeRoles.flatMap((role) => {
    const of = things.filter((thing) => thing.role === role).map(({ kind, id, name }) => ({ kind, id, name }));
    return of.length === 0 ? [] : [{ act, role, things: of }];
  });
}
