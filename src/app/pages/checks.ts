/** What a page sends may be anything: the checks of which each page's guards are made. */

export type Check<T> = (value: unknown) => value is T;
type Shape<T> = { readonly [K in keyof T]-?: Check<T[K]> };

const longestText = 64 * 1024 * 1024;
const mostEntries = 10_000;

export const isText: Check<string> = (value): value is string => typeof value === 'string' && value.length <= longestText;
export const isName: Check<string> = (value): value is string => typeof value === 'string' && value.length <= 10_000;
export const isFlag: Check<boolean> = (value): value is boolean => typeof value === 'boolean';
export const isCount: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

export function isObject<T extends object>(shape: Shape<T>): Check<T> {
  const entries = Object.entries<Check<unknown>>(shape);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    entries.every(([name, check]) => Object.hasOwn(value, name) && check(Reflect.get(value, name)));
}

export function isList<T>(check: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= mostEntries && value.every((entry) => check(entry));
}

export function isOneOf<T extends string>(...values: readonly T[]): Check<T> {
  return (value): value is T => values.some((one) => one === value);
}

export function isEither<T extends readonly unknown[]>(...checks: { readonly [K in keyof T]: Check<T[K]> }): Check<T[number]> {
  return (value): value is T[number] => checks.some((check) => check(value));
}

export const isNull: Check<null> = (value): value is null => value === null;
