import assert from 'node:assert/strict';
import { answer } from '../../../support/fakeTransport.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { lend } from '../../../support/host/lent.ts';
import { SetServer } from '../../../support/sets/setServer.ts';
import { SnapshotDesk } from '../../../support/sets/snapshotDesk.ts';
import { never } from '../../../support/signals.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly shown: string[];
  readonly presses: number[];
  readonly window: object;
}

const { readSnapshot, refreshSnapshot, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/sets/snapshot/readSnapshot.ts')),
  ...(await import('../../../../src/host/sets/snapshot/refreshSnapshot.ts')),
  vscode: (await import('vscode')) as unknown as StandIn,
}));

type Parts = Parameters<typeof readSnapshot>[0];

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

describe('reading a snapshot for a person', () => {
  let server: SetServer;
  let parts: Parts;
  /** What is chosen of the rows that are shown next: by their beginning; several where several may be. */
  let choices: string[];
  let rows: string[];
  let giveBack: () => void;

  beforeEach(() => {
    server = new SetServer(3, 30);
    const desk = new SnapshotDesk(server);
    const window = desk.window();
    const session = desk.session ?? assert.fail('no session');
    parts = { services: fakeServices({ session }), context: {} as Parts['context'], snapshots: async () => window };
    choices = [];
    rows = [];
    vscode.shown.length = 0;
    vscode.presses.length = 0;
    giveBack = lend(vscode.window, {
      showQuickPick: async (items: readonly Item[], { canPickMany }: { readonly canPickMany?: boolean }) => {
        rows.push(...items.map(({ label, description, detail }) => `${label}: ${description ?? detail ?? ''}`));
        const choice = choices.shift();
        const chosen = items.filter(({ label }) => choice?.split(', ').includes(label));
        return canPickMany === true ? chosen : chosen[0];
      },
    });
  });
  afterEach(() => giveBack());

  const row = { kind: 'instance', instanceId: 'acme' } as const;
  const said = (): string => vscode.shown.join('\n');

  it('reads the lists, then tells what the objects take, and at the end what came of it', async () => {
    choices = ['Everything That Says How It Is Set Up', 'Read All Objects'];
    server.instead = (asked) => (asked.startsWith('GET /JSSResource/ibeacons') ? answer(500) : undefined);
    const report = (await refreshSnapshot(parts, row)) ?? assert.fail('nothing was read');
    assert.equal(report.objects, server.buildings.size + server.printers.size + server.sites.size);
    assert.match(rows.join('\n'), /Everything That Says How It Is Set Up: At least \d+ requests/);
    assert.match(rows.join('\n'), /Read All Objects: \d+ requests/);
    assert.match(said(), /Reading Acme\n/);
    assert.match(said(), /The snapshot of Acme has \d+ objects\. Not read: [^,]+\. The answer was 500\.\nShow All$/);
  });

  it('stops where the person does not want the objects, and offers to go on', async () => {
    choices = ['Everything That Says How It Is Set Up', 'Not Now'];
    assert.equal(await refreshSnapshot(parts, row), undefined);
    assert.equal(server.times('GET /JSSResource/printers/id/'), 0);
    assert.match(said(), /Reading was stopped\. What was read is kept, and the next time goes on there\.\nResume/);
    choices = ['Choose Kinds…', 'Printers, Buildings', 'Read All Objects'];
    vscode.presses.push(0);
    assert.equal((await refreshSnapshot(parts, row))?.objects, 33);
    assert.equal(server.times('GET /JSSResource/printers'), 1 + 30);
  });

  it('asks nothing of whoever calls with data', async () => {
    const report = await refreshSnapshot(parts, { instance: 'acme', resources: ['classic/printers', 'not/there'] });
    assert.deepEqual(report, {
      objects: 30,
      read: 30,
      kept: 0,
      unread: [{ resource: 'not/there', reason: 'This Jamf Pro does not have it, or gives no list of it, or shows no single one.' }],
    });
    assert.deepEqual(rows, []);
  });

  it('takes what is there where the person says so, with its age, and reads it anew else', async () => {
    const wish = { instanceId: 'acme', resources: ['classic/printers'], how: 'asks' } as const;
    choices = ['Read It Now', 'Read All Objects'];
    assert.equal((await readSnapshot(parts, wish))?.refreshed?.read, 30);
    const before = server.asked.length;
    choices = ['Use What Is There'];
    const read = await readSnapshot(parts, wish);
    assert.deepEqual([read?.refreshed, read?.source.kinds().length], [undefined, 1]);
    assert.match(rows.join('\n'), /Use What Is There: Snapshot of 30 objects, \d+ days old\.\nRead It Anew: 31 requests/);
    assert.equal(server.asked.length, before, 'nobody was asked');
    choices = ['Read It Anew'];
    assert.equal((await readSnapshot(parts, wish))?.refreshed?.read, 30);
    assert.ok(server.asked.length > before + 30);
    assert.equal(await readSnapshot(parts, wish), undefined, 'a person who chooses nothing gets nothing');
  });

  it('reads unasked only what is missing, where what is there will do', async () => {
    const wish = { instanceId: 'acme', how: 'kept' } as const;
    await readSnapshot(parts, { ...wish, resources: ['classic/printers'] });
    const before = server.asked.length;
    assert.equal((await readSnapshot(parts, { ...wish, resources: ['classic/printers'] }))?.refreshed, undefined);
    assert.equal(server.asked.length, before);
    assert.notEqual((await readSnapshot(parts, { ...wish, resources: ['buildings'] }))?.refreshed, undefined);
    assert.equal(server.times('GET /JSSResource/printers/id/'), 30);
    assert.equal((await (await parts.snapshots()).plan('acme', ['buildings'], never)).isLeast, false);
  });
});
