import assert from 'node:assert/strict';
import { AskedWaits, lanesOf } from '../../../../src/app/support/waits/askedWaits.ts';

describe('waits that a server asks for', () => {
  it('are told in words as long as they last: the longest, of the instance and the lanes that are held up', () => {
    const waits = new AskedWaits();
    const told: (string | undefined)[] = [];
    const listening = waits.onDidChange((id) => told.push(waits.words(id, lanesOf.tree)));
    const short = waits.begin('acme', { lane: 'session', ms: 1500 });
    const long = waits.begin('acme', { lane: 'tree', ms: 90_000 });
    assert.equal(waits.words('acme', lanesOf.document), 'Jamf Pro asks to wait 2 s');
    assert.equal(waits.words('lab', lanesOf.tree), undefined);
    long();
    long();
    short();
    listening.dispose();
    assert.deepEqual(told, ['Jamf Pro asks to wait 2 s', 'Jamf Pro asks to wait 90 s', 'Jamf Pro asks to wait 2 s', undefined]);
  });
});
