import assert from 'node:assert/strict';
import type { ExtensionContext } from 'vscode';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import type * as registration from '../../../../src/host/tree/registerOperations.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { small } from '../../../support/openapi/smallDocument.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';
import { newInstance } from '../../../support/host/sideBar.ts';

type Command = (...given: readonly unknown[]) => Promise<unknown>;

interface Vscode {
  readonly commands: object;
  readonly window: object;
  readonly shown: string[];
  readonly presses: number[];
}

const { vscode, registerOperations }: { readonly vscode: Vscode } & typeof registration = await withVscodeModule(async () => ({
  vscode: (await import('vscode')) as unknown as Vscode,
  ...(await import('../../../../src/host/tree/registerOperations.ts')),
}));

describe('the title of the operations view', () => {
  const { commands, window } = vscode;
  const [oldCommands, oldWindow] = [
    { registerCommand: undefined, ...commands },
    { createTreeView: undefined, ...window },
  ];
  after(() => {
    Object.assign(commands, oldCommands);
    Object.assign(window, oldWindow);
  });

  /** The view in a window that begins with what an earlier one kept. */
  function opened(state: FakeMemento) {
    const handlers = new Map<string, Command>();
    const quiet = () => ({ dispose: () => undefined });
    const tree = {
      description: '',
      visible: true,
      selection: [],
      onDidChangeVisibility: quiet,
      onDidExpandElement: quiet,
      onDidCollapseElement: quiet,
      dispose: () => undefined,
    };
    Object.assign(window, { createTreeView: () => tree });
    Object.assign(commands, { registerCommand: (id: string, run: Command) => (handlers.set(id, run), quiet()) });
    const services = fakeServices({ session: newInstance(small()) });
    const [acme] = services.instances.all();
    const all = [acme, { ...acme, id: 'lab', name: 'Lab' }] as readonly InstanceProfile[];
    const instances = { ...services.instances, all: () => all, get: (id: string) => all.find((one) => one.id === id) };
    const context = { globalState: state, workspaceState: new FakeMemento() } as unknown as ExtensionContext;
    registerOperations({ ...services, instances }, context);
    return { tree, run: async (id: string, ...given: readonly unknown[]) => await handlers.get(id)?.(...given) };
  }

  it('says whose they are and what is left out, in the next window as well', async () => {
    const state = new FakeMemento();
    const { tree, run } = opened(state);
    assert.equal(tree.description, 'Acme');
    await run('jamf.hideDeprecated');
    assert.equal(tree.description, 'Acme · without deprecated');
    await run('jamf.showCallableOperations');
    await run('jamf.chooseOperationsInstance', 'lab');
    assert.equal(tree.description, 'Lab · without deprecated · only what I may call');
    const next = opened(state);
    assert.equal(next.tree.description, tree.description);
    await next.run('jamf.showDeprecated');
    await next.run('jamf.showAllOperations');
    assert.equal(next.tree.description, 'Lab');
  });

  it('asks which instance, whichever row has the focus', async () => {
    const { tree, run } = opened(new FakeMemento());
    vscode.presses.push(1);
    await run('jamf.chooseOperationsInstance', { kind: 'operation', instanceId: 'acme', operationKey: 'GET /v1/buildings', key: 'k' });
    assert.equal(tree.description, 'Lab');
  });
});
