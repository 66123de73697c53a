import assert from 'node:assert/strict';
import { notToldYet } from '../../../../../src/core/objects/help/notToldYet.ts';

describe('complaints at one place', () => {
  const text = '{\n  "frequency": "Ongoin",\n  "site": {\n    "id": "x"\n  }\n}';
  const rangeOf = (part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });
  const [line, value, section, inside] = ['"frequency": "Ongoin"', '"Ongoin"', text.slice(text.indexOf('"site"'), -2), '"x"'].map(rangeOf);

  it('are one, though one is about the line and one about its value', () => {
    assert.deepEqual(notToldYet(text, [value!], [line!]), []);
    assert.deepEqual(notToldYet(text, [line!], [line!]), []);
  });

  it('are two where one is about a section, or they stand apart', () => {
    assert.deepEqual(notToldYet(text, [inside!], [section!]), [inside]);
    assert.deepEqual(notToldYet(text, [value!], [inside!]), [value]);
    assert.deepEqual(notToldYet(text, [value!], []), [value]);
  });
});
