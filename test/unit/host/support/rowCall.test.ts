import assert from 'node:assert/strict';
import { FakeClock } from '../../../support/fakeClock.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { selectedRow } = await withVscodeModule(async () => await import('../../../../src/host/support/rowCall.ts'));

describe('the row that a click is about', () => {
  it('is the one that is selected', async () => {
    assert.equal(await selectedRow({ selection: ['a'] }, new FakeClock()), 'a');
  });

  it('is waited for while VS Code reads the rows again', async () => {
    const clock = new FakeClock();
    const view: { selection: readonly string[] } = { selection: [] };
    const found = selectedRow(view, clock);
    await clock.advance(100);
    view.selection = ['a'];
    await clock.advance(100);
    assert.equal(await found, 'a');
  });

  it('is none where it does not come back, and where several are selected', async () => {
    const clock = new FakeClock();
    const gone = selectedRow<string>({ selection: [] }, clock);
    await clock.advance(5000);
    assert.equal(await gone, undefined);
    assert.equal(await selectedRow({ selection: ['a', 'b'] }, clock), undefined);
  });
});
