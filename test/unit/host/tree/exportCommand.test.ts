import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ListSettings } from '../../../../src/app/lists/listSettings.ts';
import { FakeMemento } from '../../../support/host/fakeMemento.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { lend } from '../../../support/host/lent.ts';
import { keptOfView } from '../../../support/host/keptOfView.ts';
import { fakeSession, paged, response, rows, type Answer } from '../../../support/fakeSession.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

interface StandIn {
  readonly shown: string[];
  readonly presses: number[];
  readonly window: object;
  readonly Uri: object;
}

const { exportToFile, vscode } = await withVscodeModule(async () => ({
  ...(await import('../../../../src/host/tree/exportCommand.ts')),
  vscode: (await import('vscode')) as unknown as StandIn,
}));

type Many = readonly { readonly label: string; readonly picked?: boolean }[];

describe('the export of a list into a file', () => {
  let folder = '';
  let stop = (): void => undefined;
  let giveBack = (): void => undefined;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'export-'));
    vscode.shown.length = 0;
    vscode.presses.length = 0;
    const uris = lend(vscode.Uri, { joinPath: (_: unknown, name: string) => ({ scheme: 'file', fsPath: path.join(folder, name) }) });
    const asked = lend(vscode.window, {
      // What is proposed is taken: the columns that are chosen, the name of the file.
      showQuickPick: async (items: Many, { canPickMany }: { readonly canPickMany?: true }) =>
        canPickMany === true ? items.filter(({ picked }) => picked) : items[vscode.presses.shift() ?? -1],
      showSaveDialog: async ({ defaultUri }: { readonly defaultUri: unknown }) => defaultUri,
      withProgress: (_: unknown, work: (progress: object, token: object) => unknown) => {
        const onCancellationRequested = (listener: () => void): object => {
          stop = listener;
          return { dispose: () => undefined };
        };
        const report = ({ message }: { readonly message: string }): unknown => vscode.shown.push(message);
        return work({ report }, { isCancellationRequested: false, onCancellationRequested });
      },
    });
    giveBack = () => {
      uris();
      asked();
    };
  });
  afterEach(() => {
    giveBack();
    rmSync(folder, { recursive: true });
  });

  async function exported(answer: Answer, ...presses: readonly number[]): Promise<readonly string[]> {
    return await exportedList('buildings', {}, answer, ...presses);
  }

  async function exportedList(
    resource: string,
    asked: Parameters<ListSettings['set']>[2],
    answer: Answer,
    ...presses: readonly number[]
  ): Promise<readonly string[]> {
    vscode.presses.push(...presses);
    const state = new FakeMemento();
    const { settings } = keptOfView(state);
    await settings.set('fake', resource, asked);
    const services = fakeServices({ session: fakeSession({ answer }) });
    await exportToFile({ services, settings, state }, { kind: 'resource', instanceId: 'fake', resource });
    return vscode.shown;
  }
  const file = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  const [csv, json] = [0, 1];
  const resume = 0;

  it('has all rows, with the columns that are proposed, and says how many they were', async () => {
    const shown = await exported(paged(450), csv);
    const [head, first, ...others] = file('buildings.csv').trim().split('\r\n');
    assert.deepEqual([head, first, others.length], ['name,city,id,floors,kind,parent.id', 'n1,,1,,,', 449]);
    assert.match(shown.join('\n'), /^400 of 450, \d+ s left$/m);
    assert.deepEqual(shown.slice(-2), ['450 Buildings were exported.', 'Open']);
  });

  it('has what is shown of a list that is filtered and sorted here', async () => {
    const sites = [4, 10, 2].map((id) => ({ id: String(id), name: `Site ${id % 4}` }));
    const shown = await exportedList('sites', { filter: { kind: 'text', text: 'site 2' }, sort: 'id:asc' }, () => sites, json);
    assert.deepEqual(JSON.parse(file('sites.json')), [sites[2], sites[1]]);
    assert.deepEqual(shown.slice(-2), ['2 Sites were exported.', 'Open']);
  });

  it('goes on where it was stopped', async () => {
    let isHeld = true;
    const shown = await exported(
      ({ page, ...asked }, signal) => {
        if (!isHeld || page < 2) return paged(900)({ page, ...asked }, signal);
        return new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({}));
          setImmediate(() => {
            isHeld = false;
            stop();
          });
        });
      },
      json,
      resume,
    );
    assert.ok(shown.includes('The export was stopped. 400 rows are in the file.'), shown.join('\n'));
    assert.equal(shown.at(-2), '900 Buildings were exported.');
    assert.deepEqual(JSON.parse(file('buildings.json')), rows(1, 900));
  });

  it('goes on where it was broken off, as often as somebody wants', async () => {
    let fails = 2;
    const shown = await exported(
      (asked, signal) => (asked.page === 2 && fails-- > 0 ? response(502, '') : paged(900)(asked, signal)),
      json,
      resume,
      resume,
    );
    assert.match(shown.join('\n'), /could not export the list.* 400 rows are in the file\.\nResume\n/);
    assert.deepEqual(JSON.parse(file('buildings.json')), rows(1, 900));
  });

  it('leaves whole rows where nobody goes on', async () => {
    const shown = await exported((asked, signal) => (asked.page >= 1 ? response(502, '') : paged(900)(asked, signal)), json);
    assert.equal(shown.at(-1), 'Resume');
    assert.equal(file('buildings.json').trim().split('\n').length, 201);
  });
});
