import { textAt } from '../catalog/fields.ts';
import type { UnseenUse } from '../resources/kind.ts';
import type { AskedUses } from '../resources/useFacts.ts';
import { kindOfPage, usesSaid } from '../resources/useKinds.ts';
import { escapeWildcards, writeTerm } from '../rsql/write.ts';
import { leafIn, recordIn } from '../shapes/shapeAt.ts';
import type { ListCall } from './family.ts';

/** A list of the server of what uses an object (facts 3.16). */
export interface UsesCall {
  readonly list: ListCall;
  /** Of the rows that are wanted; undefined: all of them. */
  readonly filter: string | undefined;
  /** Keys of the kinds of which it lists all that use the object. */
  readonly covers: readonly string[];
  /** A relation that nothing else shows. */
  readonly tells: UnseenUse | undefined;
  /** What a row is about; undefined: an object of a kind that nobody knows, or none. */
  named(row: unknown): NamedObject | undefined;
}

export interface NamedObject {
  /** Key of its kind. */
  readonly resource: string;
  readonly id: string;
  /** May be empty. */
  readonly name: string;
}

/** Fields of rows that say what sort of object one is about, what it is called, which one it is, and where its page is. */
const sorts = ['objectType', 'configProfileType', 'nameLocalization'];
const names = ['identifiableName', 'configProfileName', 'smartGroupName', 'name'];
const ids = ['configProfileId', 'smartGroupId', 'id', 'objectId'];
const links = ['hyperlink', 'urlPath'];

/** @param list with the object's own path. */
export function usesCall({ covers, of, tells }: AskedUses, list: ListCall): UsesCall {
  const words = new Map(usesSaid('calledAs').flatMap(({ key, said }) => said.map((word) => [word, key] as const)));
  const wanted = [...words.keys()].filter((word) => choicesIn(list).has(word));
  const filter = list.abilities.filters && wanted.length > 0 ? writeTerm(sorts[0] ?? '', '=in=', wanted.map(escapeWildcards)) : undefined;
  const told = filter === undefined ? [] : wanted.flatMap((word) => words.get(word) ?? []);
  return {
    list,
    filter,
    covers: [...new Set([...covers, ...told])],
    tells,
    named: (row) => {
      const link = firstText(row, links);
      const paged = link === undefined ? undefined : objectAt(link);
      const said = firstText(row, sorts);
      const resource = of ?? paged?.resource ?? (said === undefined ? undefined : words.get(said));
      const id = paged?.id ?? firstText(row, ids);
      return resource === undefined || id === undefined ? undefined : { resource, id, name: firstText(row, names) ?? '' };
    },
  };
}

/** The sorts of objects that its rows may be about, where the API lists them. */
function choicesIn(list: ListCall): ReadonlySet<unknown> {
  return new Set(
    leafIn(
      recordIn(list.rowShape())
        ?.fields()
        .get(sorts[0] ?? '')
        ?.shape(),
    )?.choices,
  );
}

function firstText(row: unknown, fields: readonly string[]): string | undefined {
  return fields.map((field) => textAt(row, field)).find((text) => text !== undefined);
}

/** What the page is of that a link leads to: `/smartComputerGroups.html?id=1&o=r`, `/enrollment-customization/4`. */
function objectAt(link: string): Pick<NamedObject, 'resource' | 'id'> | undefined {
  if (link.length > 500) return undefined;
  const [, page = '', id = ''] =
    /^\/?([\w-]{1,80})\.html\?(?:[^#]*&)?id=(\d{1,12})(?:[&#]|$)/.exec(link) ?? /^\/?([\w-]{1,80})\/(\d{1,12})$/.exec(link) ?? [];
  if (page === '') return undefined;
  const resource = kindOfPage(page);
  return resource === undefined ? undefined : { resource, id };
}
