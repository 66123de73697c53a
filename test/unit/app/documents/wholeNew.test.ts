import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { joinNewTexts } from '../../../../src/app/documents/wholeNew.ts';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { desk, json, Window } from '../../../support/documents/documentsDesk.ts';

const withBody = (scriptContents: string | undefined, name = 'Fix'): string => JSON.stringify({ name, scriptContents });
const bodyIn = (text: string | undefined): unknown =>
  text === undefined ? undefined : (JSON.parse(text) as { readonly scriptContents?: unknown }).scriptContents;

describe('both parts of an object that is not created yet', () => {
  const cases: readonly (readonly [string, Parameters<typeof joinNewTexts>[1], string | undefined])[] = [
    ['the JSON alone, where no document is its script', { json: withBody('a'), script: undefined, begun: undefined }, 'a'],
    ['the script, where the JSON has what it began with', { json: withBody('a'), script: 'b', begun: withBody('a') }, 'b'],
    ['the JSON’s, where the script is what it began with', { json: withBody('b'), script: 'a', begun: withBody('a') }, 'b'],
    ['the script, where the JSON has none', { json: withBody(undefined), script: 'b', begun: withBody('a') }, 'b'],
    ['the same in both', { json: withBody('b'), script: 'b', begun: undefined }, 'b'],
    ['nothing, where both were changed', { json: withBody('b'), script: 'c', begun: withBody('a') }, undefined],
    ['nothing, where nobody knows what was changed', { json: withBody('a'), script: 'b', begun: undefined }, undefined],
    ['the script, whatever line ends its editor made', { json: withBody('a\r\nb'), script: 'c\n', begun: withBody('a\nb') }, 'c\n'],
  ];
  for (const [says, parts, expected] of cases) it(`are ${says}`, () => assert.equal(bodyIn(joinNewTexts('scripts', parts)), expected));

  it('lose no change of either, and nothing else moves', () => {
    const text = fc.constantFrom('', 'a', 'b', 'c\n');
    fc.assert(
      fc.property(text, text, text, fc.string(), (begun, inJson, script, name) => {
        const whole = joinNewTexts('scripts', { json: withBody(inJson, name), script, begun: withBody(begun) });
        const changed = [inJson, script].filter((one) => one !== begun);
        if (new Set(changed).size > 1) assert.equal(whole, undefined);
        else assert.equal(whole, withBody(changed[0] ?? begun, name));
      }),
    );
  });
});

describe('a script that is not created yet', () => {
  const fresh: ObjectAddress = { ...json, target: { kind: 'new' }, label: 'New' };
  const script: ObjectAddress = { ...fresh, ending: '.zsh' };
  const begun = '{\n  "name": "New",\n  "scriptContents": "first"\n}\n';

  /** As an editor that is filled with a text has it. */
  async function begin(window: Window, address: ObjectAddress, text: string): Promise<void> {
    assert.equal(await window.documents.reading.read(address), '');
    window.documents.happened({ kind: 'editorShows', text: '' }, address);
    if (address === script) window.documents.begin(address, begun);
    await type(window, address, text);
  }

  async function type(window: Window, address: ObjectAddress, text: string): Promise<void> {
    window.editors.set(address.ending, text);
    window.dirty.add(address.ending);
    window.documents.happened({ kind: 'editorShows', text }, address);
    await window.documents.keeping.keepBase(address);
  }

  const made = ({ jamf }: ReturnType<typeof desk>): readonly unknown[] =>
    jamf.writes().map(({ body }) => JSON.parse(String(body)) as unknown);

  it('is created with its script from either of its documents, once', async () => {
    for (const [saved, other] of [
      [script, fresh],
      [fresh, script],
    ] as const) {
      const at = desk();
      await begin(at.window, script, 'first');
      await begin(at.window, fresh, begun);
      await type(at.window, script, 'second');
      await type(at.window, fresh, begun.replace('New', 'Named'));
      const text = at.window.editors.get(saved.ending) ?? '';
      assert.equal((await at.window.documents.send(saved, text)).kind, 'created');
      assert.deepEqual(made(at), [{ name: 'Named', scriptContents: 'second' }]);
      assert.equal(at.window.documents.isCreatedWith(saved), true);
      assert.equal(at.window.documents.isCreatedWith(other), true);
      await assert.rejects(at.window.documents.send(other, at.window.editors.get(other.ending) ?? ''), /was created already/);
      assert.equal(made(at).length, 1);
      assert.equal(at.folder.files.size, 0);
    }
  });

  it('is created without a script where that was deleted, whatever was kept of it before', async () => {
    for (const kept of [undefined, 'draft of before']) {
      const at = desk();
      await begin(at.window, script, 'first');
      await begin(at.window, fresh, begun);
      if (kept !== undefined) await at.window.documents.keeping.keep(script, kept);
      await type(at.window, script, '');
      assert.equal((await at.window.documents.send(fresh, begun)).kind, 'created');
      assert.deepEqual(made(at), [{ name: 'New', scriptContents: '' }]);
      assert.equal(at.window.documents.isCreatedWith(script), true);
    }
  });

  it('is created with the script of its JSON while the other document is only being opened', async () => {
    const at = desk();
    await begin(at.window, fresh, begun);
    at.window.editors.set(script.ending, '');
    at.window.documents.happened({ kind: 'editorShows', text: '' }, script);
    assert.equal((await at.window.documents.send(fresh, begun)).kind, 'created');
    assert.deepEqual(made(at), [{ name: 'New', scriptContents: 'first' }]);
  });

  it('has its other fields from what it began with, also in the next window', async () => {
    const at = desk();
    await begin(at.window, script, 'second');
    const next = new Window(at.jamf, at.folder);
    await type(next, script, 'third');
    assert.equal((await next.documents.send(script, 'third')).kind, 'created');
    assert.deepEqual(made(at), [{ name: 'New', scriptContents: 'third' }]);
  });

  it('has those that were kept unsent', async () => {
    const at = desk();
    await begin(at.window, script, 'second');
    await at.window.documents.keeping.keep(fresh, begun.replace('New', 'Kept'));
    await at.window.documents.send(script, 'second');
    assert.deepEqual(made(at), [{ name: 'Kept', scriptContents: 'second' }]);
    assert.equal(at.folder.files.size, 0);
  });

  it('is not sent where its parts cannot be put together, and both stay', async () => {
    const at = desk();
    await begin(at.window, script, 'second');
    await begin(at.window, fresh, begun.replace('first', 'third'));
    await assert.rejects(at.window.documents.send(script, 'second'), /changed in its JSON as well/);
    await type(at.window, fresh, '{');
    await assert.rejects(at.window.documents.send(script, 'second'), /other fields of “New” are no JSON/);
    assert.deepEqual(made(at), []);
    at.window.editors.delete('.json');
    at.window.dirty.delete('.json');
    assert.equal((await at.window.documents.send(script, 'second')).kind, 'created');
  });

  it('is not sent without its other fields', async () => {
    const { window, jamf } = desk();
    await type(window, script, 'alone');
    await assert.rejects(window.documents.send(script, 'alone'), /other fields of “New” are not known here/);
    assert.equal(jamf.writes().length, 0);
  });

  it('keeps what was typed into the other document meanwhile', async () => {
    const at = desk();
    await begin(at.window, script, 'second');
    await begin(at.window, fresh, begun);
    at.window.asked = {
      confirm: async () => {
        await type(at.window, fresh, begun.replace('New', 'Later'));
        await at.window.documents.keeping.keep(fresh, begun.replace('New', 'Later'));
        return true;
      },
    };
    assert.equal((await at.window.documents.send(script, 'second')).kind, 'created');
    assert.equal(at.window.documents.isCreatedWith(fresh), false);
    assert.match((await at.window.documents.keeping.draft(fresh)) ?? '', /Later/);
  });

  it('is looked for by its name after a lost answer, whichever document is sent again', async () => {
    const at = desk();
    await begin(at.window, script, 'second');
    await begin(at.window, fresh, begun);
    at.jamf.fault = ({ method }) => (method === 'POST' ? 'storeAndReset' : undefined);
    assert.equal((await at.window.documents.send(script, 'second')).kind, 'unknown');
    at.jamf.fault = () => undefined;
    assert.equal((await at.window.documents.send(fresh, begun)).kind, 'exists');
    assert.equal(made(at).length, 1);
  });

  it('is still looked for after a restart, though its JSON was closed meanwhile: the script may be sent again', async () => {
    const at = desk();
    await begin(at.window, script, 'second');
    await begin(at.window, fresh, begun);
    at.jamf.fault = ({ method }) => (method === 'POST' ? 'storeAndReset' : undefined);
    assert.equal((await at.window.documents.send(script, 'second')).kind, 'unknown');
    at.jamf.fault = () => undefined;
    at.window.editors.delete('.json');
    at.window.dirty.delete('.json');
    await at.window.documents.closed(fresh);
    const next = new Window(at.jamf, at.folder);
    await type(next, script, 'second');
    assert.equal((await next.documents.send(script, 'second')).kind, 'exists');
    assert.equal(made(at).length, 1);
  });
});
