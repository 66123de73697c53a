import assert from 'node:assert/strict';
import { fieldsWithin, FoundFields, unwrittenFields, unwrittenWords } from '../../../../src/app/documents/unwrittenFields.ts';
import { planOf } from '../../../../src/core/objects/plan/plan.ts';
import { createDemo } from '../../../../src/demo/demo.ts';
import { demoSession } from '../../../support/objects/demoSession.ts';
import { never } from '../../../support/signals.ts';

describe('the fields of an object that saving it does not write', () => {
  const told = async (resource: string, text: string): Promise<readonly string[]> => {
    const catalogue = await demoSession(createDemo()).catalogue(never);
    const fields = unwrittenFields(planOf(catalogue, resource, { kind: 'one', id: '1' }), text);
    return fields.map(({ from, to, why }) => `${text.slice(from, to)} ${why}`);
  };
  const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['are found with their names and values', 'buildings', '{"id": "1", "name": "Main"}', ['"id": "1" readOnly']],
    ['are none where all is written', 'buildings', '{"name": "Main"}', []],
    ['are none in what is no JSON yet', 'buildings', '{"id": "1", ', []],
  ];
  for (const [what, resource, text, expected] of rows) it(what, async () => assert.deepEqual(await told(resource, text), expected));

  it('are looked for anew in another version of the text, and by another document of the API', async () => {
    const found = new FoundFields();
    const planIn = async () => planOf(await demoSession(createDemo()).catalogue(never), 'buildings', { kind: 'one', id: '1' });
    const plan = await planIn();
    let reads = 0;
    const text = {
      version: 1,
      getText: () => {
        reads += 1;
        return '{"id": "1", "name": "Main"}';
      },
    };
    assert.deepEqual([found.has(text), found.of(text, plan).length, found.has(text)], [false, 1, true]);
    found.of(text, plan);
    assert.equal(reads, 1);
    found.of(text, await planIn());
    assert.equal(reads, 2, 'the document may be that of another version');
    text.version = 2;
    found.of(text, await planIn());
    assert.equal(reads, 3);
  });

  it('say why', () => assert.notEqual(unwrittenWords('readOnly'), unwrittenWords('unknown')));
});

describe('the part of the fields that is seen', () => {
  const fields = [0, 10, 20, 30].map((from) => ({ from, to: from + 5 }));
  for (const [from, to, expected] of [
    [0, 100, [0, 10, 20, 30]],
    [12, 22, [10, 20]],
    [6, 9, []],
    [25, 30, [20, 30]],
    [36, 50, []],
  ] as const)
    it(`from ${from} to ${to}`, () => {
      const seen = fieldsWithin(fields, { from, to });
      assert.deepEqual(
        seen.map((field) => field.from),
        expected,
      );
    });
});
