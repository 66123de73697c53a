import assert from 'node:assert/strict';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { json } from '../../../support/documents/documentsDesk.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly shown: string[];
  readonly presses: number[];
  readonly commands: { executeCommand: (...call: readonly unknown[]) => Promise<unknown> };
  readonly Uri: { from: (parts: { readonly path: string }) => object };
}

const load = async () =>
  await withVscodeModule(async () => ({
    vscode: (await import('vscode')) as unknown as StandIn,
    ...(await import('../../../../src/host/documents/notes/unsentNotice.ts')),
  }));

describe('the notice of texts that were kept and not sent', () => {
  let world: Awaited<ReturnType<typeof load>>;
  let own: Pick<StandIn['commands'], 'executeCommand'> & StandIn['Uri'];
  before(async () => {
    world = await load();
    const { commands, Uri, shown } = world.vscode;
    own = { executeCommand: commands.executeCommand, from: Uri.from };
    Uri.from = (parts) => ({ ...parts, toString: () => parts.path });
    shown.length = 0;
  });
  after(() => {
    world.vscode.commands.executeCommand = own.executeCommand;
    world.vscode.Uri.from = own.from;
  });

  it('is one for all that came of one gesture, and sends them one after the other, the first that was kept first', async () => {
    const { vscode, UnsentNotice } = world;
    const log = new MemoryLog();
    const notice = new UnsentNotice(log, () => false);
    const documents: readonly ObjectAddress[] = [
      { ...json, label: 'A' },
      { ...json, label: 'B' },
    ];
    const sent: string[] = [];
    let under = 0;
    const all = new Promise<void>((resolve) => {
      vscode.commands.executeCommand = async (command, uri) => {
        assert.equal(under++, 0, 'one after the other');
        await new Promise(setImmediate);
        under--;
        if (sent.push(`${String(command)} ${String(uri)}`) === documents.length) resolve();
      };
    });
    vscode.presses.push(0);
    for (const address of documents) notice.tell(address, { what: `script “${address.label}” on Lab`, why: 'behind' });
    await all;
    assert.deepEqual(vscode.shown, [
      'script “A” on Lab, script “B” on Lab were kept here and not sent: only the document in front is sent when it is saved.',
      'Send All',
    ]);
    assert.deepEqual(
      sent.map((call) => call.replace(/\/[^ ]*\//, '…')),
      ['jamf.sendDraft …A.json', 'jamf.sendDraft …B.json'],
    );
    assert.deepEqual(log.lines, []);
    notice.dispose();
  }).timeout(5000);
});
