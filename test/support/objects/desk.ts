import assert from 'node:assert/strict';
import { Loaded } from '../../../src/core/json/loaded.ts';
import { planOf } from '../../../src/core/objects/plan/plan.ts';
import type { ObjectPlan } from '../../../src/core/objects/plan/plan.ts';
import type { OwnSaves } from '../../../src/core/objects/save/prepare.ts';
import { readObject } from '../../../src/core/objects/plan/read.ts';
import { saveObject } from '../../../src/core/objects/save/save.ts';
import type { SaveOutcome, SaveQuestions } from '../../../src/core/objects/save/saveTypes.ts';
import { catalogue, FakeJamf } from './fakeJamf.ts';
import { never } from '../signals.ts';

const quiet: SaveQuestions = {
  secrets: () => Promise.resolve(new Map()),
  confirm: () => Promise.resolve(true),
  conflict: () => Promise.reject(new Error('no conflict was expected')),
};

/** A person at one object of a fake Jamf Pro. */
export class Desk {
  readonly jamf = new FakeJamf();
  readonly plan: ObjectPlan;
  readonly path: string;

  constructor(resource: string, stored: string, id = '7') {
    this.plan = planOf(catalogue, resource, id === '-' ? { kind: 'only' } : { kind: 'one', id });
    this.path = this.plan.read!.path;
    this.jamf.stored.set(this.path, stored);
  }

  async open(): Promise<string> {
    const text = await readObject(this.jamf.session, this.plan, never);
    this.jamf.requests.length = 0;
    return text;
  }

  async save(base: string, text: string, ask: Partial<SaveQuestions> = {}, own: OwnSaves = {}): Promise<SaveOutcome> {
    const { jamf, plan } = this;
    const input = { session: jamf.session, plan, base: new Loaded(base), mine: new Loaded(text), lifetime: never, ...own };
    return await saveObject(input, { ...quiet, ...ask }, never);
  }

  now(): Record<string, unknown> {
    return JSON.parse(this.jamf.stored.get(this.path)!) as Record<string, unknown>;
  }
}

export const thing =
  '{"id":"7","name":"Main","city":null,"size":1.10,"tags":["a","b"],"place":{"room":"1","floor":"2","checked":"x"},"seen":"today"}';

export function kindOf<K extends SaveOutcome['kind']>(outcome: SaveOutcome, kind: K): Extract<SaveOutcome, { kind: K }> {
  assert.equal(outcome.kind, kind, JSON.stringify(outcome));
  return outcome as Extract<SaveOutcome, { kind: K }>;
}
