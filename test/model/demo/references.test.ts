import assert from 'node:assert/strict';
import { createDemo } from '../../../src/demo/demo.ts';
import { referencesWorld } from '../../../src/demo/worlds/references/referencesWorld.ts';
import { noon } from '../../support/demoCaller.ts';
import { demoKinds, demoSource, referenceKinds } from '../../support/sets/demoSource.ts';
import { never } from '../../support/signals.ts';

describe('the references planted in the demo', () => {
  const world = referencesWorld();
  const documents = new Map<string, unknown>();
  before(async () => {
    const kinds = [...demoKinds, ...referenceKinds];
    const source = await demoSource(createDemo({ now: () => noon, world }), kinds);
    assert.deepEqual(
      source.kinds().flatMap(({ resource, unread }) => (unread === undefined ? [] : [resource])),
      [],
    );
    for (const kind of kinds)
      for await (const { id, text } of source.entries(kind, never)) documents.set(`${kind} ${id}`, JSON.parse(text ?? ''));
  });

  const at = (document: unknown, pointer: string): unknown =>
    pointer
      .slice(1)
      .split('/')
      .reduce((value: unknown, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined), document);

  it('stand where the table says, in the documents as they are shown', () => {
    assert.ok(world.references.length > 200, String(world.references.length));
    const wrong = [...world.references, ...world.dead].filter(({ from, pointer, how, to }) => {
      const value = at(documents.get(`${from.resource} ${from.id}`), pointer);
      if (how === 'id') return String(value) !== to.id;
      return typeof value !== 'string' || (how === 'name' && !value.endsWith(to.name));
    });
    assert.deepEqual(
      wrong.map(({ from, pointer, to }) => `${from.resource} ${from.name} ${pointer} → ${to.name}`),
      [],
    );
  });

  it('are all there are: no other document holds the name of what is used, and none that of what is unused', () => {
    const named = new Set(world.references.map(({ from, to }) => `${from.resource} ${from.id} ${to.name}`));
    const own = new Set(
      [...world.references.map(({ to }) => to), ...world.unused].map(({ resource, id, name }) => `${resource} ${id} ${name}`),
    );
    const isMeant = (key: string, name: string): boolean => named.has(`${key} ${name}`) || own.has(`${key} ${name}`);
    const names = [...new Set([...own].map((one) => /(?:Used|Unused) .*$/.exec(one)?.[0] ?? ''))].filter(Boolean);
    assert.ok(names.length > 30);
    const others = [...documents].flatMap(([key, document]) => {
      const text = JSON.stringify(document);
      return names.filter((name) => text.includes(`"${name}"`) && !isMeant(key, name)).map((name) => `${key}: ${name}`);
    });
    assert.deepEqual(others, []);
  });

  it('of a thing are from every kind that can name it', () => {
    const kinds = (name: string) => new Set(world.references.filter(({ to }) => to.name === name).map(({ from }) => from.resource));
    assert.ok(kinds('Used category').size >= 9, [...kinds('Used category')].join());
    assert.ok(kinds('Used smart group').size >= 10, [...kinds('Used smart group')].join());
    assert.deepEqual(kinds('Used policy'), new Set(['scripts', 'computer-extension-attributes', 'classic/policies']));
  });
});
