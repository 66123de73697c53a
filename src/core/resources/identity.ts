import { textAt } from '../catalog/fields.ts';
import { isRecord } from '../json/wire.ts';
import { kindOf } from './kindOf.ts';

/** Where what no entry tells of has its id and its name, the surest first. */
const usualIds = ['id', 'uuid', 'planUuid', 'groupId', 'groupPlatformId', 'mobileDeviceId', 'managementId'];
const usualNames = ['name', 'displayName', 'general.name', 'title', 'username', 'groupName'];
/** What else a row may be called. */
const labels = ['general.displayName', 'fileName', 'description'];

/** The id in a row of a kind's list, where it is sure to be one: no guess tells rows apart. */
export function idOf(resourceKey: string, row: unknown): string | undefined {
  return firstAt(row, [kindOf(resourceKey).identity.id, 'id']);
}

/** The same, or what is an id in all likelihood: for opening what is behind it. */
export function likelyIdOf(resourceKey: string, row: unknown): string | undefined {
  return idOf(resourceKey, row) ?? firstAt(row, usualIds);
}

/** What the object behind a row is called. */
export function nameOf(resourceKey: string, row: unknown): string | undefined {
  const found = firstAt(row, [kindOf(resourceKey).identity.name, ...usualNames, ...labels]);
  if (found !== undefined || !isRecord(row)) return found;
  return firstAt(
    row,
    Object.keys(row).filter((name) => /name$/i.test(name)),
  );
}

/** Where an object of a kind may hold its name in its own document, as pointers, best first. */
export function namePointers(resourceKey: string): readonly string[] {
  return [kindOf(resourceKey).identity.name, ...usualNames].map((name) => `/${name.replaceAll('.', '/')}`);
}

/** Where an object holds what else others call it by. Undefined: nothing. */
export function calledPointer(resourceKey: string): string | undefined {
  const { calledBy } = kindOf(resourceKey);
  return calledBy && `/${calledBy.at.replaceAll('.', '/')}`;
}

/** Where an object may hold its own id in its own document: where it has its name, it has its id as well. */
export function idPointers(resourceKey: string): readonly string[] {
  const { id } = kindOf(resourceKey).identity;
  return [`/${id.replaceAll('.', '/')}`, ...namePointers(resourceKey).map((at) => at.replace(/[^/]*$/, 'id'))];
}

function firstAt(row: unknown, fields: readonly string[]): string | undefined {
  for (const field of fields) {
    const text = textAt(row, field);
    if (text !== undefined) return text;
  }
  return undefined;
}
