import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { Lab } from '../support/lab.ts';

describe('a change of scope that data names', () => {
  let lab: Lab;
  before(async () => {
    lab = await Lab.open('Scopes');
  });
  after(() => lab.close());

  const objects = (...ids: readonly string[]) => ids.map((id) => ({ instance: lab.instance, resource: 'classic/policies', id }));
  const change = async (command: 'jamf.addToScope' | 'jamf.removeFromScope', form: object): Promise<void> =>
    await commands.executeCommand(command, form);

  it('is looked at for each object, and sends nothing where all is so already', async () => {
    await change('jamf.addToScope', { objects: objects('1', '2'), as: 'target', what: [{ resource: 'computer-groups', id: '1' }] });
    await change('jamf.removeFromScope', { objects: objects('1', '2', '3'), as: 'exclusion', what: [{ resource: 'buildings', id: '1' }] });
    const reads = lab.server.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/JSSResource/policies/id/'));
    assert.deepEqual(reads.map(({ path }) => path.slice(-1)).toSorted(), ['1', '1', '2', '2', '3']);
    assert.deepEqual(lab.writes(), []);
  });

  it('is refused with a sentence where it says too little, or what it is about has no scope', async () => {
    await assert.rejects(change('jamf.addToScope', { objects: objects('1'), what: [{ resource: 'buildings', id: '1' }] }), /needs “as”/);
    const printer = { instance: lab.instance, resource: 'classic/printers', id: '1' };
    const form = { objects: [printer], as: 'target', what: [{ resource: 'buildings', id: '1' }] };
    await assert.rejects(change('jamf.addToScope', form), /There is no scope of Printers/);
    assert.deepEqual(lab.writes(), []);
  });
});
