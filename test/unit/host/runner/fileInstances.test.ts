import assert from 'node:assert/strict';
import { FileInstances } from '../../../../src/host/runner/fileInstances.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';

describe('the instance of a request file', () => {
  const file = (name: string): string => `file:///requests/${name}.jamf.json`;

  it('is the one that it was asked of last, in the next window as well', async () => {
    const memento = new FakeMemento();
    const first = new FileInstances(memento);
    assert.equal(first.of(file('a')), undefined);
    await first.keep(file('a'), 'lab');
    await first.keep(file('b'), 'production');
    await first.keep(file('a'), 'test');
    const next = new FileInstances(memento);
    assert.deepEqual([next.of(file('a')), next.of(file('b'))], ['test', 'production']);
  });

  it('is forgotten for the files that were used longest ago, when there are too many', async () => {
    const instances = new FileInstances(new FakeMemento());
    for (let index = 0; index <= 200; index++) await instances.keep(file(String(index)), 'lab');
    assert.deepEqual([instances.of(file('0')), instances.of(file('1')), instances.of(file('200'))], [undefined, 'lab', 'lab']);
  });

  it('is not forgotten for the file that is used again and again', async () => {
    const instances = new FileInstances(new FakeMemento());
    for (let index = 0; index <= 300; index++) {
      await instances.keep(file(String(index)), 'lab');
      await instances.keep(file('often'), 'lab');
    }
    assert.deepEqual([instances.of(file('often')), instances.of(file('0'))], ['lab', undefined]);
  });

  it('is that of the file that it was written from', async () => {
    const instances = new FileInstances(new FakeMemento());
    await instances.keep(file('a'), 'lab');
    await instances.copy(file('a'), file('b'));
    await instances.copy(file('unknown'), file('c'));
    assert.deepEqual([instances.of(file('b')), instances.of(file('c'))], ['lab', undefined]);
  });

  it('is known to be gone once it is removed, and not another one that gets its id', async () => {
    const instances = new FileInstances(new FakeMemento());
    await instances.keep(file('a'), 'lab');
    await instances.keep(file('b'), 'production');
    await instances.instanceRemoved('lab');
    assert.deepEqual([instances.of(file('a')), instances.of(file('b'))], ['(lab)', 'production']);
  });

  it('is none where the store holds what is none of ours', async () => {
    const memento = new FakeMemento();
    for (const stored of ['text', [1], { [file('a')]: 7 }]) {
      await memento.update('jamf.requestFiles.instances', stored);
      assert.equal(new FileInstances(memento).of(file('a')), undefined);
    }
  });
});
