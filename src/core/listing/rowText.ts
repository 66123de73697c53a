import { ExactNumber } from '../json/exact.ts';
import { isRecord } from '../json/wire.ts';
import { isSecretName, looksSecret } from '../../shared/secretNames.ts';
import { localTime } from '../../shared/localTime.ts';
import { holdsSought } from './searchText.ts';

/**
 * Tells of rows whether any value of one, however deep, holds a text: as the server wrote it, or a point in time as it is shown here. Never
 * a secret.
 *
 * @param secretFields names of fields that the operation itself says are secret.
 */
export function rowsHolding(text: string, secretFields: readonly string[]): (row: unknown) => boolean {
  // The rows of a list have the same few names, over and over.
  const known = new Map<string, boolean>();
  const isSecret = (name: string, parent: string): boolean => {
    const key = `${parent}.${name}`;
    const found = known.get(key) ?? (isSecretName(name, parent) || secretFields.includes(name));
    known.set(key, found);
    return found;
  };
  const holds = (value: unknown, parent: string): boolean => {
    if (Array.isArray(value)) return value.some((one) => holds(one, parent));
    if (!isRecord(value) || value instanceof ExactNumber) return valueHolds(textOf(value), text);
    return Object.entries(value).some(([name, inside]) => !isSecret(name, parent) && holds(inside, name));
  };
  return (row) => holds(row, '');
}

/** Whether a text holds another as it is, or, a point in time, as it is shown in the time of this computer. A secret holds none. */
export function valueHolds(value: string, text: string): boolean {
  if (holdsSought(value, text)) return !looksSecret(value);
  const shown = localTime(value);
  return shown !== value && holdsSought(shown, text);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof ExactNumber ? value.toString() : '';
}
