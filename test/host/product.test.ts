import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { commands as ids } from '../../src/app/support/ids.ts';

describe('the product behind the doorbells', () => {
  it('registers every command by itself, once the first was used', async () => {
    // Takes the doorbells down: what is known afterwards, a feature has registered.
    await commands.executeCommand(ids.showLog);
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      Object.values(ids).filter((id) => !known.has(id)),
      [],
    );
  });
});
