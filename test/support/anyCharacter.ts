import * as fc from 'fast-check';

/** Any character of Unicode, halves of pairs among them: `fc.string({ unit: anyCharacter })`. The `binary` of fast-check first makes a table of all of them. */
export const anyCharacter: fc.Arbitrary<string> = fc.nat(0x10_ff_ff).map(
  (point) => String.fromCodePoint(point),
  (text) => {
    const point = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== text) throw new Error('not one character');
    return point;
  },
);
