import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createAssist } from '../../../../../src/core/shapes/assist.ts';
import { newComplaints } from '../../../../../src/core/objects/save/knownComplaints.ts';
import { shapeOf } from '../../../../../src/core/shapes/ofSchema.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

const assist = createAssist();
const expected = { shape: shapeOf(small(), { $ref: '#/components/schemas/buildings' }) };
const check = (text: string) => assist.check(text, expected);

/** What is marked: the part of the text that each complaint stands at. */
async function marked(text: string, base: string): Promise<readonly string[]> {
  const found = newComplaints(text, await check(text), base, await check(base));
  return found.map(({ from, to }) => text.slice(from, to));
}

describe('complaints about a text that was made from a copy of the server’s', () => {
  const base = '{"name": null, "kind": "ROUND", "wat": 1, "rooms": [{"siteId": 4}, {"door": "open"}]}';
  const table: readonly [name: string, text: string, marked: readonly string[]][] = [
    ['none about what the server returned', base, []],
    ['none where something else changed', base.replace('"wat": 1', '"wat": 1, "city": "x"'), []],
    ['another value of the wrong type', base.replace('"name": null', '"name": 7'), ['7']],
    ['another value that is not allowed', base.replace('ROUND', 'OVAL'), ['"OVAL"']],
    ['one more unknown field', base.replace('"wat": 1', '"wat": 1, "wet": 1'), ['"wet"']],
    ['entries that moved', base.replace('[{"siteId": 4}, {"door": "open"}]', '[{"door": "open"}, {"siteId": 4}]'), []],
    ['an entry like one that is there', base.replace('{"door": "open"}', '{"door": "shut"}'), ['"shut"']],
  ];
  for (const [name, text, expected] of table) it(name, async () => assert.deepEqual(await marked(text, base), expected));

  const halfTyped: readonly [name: string, text: string, warned: readonly string[]][] = [
    ['no more than before', base.replace('"wat": 1', '"wat": 1, "ci'), []],
    ['what was changed before', base.replace('ROUND', 'OVAL').replace('"wat": 1', '"wat": 1, "ci'), ['"OVAL"']],
    ['one more unknown field', base.replace('"wat": 1', '"wat": 1, "wet": 1, "ci'), ['"wet"']],
  ];
  for (const [name, text, expected] of halfTyped) {
    it(`warns of ${name} while a word is half typed`, async () => {
      const found = newComplaints(text, await check(text), base, await check(base));
      const warned = found.filter(({ severity }) => severity !== 'error');
      assert.deepEqual(
        warned.map(({ from, to }) => text.slice(from, to)),
        expected,
      );
    });
  }

  it('says what is wrong with the syntax whatever the server returned', async () => {
    assert.ok((await marked('{"name": "x",}', base)).length > 0);
    assert.ok((await marked('{"name": "x",}', '{"name": "x",}')).length > 0);
  });

  it('complains of nothing in any copy that is not changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('name', 'kind', 'rooms', 'city', 'wat'), fc.jsonValue({ maxDepth: 2 })),
        async (value) => {
          const text = JSON.stringify(value, undefined, 2);
          assert.deepEqual(await marked(text, text), []);
        },
      ),
      { numRuns: 50 },
    );
  });
});
