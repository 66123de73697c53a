import { ExactNumber } from '../json/exact.ts';
import { isRecord } from '../json/wire.ts';
import { isSecretName, looksSecret } from '../../shared/secretNames.ts';
import { localTime } from '../../shared/localTime.ts';
import { holdsSought } from './searchText.ts';

/**
 * Whether any value of a row, however deep, holds a text: as the server wrote it, or a point in time as it is shown here. Never a secret.
 *
 * @param secretFields names of fields that the operation itself says are secret.
 */
export function valuesHold(row: unknown, text: string, secretFields: readonly string[] = [], parent = ''): boolean {
  if (Array.isArray(row)) return row.some((one) => valuesHold(one, text, secretFields, parent));
  if (isRecord(row) && !(row instanceof ExactNumber)) {
    const isOpen = (name: string): boolean => !isSecretName(name, parent) && !secretFields.includes(name);
    return Object.entries(row).some(([name, value]) => isOpen(name) && valuesHold(value, text, secretFields, name));
  }
  return timeHolds(textOf(row), text);
}

/** Whether a text holds another as it is, or, a point in time, as it is shown in the time of this computer. */
export function timeHolds(value: string, text: string): boolean {
  if (looksSecret(value)) return false;
  return holdsSought(value, text) || holdsSought(localTime(value), text);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof ExactNumber ? value.toString() : '';
}
