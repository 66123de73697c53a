/** A whole number that looks random and depends on nothing but its arguments. */
export function roll(index: number, salt: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

export function pick<T>(list: readonly T[], index: number, salt: number): T {
  const item = list[roll(index, salt) % list.length];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** True in about `percent` of all cases. */
export function chance(percent: number, index: number, salt: number): boolean {
  return roll(index, salt) % 100 < percent;
}

export function hex(length: number, index: number, salt: number): string {
  let text = '';
  for (let part = 0; text.length < length; part += 1)
    text += roll(index, salt * 31 + part)
      .toString(16)
      .padStart(8, '0');
  return text.slice(0, length);
}

export function uuid(index: number, salt: number): string {
  const text = hex(32, index, salt);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`.toUpperCase();
}

/** An instant at most `days` before `base`. */
export function before(base: number, days: number, index: number, salt: number): string {
  return new Date(base - (roll(index, salt) % (days * 86_400)) * 1000).toISOString().replace('.000', '');
}
