import assert from 'node:assert/strict';
import type { SaveOutcome } from '../../../../../src/core/objects/save/saveTypes.ts';
import { Desk, kindOf, thing } from '../../../../support/objects/desk.ts';
import type { FakeJamf } from '../../../../support/objects/fakeJamf.ts';

describe('saving when the server misbehaves', () => {
  const faults: readonly [name: string, fault: ReturnType<FakeJamf['fault']>, kind: SaveOutcome['kind'], stored: boolean][] = [
    ['a 500 that stored the change', 'storeAnd500', 'stored', true],
    ['a 500 that did not', '500', 'notStored', false],
    ['a gateway that gave up', '504', 'unknown', false],
    ['a connection lost after it was stored', 'storeAndReset', 'stored', true],
    ['a computer that slept after it was stored', 'storeAndSleep', 'stored', true],
    ['a connection lost, with nothing stored yet', 'reset', 'unknown', false],
    ['a connection that was never made', 'refused', 'refused', false],
    ['a 200 that stored nothing', 'ignore', 'notStored', false],
    ['a 202 that is not carried out yet', '202', 'unknown', false],
    ['a login page with 200', 'html', 'unknown', false],
    ['a cancel while it was on its way', 'cancelled', 'unknown', false],
    ['a missing privilege', '403', 'refused', false],
  ];
  for (const [name, fault, kind, stored] of faults) {
    it(`${name} ends as ${kind}, written once`, async () => {
      const desk = new Desk('things', thing);
      const base = await desk.open();
      desk.jamf.fault = ({ method }) => (method === 'PUT' ? fault : undefined);
      const outcome = await desk.save(base, base.replace('"Main"', '"Annex"'));
      assert.equal(outcome.kind, kind, JSON.stringify(outcome));
      assert.equal(desk.now()['name'], stored ? 'Annex' : 'Main');
      assert.equal(desk.jamf.writes().length, 1);
      if (outcome.kind === 'stored') assert.ok(outcome.despite !== undefined);
    });
  }

  it('a dead server after the write leaves the outcome unknown', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    let gone = false;
    desk.jamf.fault = ({ method }) => {
      if (method !== 'PUT') return gone ? 'reset' : undefined;
      gone = true;
      return 'storeAndReset';
    };
    const outcome = kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'unknown');
    assert.deepEqual([outcome.problem.kind, outcome.theirs], ['unknownOutcome', undefined]);
  });

  it('a write that cannot be read back counts as stored, unverified', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.fault = ({ method }) => (method === 'GET' && desk.jamf.writes().length > 0 ? 'reset' : undefined);
    assert.equal(kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'stored').verified, false);
  });

  it('a login page in the place of a yes is no yes, also where nothing can be read back', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.fault = () => (desk.jamf.writes().length > 0 ? 'html' : undefined);
    assert.equal(kindOf(await desk.save(base, base.replace('"Main"', '"Annex"')), 'unknown').problem.kind, 'unknownOutcome');
  });

  it('a 200 that stored something else is shown as a difference', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.keep = (_, body) => body.replace('"Annex"', '"ANNEX"');
    const text = base.replace('"Main"', '"Annex"').replace('"floor": "2"', '"floor": "9"');
    const outcome = kindOf(await desk.save(base, text), 'stored');
    assert.deepEqual(
      outcome.differences.map(({ pointer }) => pointer),
      ['/name'],
    );
  });

  it('a number that comes back in another spelling is no difference', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.keep = (_, body) => body.replace('2.50', '2.5');
    assert.deepEqual(kindOf(await desk.save(base, base.replace('1.10', '2.50')), 'stored').differences, []);
  });

  it('field errors stand at their lines', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.fault = ({ method }) => (method === 'PUT' ? '400' : undefined);
    const text = base.replace('"Main"', '"Taken"');
    const [mark] = kindOf(await desk.save(base, text), 'refused').marks;
    assert.equal(text.slice(mark!.from, mark!.to), '"name": "Taken"');
    assert.match(mark!.message, /Name is taken \(INVALID_FIELD\)/);
  });

  it('a failed re-read sends nothing', async () => {
    const desk = new Desk('things', thing);
    const base = await desk.open();
    desk.jamf.fault = () => '500';
    await assert.rejects(desk.save(base, base.replace('"Main"', '"Annex"')), /http 500/);
    assert.equal(desk.jamf.writes().length, 0);
  });
});
