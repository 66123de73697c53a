import assert from 'node:assert/strict';
import type { showDemo } from '../../../../src/host/instances/commands/showDemo.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

describe('a demo that was just added', () => {
  let show: typeof showDemo;
  let stub: { readonly window: object; readonly commands: object };

  before(async () => {
    [{ showDemo: show }, stub] = await withVscodeModule(async () => [
      await import('../../../../src/host/instances/commands/showDemo.ts'),
      await import('vscode'),
    ]);
  });

  /** What ran, where a text of this scheme is in front before its rows are shown, and after. */
  async function ran(before: string | undefined, after: string | undefined): Promise<readonly string[]> {
    const commands: string[] = [];
    let scheme = before;
    Object.defineProperty(stub.window, 'activeTextEditor', {
      configurable: true,
      get: () => (scheme === undefined ? undefined : { document: { uri: { scheme } } }),
    });
    Object.assign(stub.commands, {
      executeCommand: async (command: string) => {
        commands.push(command);
        await Promise.resolve();
        scheme = after;
      },
    });
    await show('demo');
    return commands;
  }

  for (const [what, before, after, opens] of [
    ['nothing is open', undefined, undefined, true],
    ['a file is looked at', 'file', 'file', true],
    ['an object waits for it', 'jamf', 'jamf', false],
    ['an object was opened meanwhile', undefined, 'jamf', false],
    ['an object was closed meanwhile', 'jamf', undefined, true],
  ] as const) {
    it(`${opens ? 'shows' : 'does not show'} one of its objects where ${what}`, async () => {
      const shown = await ran(before, after);
      assert.deepEqual(shown, ['jamf.internal.instanceAdded', ...(opens ? ['jamf.openObject'] : [])]);
    });
  }
});
