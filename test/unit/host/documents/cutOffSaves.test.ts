import assert from 'node:assert/strict';
import type { FileParts } from '../../../../src/host/documents/commands/fileParts.ts';
import { desk, json, show, Window } from '../../../support/documents/documentsDesk.ts';
import type { Desk } from '../../../support/documents/documentsDesk.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly shown: string[];
  readonly presses: number[];
  readonly window: { showTextDocument?: unknown };
  readonly workspace: { textDocuments?: unknown };
  readonly Uri: { from: (parts: { readonly path: string }) => object };
}

const load = async () =>
  await withVscodeModule(async () => ({
    vscode: (await import('vscode')) as unknown as StandIn,
    ...(await import('../../../../src/host/documents/notes/cutOffSaves.ts')),
    ...(await import('../../../../src/host/documents/system/objectUri.ts')),
  }));

/** The window dies at the moment of the write, which gets through or not. */
async function died(way: 'storeAndReset' | 'reset'): Promise<Desk & { readonly text: string }> {
  const made = desk();
  const text = (await show(made.window, json)).replace('"Fix"', '"Mine"');
  const end = new Promise<void>((resolve) => {
    made.jamf.fault = ({ method }) => {
      if (method === 'GET') return undefined;
      made.window.documents.dispose();
      resolve();
      return way;
    };
  });
  const saving = made.window.documents.send(json, text);
  await end;
  await saving;
  made.jamf.fault = () => undefined;
  made.jamf.requests.length = 0;
  return { ...made, text };
}

describe('what is said of a save that ended with its window', () => {
  let world: Awaited<ReturnType<typeof load>>;
  let from: StandIn['Uri']['from'];
  before(async () => {
    world = await load();
    from = world.vscode.Uri.from;
    world.vscode.Uri.from = (parts) => ({ ...parts, toString: () => parts.path });
  });
  after(() => {
    const { Uri, window, workspace } = world.vscode;
    Uri.from = from;
    Reflect.deleteProperty(window, 'showTextDocument');
    Reflect.deleteProperty(workspace, 'textDocuments');
  });

  /** The next window, whose editor came back with a text, and what a person is told who presses a button or none. */
  async function told({ jamf, folder }: Desk, shows: string, press?: number) {
    const { vscode, tellOfCutOffSaves, uriOf } = world;
    const next = new Window(jamf, folder);
    next.dirty.add(json.ending);
    next.editors.set(json.ending, shows);
    const acts: string[] = [];
    const document = { uri: uriOf(json), isDirty: true, getText: () => shows };
    Object.assign(vscode.workspace, { textDocuments: [document] });
    Object.assign(vscode.window, { showTextDocument: async () => (acts.push('shown'), { document }) });
    vscode.shown.length = 0;
    vscode.presses.length = 0;
    if (press !== undefined) vscode.presses.push(press);
    const parts = {
      documents: next.documents,
      sender: { what: () => 'script “Fix” on Lab' },
      saves: { drop: async () => void acts.push('dropped') },
      services: { problems: { words: async () => 'words' } },
    } as unknown as FileParts;
    await tellOfCutOffSaves(parts, await next.documents.departures.cutOff());
    const [question, button, ...answer] = vscode.shown;
    assert.match(question!, /^Saving script “Fix” on Lab was cut off before its answer came\. .* nothing is sent again by itself\.$/);
    assert.equal(button, 'Look Now');
    assert.equal(jamf.writes().length, 0);
    return { next, answer, acts };
  }

  it('asks no server until somebody wants to look', async () => {
    const made = await died('storeAndReset');
    const { next, answer, acts } = await told(made, made.text);
    assert.deepEqual([answer, acts, made.jamf.requests.length], [[], [], 0]);
    assert.deepEqual(await next.documents.departures.cutOff(), [json], 'the next window says it again');
  });

  it('where it was stored, the editor takes the server’s copy', async () => {
    const made = await died('storeAndReset');
    const { answer, acts } = await told(made, made.text, 0);
    assert.deepEqual([answer, acts], [['script “Fix” on Lab was stored before it was cut off.'], ['dropped']]);
  });

  it('where it was stored, an editor with newer changes keeps them', async () => {
    const made = await died('storeAndReset');
    const { acts } = await told(made, made.text.replace('"Mine"', '"Newer"'), 0);
    assert.deepEqual(acts, []);
  });

  it('where it was not stored, the editor is shown with its text, which is sent by hand, once', async () => {
    const made = await died('reset');
    const { next, answer, acts } = await told(made, made.text, 0);
    const words = 'script “Fix” on Lab is as it was before. Your text is in the editor: save it to send it.';
    assert.deepEqual([answer, acts], [[words], ['shown']]);
    assert.equal((await next.documents.send(json, made.text)).kind, 'stored');
    assert.equal(made.jamf.writes().length, 1);
    assert.match(made.jamf.stored.get('/v1/scripts/7')!, /"Mine"/);
  });
});
