import { textAt } from '../catalog/fields.ts';
import type { IdField } from './kind.ts';
import { kindOf, kindsWith, kindWhere } from './kindOf.ts';

/** The kind whose objects a field names by id: `categoryId` → `categories`. By the last name of a dotted field or pointer. */
export function lookupOf(field: string): string | undefined {
  return found(field)?.kind;
}

/** The kind of whose list a text in an object's document is a row, by the pointer to the text: a privilege of an API role. */
export function textsAt(resourceKey: string, pointer: string): string | undefined {
  const { texts } = kindOf(resourceKey);
  return texts !== undefined && pointer.startsWith(`${texts.at}/`) && !pointer.slice(texts.at.length + 1).includes('/')
    ? texts.of
    : undefined;
}

/** Whether the field may say “none” instead of an id. */
export function mayBeNone(field: string): boolean {
  return found(field)?.none !== undefined;
}

/** Whether a new object says “none” there. */
export function beginsWithNone(field: string): boolean {
  return found(field)?.none === 'first';
}

function found(field: string): { readonly kind: string; readonly none: IdField['none'] } | undefined {
  const name = lastName(field);
  // Spares most fields the look through the kinds.
  const kind = /Ids?$/.test(name) ? kindWhere(({ idFields = [] }) => idFields.some((one) => one.field === name)) : undefined;
  return kind === undefined ? undefined : { kind: kind.key, none: kind.idFields.find((one) => one.field === name)?.none };
}

function lastName(field: string): string {
  return field.split(/[./]/).findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? '';
}

/** Whether a value means “none” there: -1 (facts 4.11). */
export function isNone(value: unknown): boolean {
  return value === -1 || value === '-1';
}

/** Names of fields that hold what another object is called. */
export function nameFieldsOfAll(): ReadonlySet<string> {
  return new Set(kindsWith('nameFields').flatMap(({ nameFields }) => nameFields));
}

/** Whether a name stands for no object: “None”, in whichever letters, and “No category assigned” (facts 8.27). */
export function isNoName(name: string): boolean {
  return /^(?:none|no category assigned)$/i.test(name.trim());
}

const siteFields = ['siteId', 'general.siteId', 'general.site.id', 'site.id'];

/** The site that an object is of, by the id in its document or its row; undefined: of none. */
export function siteIdOf(document: unknown): string | undefined {
  const id = siteFields.map((field) => textAt(document, field)).find((text) => text !== undefined);
  return id === undefined || isNone(id) ? undefined : id;
}

/** The site that an object is of, as its document names it; undefined where it does not. */
export function siteNameOf(document: unknown): string | undefined {
  return ['siteName', 'general.siteName', 'general.site.name', 'site.name']
    .map((field) => textAt(document, field))
    .find((text) => text !== undefined);
}

/** Key of the kind that sites are of. */
export function keyOfSites(): string {
  return lookupOf(siteFields[0] ?? '') ?? '';
}
