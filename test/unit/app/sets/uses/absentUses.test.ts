import assert from 'node:assert/strict';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import type { KindState } from '../../../../../src/core/sets/source.ts';
import { InstanceUses } from '../../../../../src/app/sets/uses/instanceUses.ts';
import { usesReport } from '../../../../../src/app/sets/uses/usesReport.ts';
import { fakeSession } from '../../../../support/fakeSession.ts';
import { FakeSnapshots } from '../../../../support/sets/fakeSnapshots.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { never } from '../../../../support/signals.ts';

const fix = { resource: 'scripts', id: '7', name: 'Fix' };
const group = { resource: 'computer-groups/smart-groups', id: '5', name: 'Laptops' };
const entries = [
  { ...fix, document: {} },
  { ...group, document: {} },
];

function usesOf(test: Mocha.Context) {
  const snapshots = new FakeSnapshots();
  const session = fakeSession({ catalogue: { ...realCatalogue(test), origin: { kind: 'server' } } });
  return { uses: new InstanceUses({ snapshots: async () => snapshots, session: () => session, now: () => 0 }), snapshots, session };
}

describe('who uses what is not there, or not told', () => {
  it('says of an id that it is not there, where the whole list was read, and calls it unused in no case', async function () {
    const { uses, snapshots } = usesOf(this);
    const could = (await uses.known('fake', fix, never)).coverage.kinds.map(({ resource }) => ({ resource }));
    const coverageFor = async (id: string, own: Partial<KindState> = {}) => {
      snapshots.put('fake', memorySource(entries, { kinds: [{ resource: 'scripts', listedAt: 5, ...own }, ...could] }));
      return (await uses.known('fake', { resource: 'scripts', id, name: '' }, never)).coverage;
    };
    const { absent, complete } = await coverageFor('99');
    assert.deepEqual([absent, complete], [{ resource: 'scripts', at: 5 }, false]);
    const there = await coverageFor('7');
    assert.deepEqual([there.absent, there.complete], [undefined, true]);
    assert.equal((await coverageFor('99', { unread: { why: 'limited' } })).absent, undefined, 'others may be there');
  });

  it('looks for a group in all lists that may have it', async function () {
    const { uses, snapshots } = usesOf(this);
    const absent = async (id: string): Promise<boolean> => {
      const { coverage } = await uses.known('fake', { resource: 'classic/computergroups', id, name: '' }, never);
      return coverage.absent !== undefined;
    };
    snapshots.put('fake', memorySource(entries));
    assert.deepEqual([await absent('5'), await absent('6')], [false, false], 'of static groups nothing is known');
    snapshots.put('fake', memorySource(entries, { kinds: [{ resource: 'computer-groups/static-groups' }] }));
    assert.deepEqual([await absent('5'), await absent('6')], [false, true]);
  });

  it('tells which of its own answers the server did not give, and why', async function () {
    const { uses, session } = usesOf(this);
    session.answer = () => {
      throw new ProblemError({ kind: 'network', host: 'a', reason: 'timeout' });
    };
    const attribute = { resource: 'computer-extension-attributes', id: '5', name: 'State' };
    const { coverage, ...found } = await uses.asked('fake', await uses.known('fake', attribute, never), never);
    assert.deepEqual(
      [coverage.failed?.map(({ why }) => why.why), coverage.complete, coverage.kinds.some(({ state }) => state === 'asked')],
      [['network'], false, false],
    );
    assert.deepEqual(usesReport({ ...found, coverage }, 0).coverage.unread[0], {
      resource: attribute.resource,
      reason: 'Jamf Pro itself was asked and did not tell. No answer came.',
    });
  });

  it('keeps nothing in memory of an instance that is removed', async function () {
    const { uses, snapshots } = usesOf(this);
    let reads = 0;
    const source = memorySource(entries);
    snapshots.put('fake', { ...source, entries: (...asked) => (reads++, source.entries(...asked)) });
    await uses.known('fake', fix, never);
    const once = reads;
    uses.forget('other');
    await uses.known('fake', fix, never);
    assert.equal(reads, once);
    uses.forget('fake');
    await uses.known('fake', fix, never);
    assert.equal(reads, once * 2);
  });
});
