import assert from 'node:assert/strict';
import process from 'node:process';
import { commands } from 'vscode';
import { ours } from './support/extension.ts';

interface Manifest {
  readonly contributes?: {
    readonly commands?: readonly { readonly command: string }[];
    readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

const undiciSymbols = [1, 2].map((version) => Symbol.for(`undici.globalDispatcher.${version}`));

/** What other extensions in this process share with ours. */
function globals(): unknown[] {
  const shared = globalThis as unknown as Record<symbol, unknown>;
  return [
    globalThis.fetch,
    ...undiciSymbols.map((symbol) => shared[symbol]),
    JSON.stringify(process.env),
    process.listeners('uncaughtException').length,
  ];
}

describe('activation', () => {
  const manifest = () => ours().packageJSON as Manifest;

  it('is the packaged extension, not the source folder', function () {
    if (process.env['TEST_SOURCE']) this.skip(); // started from the editor, to debug the source
    assert.ok(!ours().extensionPath.startsWith(process.env['TEST_ROOT'] ?? '/'), ours().extensionPath);
  });

  it('activates, and changes nothing that it shares with other extensions', async () => {
    const before = globals();
    await ours().activate();
    assert.equal(ours().isActive, true);
    assert.deepEqual(globals(), before);
  });

  it('registers every command that package.json promises', async () => {
    const known = new Set(await commands.getCommands(true));
    const promised = manifest().contributes?.commands ?? [];
    assert.ok(promised.length > 0);
    assert.deepEqual(
      promised.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
  });

  it('has its three views', async () => {
    const known = new Set(await commands.getCommands(true));
    for (const view of ['jamf.explorer', 'jamf.operations', 'jamf.requests']) assert.ok(known.has(`${view}.focus`), view);
  });
});
