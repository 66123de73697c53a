import type { Resource } from '../../families/family.ts';
import type { RecordShape, Shape } from '../../shapes/shape.ts';
import { leafIn, listIn, recordIn } from '../../shapes/shapeAt.ts';

/** As what something stands in a scope. */
export type ScopeRole = 'target' | 'limitation' | 'exclusion';

/** A list of a scope. */
export interface ScopePlace {
  readonly role: ScopeRole;
  /** Of the list, in the object's document. */
  readonly pointer: string;
  /** Key of the kind whose objects it names by id; `directory/users` and the like, where no kind of the instance has such ids. */
  readonly kind: string;
  /** Whether its ids are of a kind that the instance may list. */
  readonly isListed: boolean;
  readonly entry: RecordShape;
  /** Pointers of the flags that put everything into scope: where all of them are true, an entry here is dropped (facts 8.21). */
  readonly alls: readonly string[];
}

export const scopeAt = '/scope';

/** The part of a scope that each role stands in; targets stand in the scope itself. */
const parts = { target: '', limitation: '/limitations', exclusion: '/exclusions' } as const satisfies Record<ScopeRole, string>;

export const scopeRoles: readonly ScopeRole[] = ['target', 'limitation', 'exclusion'];

/** The lists of a scope that take entries, in the shape's order; none where the shape has no scope. */
export function scopePlaces(shape: Shape | undefined): readonly ScopePlace[] {
  const scope = recordAt(shape, scopeAt.slice(1));
  if (scope === undefined) return [];
  return scopeRoles.flatMap((role) => {
    const part = parts[role];
    const record = part === '' ? scope : recordAt(scope, part.slice(1));
    if (record === undefined) return [];
    return [...record.fields()].flatMap(([name, field]): ScopePlace[] => {
      const entry = field.access === 'both' ? recordIn(listIn(field.shape())?.entry()) : undefined;
      if (entry === undefined) return [];
      const kind = entry.fields().get('id')?.refersTo();
      const alls = role === 'target' ? allsOver(scope, name) : [];
      return [{ role, pointer: `${scopeAt}${part}/${name}`, kind: kind ?? `directory/${name}`, isListed: kind !== undefined, entry, alls }];
    });
  });
}

/** Whether objects of a resource have a scope that can be changed: one that is sent whole, and alone, as a section of them. */
export function isScoped(resource: Resource): boolean {
  if (resource.can.edit === undefined) return false;
  const write = resource.family.object(resource, { kind: 'one', id: '1' })?.write;
  return write?.style === 'sections' && scopePlaces(write.shape).length > 0;
}

/** `all_computers` is over `computers` and `computer_groups`; over what is of any device are the flags of all devices. */
function allsOver(scope: RecordShape, list: string): readonly string[] {
  const flags = [...scope.fields()].flatMap(([name, field]) => {
    const of = /^all_(\w+)s$/.exec(name)?.[1];
    return of !== undefined && leafIn(field.shape())?.type === 'boolean' ? [{ pointer: `${scopeAt}/${name}`, of }] : [];
  });
  const own = flags.filter(({ of }) => list.startsWith(of));
  return (own.length > 0 ? own : flags.filter(({ of }) => !of.endsWith('_user'))).map(({ pointer }) => pointer);
}

function recordAt(shape: Shape | undefined, name: string): RecordShape | undefined {
  return recordIn(recordIn(shape)?.fields().get(name)?.shape());
}
