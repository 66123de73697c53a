import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
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

/** What other extensions in this process share with ours. Of the environment only a hash: a failure must not print it. */
function globals(): Readonly<Record<string, unknown>> {
  const shared = globalThis as unknown as Record<symbol, unknown>;
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_')); // VS Code adds to its own
  return {
    fetch: globalThis.fetch,
    dispatchers: undiciSymbols.map((symbol) => shared[symbol]),
    environment: createHash('sha256').update(JSON.stringify(environment)).digest('hex'),
    uncaughtListeners: process.listenerCount('uncaughtException'),
    warningListeners: process.listenerCount('warning'),
  };
}

/** By identity: the dispatchers are large, and equal ones are not the same. */
function changed(before: ReturnType<typeof globals>, after: ReturnType<typeof globals>): string[] {
  const same = (a: unknown, b: unknown): boolean =>
    Array.isArray(a) && Array.isArray(b) ? a.every((one, index) => one === b[index]) : a === b;
  return Object.keys(before).filter((name) => !same(before[name], after[name]));
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
    assert.deepEqual(changed(before, globals()), []);
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
