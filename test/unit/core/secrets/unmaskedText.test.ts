import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { replacePlaces } from '../../../../src/core/secrets/places.ts';
import { keptPlaces } from '../../../../src/core/secrets/kept.ts';
import { unmaskedText } from '../../../../src/core/secrets/unmaskedText.ts';
import { secretMask } from '../../../../src/shared/secretNames.ts';

const masking = (real: string): string => replacePlaces(real, keptPlaces(real), () => secretMask);
const unmasked = (text: string, real: string) => unmaskedText(text, { masked: masking(real), real });
const privateKey = (letters: string): string => `-----BEGIN PRIVATE KEY-----\n${letters}\n${letters}\n-----END PRIVATE KEY-----`;
const script = (one: string, other: string): string => `#!/bin/sh\ncat <<E > /a\n${one}\nE\ncat <<E > /b\n${other}\nE\necho 1\n`;
const [first, second] = [privateKey('MIIEfirst'), privateKey('MIIEsecond')];
const real = script(first, second);
const shown = script(secretMask, secretMask);

describe('secrets that are put back into a text', () => {
  it('are masked as these tests expect', () => assert.equal(masking(real), shown));

  const edits: readonly (readonly [what: string, edit: (text: string) => string])[] = [
    ['nothing', (text) => text],
    ['a line at the end', (text) => text.replace('echo 1', 'echo 2\necho 3')],
    ['a line at the beginning', (text) => text.replace('#!/bin/sh', '#!/bin/bash\n# new')],
    ['lines between two of the same look', (text) => text.replace('E\ncat <<E > /b', 'E\necho new\ncat <<E > /b')],
    ['the first lines and the last ones', (text) => text.replace('#!/bin/sh\n', '').replace('echo 1\n', '')],
  ];
  for (const [what, edit] of edits) {
    it(`have several lines each, where this was changed: ${what}`, () =>
      assert.deepEqual(unmasked(edit(shown), real), { text: edit(real), unclear: undefined }));
  }

  it('stand in the line that says so, beside other text', () => {
    const one = `#!/bin/sh\n\n\nKEY="${first}" # mine\necho 1\n`;
    const [found] = [unmasked(masking(one).replace('echo 1', 'echo 2'), one)];
    assert.deepEqual(found, { text: one.replace('echo 1', 'echo 2'), unclear: undefined });
  });

  const touched: readonly (readonly [what: string, edit: (text: string) => string, line: number])[] = [
    ['the line of a mask', (text) => text.replace(secretMask, `x${secretMask}`), 3],
    ['a letter of a mask', (text) => text.replace(secretMask, secretMask.slice(1)), 3],
    ['one of two of the same look, with all around it', (text) => text.replace(`/a\n${secretMask}\nE`, `/c\n${secretMask}\nF`), 3],
    ['a block that is there twice now', (text) => text.replace(`\n${secretMask}\nE\n`, `\n${secretMask}\nE\n${secretMask}\nE\n`), 3],
    ['a mask that came', (text) => `${text}password="${secretMask}"\n`, 9],
  ];
  for (const [what, edit, line] of touched) {
    it(`are unclear where this was changed: ${what}`, () => assert.equal(unmasked(edit(shown), real).unclear, line));
  }

  const alike = (text: string): string => text.replaceAll(/(?:hunter2|other3)secret/g, secretMask);
  const others: readonly (readonly [what: string, real: string, masked: string, text: string, expected: string | undefined])[] = [
    ['by other rules, line by line', 'x=hunter2secret\ny', `x=${secretMask}\ny`, `x=${secretMask}\nz`, 'x=hunter2secret\nz'],
    ['by other rules, over lines', 'x=a\nb\ny', `x=${secretMask}\ny`, `x=${secretMask}\nz`, undefined],
    ['in another text', 'x=hunter2secret\nq', `x=${secretMask}\ny`, `x=${secretMask}\nz`, undefined],
    ['nowhere', '', '', `x=${secretMask}`, undefined],
  ];
  for (const [what, from, masked, text, expected] of others) {
    it(`are found, or not, where they were masked ${what}`, () => {
      const found = unmaskedText(text, { masked, real: from });
      assert.equal(found.unclear === undefined ? found.text : undefined, expected);
    });
  }

  it('are told apart by what stands above and below where nothing is there once', () => {
    const two = 'a\npassword="hunter2secret"\nb\nb\na\npassword="other3secret"\nc\nc';
    const text = masking(two);
    assert.equal(text, alike(two));
    assert.deepEqual(unmasked(`c\nb\n${text}\nb\nc`, two), { text: `c\nb\n${two}\nb\nc`, unclear: undefined });
  });

  it('are never two where one was: nobody knows which of them was moved', () => {
    const two = 'password="hunter2secret"\nx\npassword="other3secret4"';
    const moved = `x\npassword="${secretMask}"\npassword="${secretMask}"`;
    assert.notEqual(unmasked(moved, two).unclear, undefined);
  });

  it('are no masks that the text has of its own', () => {
    const own = `echo "${secretMask}"\npassword="hunter2secret"\n`;
    const edited = masking(own).replace('echo', 'printf x; echo');
    assert.equal(unmasked(`${masking(own)}true\n`, own).text, `${own}true\n`);
    assert.equal(unmasked(edited, own).unclear, 1);
  });

  it('are the ones of their places whatever new lines come', () => {
    const piece = fc.constantFrom(
      'echo a',
      'echo b',
      'password="hunter2secret"',
      'password="other3secret4"',
      `k="${first}"`,
      `k="${second}"`,
      first,
    );
    const places = fc.array(fc.nat({ max: 12 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), places, (pieces, at) => {
        const masks = pieces.map(masking);
        const withNew = (lines: readonly string[]): string =>
          lines.flatMap((line, index) => (at.includes(index) ? [`# ${index}`, line] : [line])).join('\n');
        const copy = { masked: masks.join('\n'), real: pieces.join('\n') };
        const { text, unclear } = unmaskedText(withNew(masks), copy);
        if (unclear === undefined) assert.equal(text, withNew(pieces));
        else assert.ok(text.split('\n').some((line) => line.includes(secretMask)));
      }),
      { numRuns: 300 },
    );
  });
});
