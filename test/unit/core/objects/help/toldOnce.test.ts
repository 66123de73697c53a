import assert from 'node:assert/strict';
import { elsewhere } from '../../../../../src/core/objects/help/toldOnce.ts';

describe('complaints at one place', () => {
  const text = '{\n  "frequency": "Ongoin",\n  "site": {\n    "id": "x"\n  }\n}';
  const rangeOf = (part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });
  const [line, value, section, inside] = ['"frequency": "Ongoin"', '"Ongoin"', text.slice(text.indexOf('"site"'), -2), '"x"'].map(rangeOf);

  it('are one, though one is about the line and one about its value', () => {
    assert.deepEqual(elsewhere(text, [value!], [line!]), []);
    assert.deepEqual(elsewhere(text, [line!], [line!]), []);
  });

  it('are two where one is about a section, or they stand apart', () => {
    assert.deepEqual(elsewhere(text, [inside!], [section!]), [inside]);
    assert.deepEqual(elsewhere(text, [value!], [inside!]), [value]);
    assert.deepEqual(elsewhere(text, [value!], []), [value]);
  });
});
