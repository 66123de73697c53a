import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { SendOutcome } from '../../../../src/app/saving/saving.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { Ends, live } from '../../../support/objects/lives.ts';
import { faults } from '../../../support/objects/anyFault.ts';
import type { Fault } from '../../../support/objects/fakeJamf.ts';
import { Person } from './livesPeople.ts';
import { addressOf, parsed, Server, things } from './livesWorld.ts';

/**
 * Random lives of an object that does not exist yet: somebody writes it and saves until it is there, while answers get lost, disks fail and
 * windows end. It is made once, and whoever saved it is told the truth.
 */
const fault = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Fault | undefined>(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Fault>(...faults),
  },
);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      faults: fc.array(fault, { maxLength: 3 }),
      disk: fc.oneof(fc.constant<boolean[]>([]), fc.array(fc.boolean(), { maxLength: 6 })),
      death: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(1) }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'keep' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Save = Extract<Step, { do: 'save' }>;

/** More than a page of others, so that a look for the name has to go through the list. */
const others = 250;
const text = '{ "name": "Annex" }\n';
const address = addressOf(things, 'New', 'new');

class Creation {
  readonly server = new Server('A');
  readonly faults: string[] = [];
  isUntold = false;
  /** What was sent last stands in the memory of the window alone. */
  isUnkept = false;
  /** It is there, or nobody can know. */
  isOver = false;
  readonly person = new Person(things, this.server, this.faults);

  constructor() {
    for (let number = 1; number <= others; number += 1) this.server.put(things, `${number}00`, { name: `Other ${number}` });
  }

  /** Objects of the name that somebody is trying to create. */
  made(): number {
    return [...this.server.jamf.stored.values()].filter((object) => parsed(object)['name'] === 'Annex').length;
  }

  async take(one: Step): Promise<string> {
    const end = await this.#endOf(one);
    assert.deepEqual(this.faults, []);
    this.isOver = end === 'created' || this.isUntold;
    return end;
  }

  async #endOf(one: Step): Promise<string> {
    if (one.do === 'save') return await this.save(one);
    if (one.do === 'restart') {
      this.isUntold ||= this.isUnkept;
      await this.person.restart();
    } else await this.person.documents.keeping.keep(address, text);
    return one.do;
  }

  async save({ faults, disk, death }: Save): Promise<string> {
    const { jamf } = this.server;
    const before = this.made();
    const { failed } = this.person.disk;
    let request = 0;
    let die = (): void => undefined;
    const died = new Promise<'died'>((resolve) => (die = () => resolve('died')));
    jamf.requests.length = 0;
    jamf.fault = () => {
      if (request === death) die();
      return faults[request++];
    };
    this.person.disk.failing = disk;
    const sending = this.person.documents.send(address, text).catch((error: unknown) => {
      if (!(error instanceof ProblemError)) this.faults.push(`a creation ended with ${String(error)}`);
      return undefined;
    });
    const outcome = await Promise.race([sending, died]);
    jamf.fault = () => undefined;
    this.person.disk.failing = [];
    if (jamf.writes().length > 1) this.faults.push('a creation was repeated');
    if (outcome === 'died') {
      // A window that ends while its disk keeps nothing leaves no trace of what it sent: then nobody can know.
      this.isUntold ||= this.person.disk.failed > failed && jamf.writes().length > 0;
      await this.person.restart();
      return 'died';
    }
    this.isUnkept ||= this.person.disk.failed > failed && outcome?.kind === 'unknown';
    this.check(outcome, before, jamf.writes().length);
    return outcome?.kind ?? 'nothing sent';
  }

  check(outcome: SendOutcome | undefined, before: number, sent: number): void {
    const made = this.made() - before;
    const kind = outcome?.kind ?? 'nothing sent';
    if (this.made() > 1) this.faults.push('the object was created twice');
    if (made > 0 && !['created', 'unknown'].includes(kind)) this.faults.push(`what was created ended as ${kind}`);
    if (made === 0 && kind === 'created') this.faults.push('what was not created ended as created');
    if (kind === 'nothing sent' && sent > 0) this.faults.push('what was sent ended as not sent');
  }
}

describe('lives of an object that is to be created', () => {
  it('creates it once, and tells the truth of it', async () => {
    const ends = new Ends();
    const steps = fc.array(step, { minLength: 1, maxLength: 6 });
    await live(ends, steps, () => new Creation(), { numRuns: 500, seed: 20_261_128, includeErrorInReport: true });
    ends.reach(10, ['created', 'refused', 'unknown', 'exists', 'nothing sent', 'died']);
  });
});
