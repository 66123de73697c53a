import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import type { ObjectSource, SetEntry } from '../../../../../src/core/sets/source.ts';
import { usesOf } from '../../../../../src/core/sets/uses/usesOf.ts';
import { demoCatalogue } from '../../../../support/sets/demoCatalogue.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

/** Bytes that are held after all is gone that nobody needs. */
function held(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

const resource = 'scripts';
const filler = `${'x'.repeat(79)}\n`.repeat(6500);

/** Twenty scripts of half a MiB, each made when it is read, as those of a snapshot are. */
const large: ObjectSource = {
  ...memorySource([], { kinds: [{ resource }, { resource: 'classic/policies' }] }),
  async *entries(of): AsyncIterable<SetEntry> {
    await Promise.resolve();
    const count = of === resource ? 20 : 0;
    for (let id = 0; id < count; id += 1) {
      const scriptContents = `jamf policy -event install-the-application-${id}\n${id}\n${filler}`;
      yield { resource, id: String(id), name: `S${id}`, unread: undefined, text: JSON.stringify({ scriptContents }) };
    }
  },
};

describe('where-used: the memory of the index', () => {
  it('holds what scripts mention, and not the scripts', async () => {
    const catalogue = await demoCatalogue();
    const before = held();
    const index = await buildIndex(large, catalogue, never);
    const bytes = held() - before;
    assert.ok(bytes < 4 * 1024 * 1024, `${bytes} bytes`);
    assert.equal(usesOf(index, { resource, id: '9', name: 'S9' }).length, 0);
    assert.equal(index.kinds.get(resource)?.uses.has('event', index.rules.ids('classic/policies'), 'install-the-application-7'), true);
  });
});
