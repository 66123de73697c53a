import assert from 'node:assert/strict';
import { commands, languages, TabInputText, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import { signedIn } from '../../support/demoCaller.ts';
import { until } from '../support/editing.ts';
import { addServer, type ServerInstance } from '../support/serverInstance.ts';

describe('an object and another instance', () => {
  let here: ServerInstance;
  let there: ServerInstance;
  const packageIds = new Map<string, string>();

  before(async () => {
    [here, there] = [await addServer('Here'), await addServer('There')];
    const [onHere, onThere] = [signedIn(here.server.demo), signedIn(there.server.demo)];
    // There, the category of one package has another id, that of the other is missing, and neither package is there.
    for (const id of ['3', '7']) onThere('DELETE', `/api/v1/categories/${id}`);
    onThere('POST', '/api/v1/categories', { name: 'Printers', priority: 9 });
    for (const { id, packageName } of onThere('GET', '/api/v1/packages?page-size=100').json.results) {
      if (!['Printer drivers', 'Keynote templates'].includes(packageName)) continue;
      onThere('DELETE', `/api/v1/packages/${id}`);
      packageIds.set(packageName, id);
    }
    onHere('PUT', '/api/v1/buildings/1', { name: 'Apple Park', city: 'Zug', country: 'Switzerland' });
    onThere('PUT', '/api/v1/buildings/1', { name: 'Apple Park', city: 'Bern', country: 'Switzerland' });
  });
  after(async () => {
    await here.end();
    await there.end();
  });
  beforeEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  const building = 'jamf://here/buildings/1/Apple%20Park.json';
  const packageOf = (name: string) => `jamf://here/packages/${packageIds.get(name) ?? ''}/${encodeURIComponent(name)}.json`;
  const created = () => there.server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/packages'));

  async function copy(name: string) {
    const uri = await commands.executeCommand<string>('jamf.copyTo', packageOf(name), there.id);
    assert.match(uri, /^jamf:\/\/there\/packages\/new\//);
    const document = await workspace.openTextDocument(Uri.parse(uri));
    await until('the draft', () => document.getText().includes(`"packageName": ${JSON.stringify(name)}`));
    return document;
  }

  /** What the comparison in front shows on both sides, and what its tab is called. */
  async function compared(label: RegExp): Promise<readonly [left: string, right: string]> {
    const shown = () => window.tabGroups.activeTabGroup.activeTab;
    await until('a comparison', () => label.test(shown()?.label ?? ''));
    const input = shown()?.input;
    assert.ok(input instanceof TabInputTextDiff);
    const [left, right] = [await workspace.openTextDocument(input.original), await workspace.openTextDocument(input.modified)];
    return [left.getText(), right.getText()];
  }

  it('is compared with the one of its name, without what tells nothing', async () => {
    await commands.executeCommand('jamf.compareWith', building, there.id);
    const [left, right] = await compared(/^Building “Apple Park”: Here ↔ There/);
    assert.match(left, /"city": "Zug"/);
    assert.match(right, /"city": "Bern"/);
    assert.doesNotMatch(left + right, /"id"/);
  });

  it('is compared with what its own server has under the name of its instance', async () => {
    await here.open('buildings', '1');
    // A preview gets its name a moment later, by being opened once more: what came in front meanwhile as a preview would be replaced.
    await until('the name of its tab', () => window.tabGroups.activeTabGroup.activeTab?.label === 'Apple Park.json – Here');
    await commands.executeCommand('jamf.compareWithServer', building);
    const [left, right] = await compared(/^Apple Park: Here ↔ yours/);
    assert.equal(left, right);
  });

  it('is copied as a draft that names its category by the id that it has there, and is created there', async () => {
    await assert.rejects(
      async () => await commands.executeCommand('jamf.compareWith', packageOf('Printer drivers'), there.id),
      /Package “Printer drivers” is not on There\./,
    );
    const document = await copy('Printer drivers');
    const draft = JSON.parse(document.getText()) as { categoryId: string };
    assert.equal(there.server.demo.peek('categories', draft.categoryId)?.['name'], 'Printers');
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    assert.deepEqual(created(), []);
    assert.equal(await document.save(), true);
    assert.deepEqual(
      created().map(({ body }) => (JSON.parse(body) as { packageName: string }).packageName),
      ['Printer drivers'],
    );
    // What was created takes the place of the draft once it is read; it would come in front of the next one.
    const key = document.uri.toString();
    const tabs = () => window.tabGroups.all.flatMap((group) => group.tabs);
    await until('the draft to go', () => tabs().every(({ input }) => !(input instanceof TabInputText && input.uri.toString() === key)));
  });

  it('says in the draft what is not there', async () => {
    const document = await copy('Keynote templates');
    assert.equal((JSON.parse(document.getText()) as { categoryId: string }).categoryId, '-1');
    const said = () => languages.getDiagnostics(document.uri).map(({ message }) => message);
    await until('a word', () => said().some((message) => /is not on There\. It is left out of this copy/.test(message)));
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is not made twice', async () => {
    const before = there.server.requests.filter(({ method }) => method === 'POST').length;
    await assert.rejects(
      async () => await commands.executeCommand('jamf.copyTo', building, there.id),
      /Building “Apple Park” is on There already/,
    );
    assert.equal(there.server.requests.filter(({ method }) => method === 'POST').length, before);
  });
});
