import { ExactNumber } from '../../../core/json/exact.ts';

/** More are not told of one object. */
const mostFields = 60;

/** Where two documents differ, as dotted fields: of a list it is told that it does, and not in which entry. In the order of the documents. */
export function differingFields(left: unknown, right: unknown): readonly string[] {
  const found: string[] = [];
  collect(left, right, '', found);
  return found;
}

function collect(left: unknown, right: unknown, path: string, found: string[]): void {
  if (found.length >= mostFields || left === right) return;
  if (!isFields(left) || !isFields(right)) {
    if (!isSame(left, right)) found.push(path);
    return;
  }
  for (const name of namesOf(left, right)) collect(left[name], right[name], path === '' ? name : `${path}.${name}`, found);
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

function namesOf(left: Fields, right: Fields): readonly string[] {
  return [...Object.keys(left), ...Object.keys(right).filter((name) => !Object.hasOwn(left, name))];
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) return Array.isArray(right) && left.length === right.length && left.every((item, at) => isSame(item, right[at]));
  if (left instanceof ExactNumber) return right instanceof ExactNumber && left.raw === right.raw;
  return isFields(left) && isFields(right) && namesOf(left, right).every((name) => isSame(left[name], right[name]));
}
