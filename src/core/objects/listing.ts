import type { ApiDocument, Operation } from '../openapi/types.ts';
import { isRecord } from '../openapi/wire.ts';

/** Whether a list operation has a query parameter. */
export function listOperationAccepts(document: ApiDocument, operation: Operation, name: string): boolean {
  return document.detail(operation).parameters.some((parameter) => parameter.in === 'query' && parameter.name === name);
}

/** The rows of any list answer: a bare array, `results`, or the only array there is (facts 2.5). */
export function rowsIn(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  if (!isRecord(answer)) return [];
  if (Array.isArray(answer['results'])) return answer['results'];
  const arrays = Object.values(answer).filter((value) => Array.isArray(value));
  return arrays.length === 1 ? (arrays[0] ?? []) : [];
}
