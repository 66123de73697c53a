import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { contributions } from '../../scripts/support/manifest.ts';

describe('the product behind the doorbells', () => {
  it('registers every command by itself, once the first was used', async () => {
    // Takes the doorbells down: what is known afterwards, a feature has registered.
    await commands.executeCommand('jamf.showLog');
    const known = new Set(await commands.getCommands(true));
    assert.deepEqual(
      Object.keys(contributions).filter((id) => !known.has(id)),
      [],
    );
  });
});
