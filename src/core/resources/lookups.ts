import { isRecord } from '../json/wire.ts';
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

const siteField = 'siteId';

/** The site that an object is of, by the id in its document or its row; undefined: of none. */
export function siteIdOf(document: unknown): string | undefined {
  if (!isRecord(document)) return undefined;
  const general = isRecord(document['general']) ? document['general'] : {};
  const ids = [document[siteField], general[siteField], idIn(general['site']), idIn(document['site'])];
  const id = ids.find((one) => typeof one === 'number' || (typeof one === 'string' && one.trim() !== ''));
  return (typeof id !== 'number' && typeof id !== 'string') || isNone(id) ? undefined : String(id);
}

function idIn(site: unknown): unknown {
  return isRecord(site) ? site['id'] : undefined;
}

/** The site that an object is of, by its id and by its name, as far as its document says either. */
export function siteIn(document: unknown): { readonly id: string | undefined; readonly name: string | undefined } {
  const id = siteIdOf(document);
  const heads = isRecord(document) ? [document, document['general']].filter(isRecord) : [];
  const names = heads.flatMap((head) => [head['siteName'], isRecord(head['site']) ? head['site']['name'] : undefined]);
  return { id, name: names.find((name): name is string => typeof name === 'string' && name !== '') };
}

const iconField = 'iconId';

/** Key of the kind that icons are of. */
export function keyOfIcons(): string {
  return lookupOf(iconField) ?? '';
}

/** Key of the kind that sites are of. */
export function keyOfSites(): string {
  return lookupOf(siteField) ?? '';
}
