import { ExactNumber, exactText } from '../../../core/json/exact.ts';

/** More are not told of one object. */
const mostFields = 60;

/** Where two documents differ, as dotted fields: of a list it is told that it does, and not in which entry. In the order of the documents. */
export function differingFields(left: unknown, right: unknown): readonly string[] {
  const found: string[] = [];
  compare(left, right, '', found);
  return found;
}

function compare(left: unknown, right: unknown, path: string, found: string[]): void {
  if (found.length >= mostFields || left === right) return;
  if (!isFields(left) || !isFields(right)) {
    if (exactText(left) !== exactText(right)) found.push(path);
    return;
  }
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    compare(left[name], right[name], path === '' ? name : `${path}.${name}`, found);
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}
