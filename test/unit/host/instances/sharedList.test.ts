import assert from 'node:assert/strict';
import { instanceDesk, type InstanceDesk } from '../../../support/host/instanceDesk.ts';
import { lend } from '../../../support/host/lent.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface Stage {
  readonly window: object;
  readonly workspace: object;
  readonly Uri: object;
}

interface Place {
  readonly path: string;
}

describe('the list of instances', () => {
  let desk: InstanceDesk;
  const files = new Map<string, string>();
  const given: (() => void)[] = [];

  before(async () => {
    desk = await instanceDesk();
    const stage = (await withVscodeModule(() => import('vscode'))) as unknown as Stage;
    given.push(lend(stage.Uri, { joinPath: ({ path }: Place, name: string) => ({ path: `${path}/${name}` }) }));
    given.push(
      lend(stage.workspace, {
        workspaceFolders: [{ uri: { path: '/folder' } }],
        fs: {
          writeFile: async ({ path }: Place, bytes: Uint8Array) => void files.set(path, new TextDecoder().decode(bytes)),
          readFile: async ({ path }: Place) => new TextEncoder().encode(files.get(path)),
        },
      }),
    );
    given.push(
      lend(stage.window, {
        showSaveDialog: async ({ defaultUri }: { readonly defaultUri: Place }) => defaultUri,
        showOpenDialog: async () => [...files.keys()].map((path) => ({ path })),
      }),
    );
  });
  after(() => {
    for (const giveBack of given) giveBack();
    desk.close();
  });

  it('is shared without secrets, and adds to another what is not there yet', async () => {
    const { registry } = desk.open();
    const account = { kind: 'client', clientId: 'id' } as const;
    const acme = {
      id: 'acme',
      name: 'Acme',
      url: 'https://acme.jamfcloud.com',
      environment: 'production',
      access: 'readOnly',
      account,
    } as const;
    await registry.add(acme, { kind: 'client', clientId: 'id', clientSecret: 'canary' });
    await desk.actions.exportList(registry);
    const text = files.get('/folder/team.jamf-instances.json') ?? '';
    assert.ok(text.includes(acme.url) && !text.includes('canary'), text);
    await desk.actions.importList(registry);
    await registry.remove('acme', AbortSignal.timeout(1000));
    await desk.actions.importList(registry);
    assert.deepEqual(desk.person.told, [
      'The list is exported, without secrets.',
      '0 added, 1 known already.',
      '1 added, 0 known already. Sign in to each with its own secret.',
    ]);
    assert.deepEqual(registry.all(), [acme]);
  });
});
