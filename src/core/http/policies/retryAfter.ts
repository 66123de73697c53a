/**
 * Seconds that a `retry-after` header asks to wait, from either of its forms. A date in the past and a negative number are 0;
 * what cannot be read is undefined, a date without a clock to measure it by among it. `wallClock`: epoch milliseconds, or NaN.
 */
export function retryAfterSeconds(value: string | undefined, wallClock: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^-?\d+(\.\d+)?$/.test(text)) return Math.max(0, Number(text));
  // Only the three forms of HTTP begin with a day's name; Date.parse alone would take `next week 3` for a date.
  const date = /^(mon|tue|wed|thu|fri|sat|sun)/i.test(text) ? Date.parse(text) : Number.NaN;
  const wait = Math.ceil((date - wallClock) / 1000);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
