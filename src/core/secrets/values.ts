import { ExactNumber } from '../json/exact.ts';
import { isRecord } from '../json/wire.ts';
import { looksSecret, secretMask } from '../../shared/secretNames.ts';
import type { IsSecret } from './places.ts';

/** A copy of parsed JSON in which each secret is masked; the same value where there is none. */
export function maskedValues(value: unknown, isSecret: IsSecret, name = '', parent = ''): unknown {
  if (Array.isArray(value)) return mapped(value, (one) => maskedValues(one, isSecret, name, parent));
  if (isRecord(value) && !(value instanceof ExactNumber)) {
    const entries = Object.entries(value).map(([key, one]) => [key, maskedValues(one, isSecret, key, name)] as const);
    return entries.some(([key, one]) => one !== value[key]) ? Object.fromEntries(entries) : value;
  }
  if (value === null || value === '' || typeof value === 'boolean') return value;
  const isHidden = isSecret(name, parent) || (typeof value === 'string' && looksSecret(value));
  return isHidden ? secretMask : value;
}

function mapped(list: readonly unknown[], by: (one: unknown) => unknown): readonly unknown[] {
  const out = list.map(by);
  return out.some((one, index) => one !== list[index]) ? out : list;
}
