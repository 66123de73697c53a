import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../src/core/json/edit.ts';
import { fixesFor } from '../../../../../src/core/objects/help/fixes.ts';
import { planOf } from '../../../../../src/core/objects/plan/plan.ts';
import { duplicateOf } from '../../../../../src/core/objects/plan/template.ts';
import { createObject } from '../../../../../src/core/objects/create/create.ts';
import { Desk, kindOf } from '../../../../support/objects/desk.ts';
import { FakeJamf, catalogue } from '../../../../support/objects/fakeJamf.ts';
import { never } from '../../../../support/signals.ts';

/** What the quick fixes of the only complaint make of a text, by their titles. */
async function fixed(desk: Desk, base: string, text: string): Promise<ReadonlyMap<string, string>> {
  const { marks } = kindOf(await desk.save(base, text), 'refused');
  const fixes = fixesFor(text, marks[0]!, { ...desk.plan.write!, base });
  return new Map(fixes.map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

describe('values of extension attributes', () => {
  const values =
    '[{"definitionId":"1","name":"A","values":["x"]},{"definitionId":"2","name":"B","values":["y"]},{"definitionId":"3","name":"C","values":[]}]';
  const computer = (): Desk => new Desk('computers-inventory', `{"id":"7","general":{"name":"mac"},"extensionAttributes":${values}}`);
  const edited = (base: string, change: (list: { definitionId: string; values: string[] }[]) => unknown): string => {
    const root = JSON.parse(base) as { extensionAttributes: { definitionId: string; values: string[] }[] };
    return JSON.stringify({ ...root, extensionAttributes: change(root.extensionAttributes) }, undefined, 2);
  };

  it('are not sent as an empty list where an entry was deleted: it says how a value is cleared', async () => {
    for (const change of [(list: unknown[]) => list.slice(1), () => [], () => null]) {
      const desk = computer();
      const base = await desk.open();
      const { marks } = kindOf(await desk.save(base, edited(base, change)), 'refused');
      assert.equal(marks[0]!.pointer, '/extensionAttributes');
      assert.match(marks[0]!.message, /“A” \(definition 1\) is gone.*set its values to \[\]/);
      assert.equal(desk.jamf.requests.length, 0);
    }
  });

  it('come back without values by a quick fix, and are then cleared', async () => {
    const desk = computer();
    const base = await desk.open();
    const fixes = await fixed(
      desk,
      base,
      edited(base, (list) => list.slice(1)),
    );
    assert.deepEqual([...fixes.keys()], ['Put back the entry without values', 'Put back the entry with the old values']);
    await desk.save(base, fixes.get('Put back the entry without values')!);
    assert.deepEqual(desk.jamf.sent(), { extensionAttributes: [{ definitionId: '1', values: [] }] });
    kindOf(await desk.save(base, fixes.get('Put back the entry with the old values')!), 'unchanged');
  });

  it('are not sent where they only moved', async () => {
    const desk = computer();
    const base = await desk.open();
    const moved = edited(base, (list) => list.toReversed());
    const { kept } = kindOf(await desk.save(base, moved), 'unchanged');
    assert.deepEqual(kept, [], 'nothing of it is only the server’s to set');
    assert.equal(desk.jamf.requests.length, 0);
  });

  it('that moved are not told of where something else is sent', async () => {
    const desk = computer();
    const base = await desk.open();
    const moved = edited(base, (list) => list.toReversed()).replace('"mac"', '"pc"');
    desk.jamf.keep = (_, body, old) => JSON.stringify({ ...JSON.parse(old!), ...JSON.parse(body) });
    const { kept } = kindOf(await desk.save(base, moved), 'stored');
    assert.deepEqual(kept, []);
  });

  it('that a colleague got meanwhile are not taken for deleted ones', async () => {
    const desk = computer();
    const base = await desk.open();
    const theirs = JSON.parse(desk.jamf.stored.get(desk.path)!) as { extensionAttributes: unknown[] };
    theirs.extensionAttributes.push({ definitionId: '4', name: 'D', values: ['z'] });
    desk.jamf.stored.set(desk.path, JSON.stringify(theirs));
    const text = edited(base, (list) => list.map((entry) => (entry.definitionId === '2' ? { ...entry, values: ['new'] } : entry)));
    await desk.save(base, text, { conflict: () => Promise.resolve('overwrite') });
    assert.deepEqual(desk.jamf.sent(), { extensionAttributes: [{ definitionId: '2', values: ['new'] }] });
  });
});

describe('criteria of a smart group that has none', () => {
  const needless = ({ jamf }: Desk): void => {
    jamf.fault = ({ method, body }) => (method !== 'GET' && String(body).includes('"criteria":[]') ? '500' : undefined);
  };

  it('are left out of a save', async () => {
    const desk = new Desk('computer-groups/smart-groups', '{"name":"Old","criteria":[]}');
    needless(desk);
    const base = await desk.open();
    kindOf(await desk.save(base, base.replace('Old', 'New')), 'stored');
    assert.deepEqual(desk.jamf.sent(), { name: 'New' });
  });

  it('are sent where they are taken away', async () => {
    const desk = new Desk('computer-groups/smart-groups', '{"name":"Old","criteria":[{"name":"A","value":"1"}]}');
    const base = await desk.open();
    kindOf(await desk.save(base, '{"name":"Old","criteria":[]}'), 'stored');
    assert.deepEqual(desk.jamf.sent(), { name: 'Old', criteria: [] });
  });

  it('are in no duplicate, and in no new object', async () => {
    const plan = planOf(catalogue, 'computer-groups/smart-groups', { kind: 'new' });
    assert.deepEqual(JSON.parse(duplicateOf(plan, '{"name":"Old","criteria":[]}', new Set()).text), { name: 'Old copy' });
    const jamf = new FakeJamf();
    const input = { session: jamf.session, plan, text: '{"name":"New","criteria":[]}', lifetime: never };
    await createObject(input, () => Promise.resolve(true), never);
    assert.deepEqual(jamf.sent(), { name: 'New' });
  });

  it('are sent empty to what is no smart group', async () => {
    const desk = new Desk('things', '{"id":"7","name":"A","tags":[]}');
    const base = await desk.open();
    await desk.save(base, base.replace('"A"', '"B"'));
    assert.deepEqual(desk.jamf.sent(), { name: 'B', tags: [] });
  });
});

describe('fields that are read in one place and written in another', () => {
  const device = (): Desk =>
    new Desk(
      'mobile-devices',
      '{"name":"iPad","site":{"id":"-1","name":"None"},"extensionAttributes":[{"id":"1","name":"A","type":"STRING","value":["x"],"inventoryDisplay":"General"},{"id":"2","name":"B","type":"STRING","value":["y"],"inventoryDisplay":"General"}]}',
    );

  it('say where a site is written, and a quick fix writes it there', async () => {
    const desk = device();
    const base = await desk.open();
    const text = base.replace('"-1"', '"3"');
    const { marks } = kindOf(await desk.save(base, text), 'refused');
    assert.match(marks[0]!.message, /“site.id” is only read here: PATCH \/v2\/mobile-devices\/{id} takes it as “siteId”/);
    const fixes = await fixed(desk, base, text);
    assert.deepEqual([...fixes.keys()], ['Write it as “siteId”', "Put back the server's “site”", 'Remove “site”']);
    await desk.save(base, fixes.get('Write it as “siteId”')!);
    assert.deepEqual(desk.jamf.sent(), { siteId: '3' });
  });

  it('say where attributes of a device are written, with name, type and value of the changed ones only', async () => {
    const desk = device();
    const base = await desk.open();
    const once = (await fixed(desk, base, base.replace('"y"', '"new"'))).get('Write it as “updatedExtensionAttributes”')!;
    assert.match(once, /"y"/);
    const twice = (await fixed(desk, base, once.replace('"x"', '"newer"'))).get('Write it as “updatedExtensionAttributes”')!;
    kindOf(await desk.save(base, twice), 'stored');
    assert.deepEqual(desk.jamf.sent(), {
      updatedExtensionAttributes: [
        { name: 'B', type: 'STRING', value: ['new'] },
        { name: 'A', type: 'STRING', value: ['newer'] },
      ],
    });
  });

  it('offer nothing of the kind where only what belongs to it changed', async () => {
    const desk = device();
    const base = await desk.open();
    assert.deepEqual(
      [...(await fixed(desk, base, base.replace('"None"', '"Zug"'))).keys()],
      ["Put back the server's “site”", 'Remove “site”'],
    );
  });
});
