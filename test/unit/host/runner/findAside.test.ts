import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { findAside } from '../../../../src/host/runner/findAside.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import { never } from '../../../support/signals.ts';

const script = fileURLToPath(new URL('../../../../src/host/runner/findWorker.ts', import.meta.url));

describe('looking in an answer on a thread of its own', () => {
  it('gives what is found', async () => {
    const found = await findAside(script, { json: '{"a":[1,2]}', sought: '$.a[*]' }, never);
    assert.deepEqual(found, { kind: 'found', json: '[1,2]', count: 2, isCut: false, areRows: true });
  });

  it('is stopped, also within an expression that takes for ever', async () => {
    const stopping = new AbortController();
    const json = JSON.stringify([{ a: 'a'.repeat(60) }]);
    const found = findAside(script, { json, sought: "$[?match(@.a, '(a|a)*b')]" }, stopping.signal);
    setTimeout(() => stopping.abort(), 50);
    await assert.rejects(found, (error) => error instanceof ProblemError && error.problem.kind === 'cancelled');
    await assert.rejects(
      findAside(script, { json, sought: '$' }, AbortSignal.abort()),
      (error) => error instanceof ProblemError && error.problem.kind === 'cancelled',
    );
  });

  it('fails where the thread does', async () => {
    await assert.rejects(findAside(`${script}.gone`, { json: '1', sought: '$' }, never), /gone/);
  });
});
