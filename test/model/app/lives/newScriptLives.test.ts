import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { Folder, Window } from '../../../support/documents/documentsDesk.ts';
import { FakeJamf, type Fault } from '../../../support/objects/fakeJamf.ts';
import { faults } from '../../../support/objects/anyFault.ts';
import { Ends, live } from '../../../support/objects/lives.ts';

/**
 * Random lives of a script that does not exist yet, whose script and other fields are two documents: somebody types in either, saves
 * either, closes and opens the JSON, while answers get lost and windows end. It is made once, of what both show.
 */
const json: ObjectAddress = { instanceId: 'x', resource: 'scripts', target: { kind: 'new' }, label: 'New', ending: '.json' };
const script: ObjectAddress = { ...json, ending: '.sh' };
const fields = (notes: string, scriptContents = 'first'): string =>
  `${JSON.stringify({ name: 'Annex', notes, scriptContents }, null, 2)}\n`;
const begun = fields('none');

const part = fc.constantFrom(json, script);
const value = fc.constantFrom('a', 'b', 'c');
const fault = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Fault | undefined>(undefined) },
  { weight: 1, arbitrary: fc.constantFrom<Fault>(...faults) },
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), part, value }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('save' as const), part, faults: fc.array(fault, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keep' as const), part }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class Life {
  isOver = false;
  readonly jamf = new FakeJamf();
  readonly folder = new Folder();
  window = new Window(this.jamf, this.folder);
  /** What a person who looks at both documents has made of them; the notes as they were last typed or kept. */
  notes = 'none';
  kept: string | undefined;
  body = 'first';

  async begin(): Promise<this> {
    await this.window.documents.reading.read(script);
    this.window.documents.begin(script, begun);
    await this.#show(script, 'first');
    return this;
  }

  async take(one: Step): Promise<string> {
    const end = await this.#endOf(one);
    this.isOver = end === 'created';
    return end;
  }

  async #endOf(one: Step): Promise<string> {
    switch (one.do) {
      case 'type':
        return await this.#type(one.part, one.value);
      case 'keep':
        return await this.#keep(one.part);
      case 'close':
        await this.#close();
        return 'closed';
      case 'open':
        return await this.#open();
      case 'restart':
        await this.#restart();
        return 'restarted';
      default:
        return await this.#save(one.part, one.faults);
    }
  }

  async #type(address: ObjectAddress, text: string): Promise<string> {
    if (!this.window.editors.has(address.ending)) return 'not open';
    if (address === json) this.notes = text;
    else this.body = text;
    await this.#show(address, address === json ? fields(text) : text);
    return 'typed';
  }

  async #keep(address: ObjectAddress): Promise<string> {
    const { documents, editors, dirty } = this.window;
    if (!dirty.has(address.ending)) return 'nothing to keep';
    await documents.keeping.keep(address, editors.get(address.ending) ?? '');
    dirty.delete(address.ending);
    if (address === json) this.kept = this.notes;
    return 'kept';
  }

  /** What nobody saved is given up; what was kept is there. */
  async #close(): Promise<void> {
    const { documents, editors, dirty } = this.window;
    editors.delete('.json');
    dirty.delete('.json');
    await documents.closed(json);
    documents.forget(json);
    this.notes = this.kept ?? 'none';
  }

  async #open(): Promise<string> {
    const { documents, editors } = this.window;
    if (editors.has('.json')) return 'open';
    const text = await documents.reading.read(json);
    await this.#show(json, text === '' ? ((await documents.newParts.begun(script)) ?? '') : text, text === '');
    return 'opened';
  }

  async #show(address: ObjectAddress, text: string, isDirty = true): Promise<void> {
    const { window } = this;
    window.editors.set(address.ending, text);
    if (isDirty) window.dirty.add(address.ending);
    window.documents.happened({ kind: 'editorShows', text }, address);
    if (isDirty) await window.documents.keeping.keepBase(address);
  }

  /** VS Code has the texts of both. */
  async #restart(): Promise<void> {
    const former = this.window;
    former.documents.dispose();
    this.window = new Window(this.jamf, this.folder);
    await this.window.documents.recall();
    for (const address of [json, script]) {
      const text = former.editors.get(address.ending);
      if (text !== undefined) await this.#show(address, text, former.dirty.has(address.ending));
    }
  }

  async #save(address: ObjectAddress, odd: readonly (Fault | undefined)[]): Promise<string> {
    const text = this.window.editors.get(address.ending);
    if (text === undefined) return 'not open';
    let request = 0;
    this.jamf.fault = () => odd[request++];
    const { length } = this.jamf.writes();
    const outcome = await this.window.documents.send(address, text).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      return undefined;
    });
    this.jamf.fault = () => undefined;
    for (const { body } of this.jamf.writes().slice(length))
      assert.deepEqual(JSON.parse(String(body)), { name: 'Annex', notes: this.notes, scriptContents: this.body });
    assert.ok(this.jamf.writes().length - length <= 1, 'a creation was repeated');
    assert.ok(this.jamf.stored.size <= 1, 'it was created twice');
    if (outcome?.kind === 'created')
      for (const one of [address, ...this.window.documents.newParts.openBeside(address)])
        assert.equal(this.window.documents.isCreatedWith(one), true);
    return outcome?.kind ?? 'nothing sent';
  }
}

describe('lives of a script that is to be created', () => {
  it('creates it once, of what both of its documents show', async () => {
    const ends = new Ends();
    const steps = fc.array(step, { minLength: 1, maxLength: 10 });
    await live(ends, steps, async () => await new Life().begin(), { numRuns: 500, seed: 20_261_129, includeErrorInReport: true });
    ends.reach(10, ['created', 'refused', 'unknown', 'exists', 'opened', 'closed', 'kept', 'restarted']);
  });
});
