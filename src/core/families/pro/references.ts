import { isRecord, asRecord, type Wire } from '../../json/wire.ts';
import type { Schema } from './types.ts';

/** Schemas are handed on as they are; whoever walks one checks what it touches. */
export function schemaAt(value: unknown): Schema | undefined {
  return isRecord(value) ? value : undefined;
}

/** What a local JSON pointer (`#/components/schemas/Site`) points at; `undefined` for a dangling or a foreign one. */
export function targetOfPointer(root: Wire, ref: string): unknown {
  if (!ref.startsWith('#/')) return undefined;
  let at: unknown = root;
  for (const part of ref.slice(2).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!isRecord(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** Follows `$ref` of anything that may be one (parameter, request body, response), through chains, never in circles. */
export function dereference(root: Wire, value: unknown): Wire {
  let at = asRecord(value);
  for (let hops = 0; typeof at['$ref'] === 'string' && hops < 16; hops++) at = asRecord(targetOfPointer(root, at['$ref']));
  return typeof at['$ref'] === 'string' ? {} : at;
}
