import { classicRules } from '../../../src/core/families/classic/writing/rules.ts';
import { classicShape } from '../../../src/core/families/classic/shapes.ts';
import type { Call, WriteCall } from '../../../src/core/families/family.ts';
import type { Method } from '../../../src/core/http/message.ts';
import { Loaded } from '../../../src/core/json/loaded.ts';
import type { GuardedWrite, ObjectPlan } from '../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../src/core/objects/plan/read.ts';
import type { OwnSaves } from '../../../src/core/objects/save/prepare.ts';
import { saveObject } from '../../../src/core/objects/save/save.ts';
import type { SaveOutcome, SaveQuestions } from '../../../src/core/objects/save/saveTypes.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { xmlCodec } from '../../../src/core/wire/xmlCodec.ts';
import { never } from '../signals.ts';
import { catalogue } from './fakeJamf.ts';
import { FakeClassic, policyPath } from './fakeClassic.ts';

const key = 'classic/policies';
export const policyShape = classicShape('policy')!;
export const policyRules = classicRules(policyShape);
const codec = xmlCodec('policy', policyShape);

function callOf(method: Method, path: string): Call {
  return {
    endpoint: { key: `${method} ${path}`, method, path, privileges: undefined },
    path,
    accept: 'application/xml',
    codec,
    outdated: () => undefined,
  };
}

function writeOf(method: Method, path: string): GuardedWrite {
  const write: WriteCall = {
    ...callOf(method, path),
    mediaType: 'application/xml',
    shape: policyShape,
    style: 'sections',
    rules: policyRules,
  };
  return { ...write, guards: kindOf(key).guards };
}

export const policyPlan: ObjectPlan = {
  read: callOf('GET', policyPath),
  readShape: policyShape,
  write: writeOf('PUT', policyPath),
  create: { ...writeOf('POST', ''), below: undefined, pathOf: () => '/JSSResource/policies/id/0' },
  remove: callOf('DELETE', policyPath),
  history: () => ({ list: undefined, note: undefined }),
  members: () => ({ own: undefined, inventory: undefined }),
  resource: { ...catalogue.resources[0]!, key },
  target: { kind: 'one', id: '7' },
};

const quiet: SaveQuestions = {
  secrets: () => Promise.reject(new Error('no secret was expected')),
  confirm: () => Promise.resolve(true),
  conflict: () => Promise.reject(new Error('no conflict was expected')),
};

/** A person at the one policy of a little Classic API. */
export class ClassicDesk {
  readonly jamf = new FakeClassic();

  async open(): Promise<string> {
    const text = await readObject(this.jamf.session, policyPlan, never);
    this.jamf.requests.length = 0;
    return text;
  }

  async save(base: string, text: string, ask: Partial<SaveQuestions> = {}, own: OwnSaves = {}): Promise<SaveOutcome> {
    const input = { session: this.jamf.session, plan: policyPlan, base: new Loaded(base), mine: new Loaded(text), lifetime: never, ...own };
    return await saveObject(input, { ...quiet, ...ask }, never);
  }
}
