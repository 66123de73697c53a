import assert from 'node:assert/strict';
import { commands } from 'vscode';
import type { CodeLens, TextDocument } from 'vscode';
import { createDemo } from '../../../src/demo/demo.ts';
import { signedIn } from '../../support/demoCaller.ts';
import { until } from '../support/editing.ts';
import { addServer, type ServerInstance } from '../support/serverInstance.ts';

/**
 * The demo's own document, in which departments are old and buildings cannot be changed; and a settings page that the demo does not have,
 * which is deleted for more than a yes.
 */
function documentWithOldThings(): string {
  const document = signedIn(createDemo())('GET', '/api/schema/').json;
  const { paths } = document;
  const [one, all] = [paths['/v1/departments/{id}'], paths['/v1/departments']];
  paths['/v2/departments/records'] = structuredClone(all);
  paths['/v2/departments/records/{id}'] = structuredClone(one);
  for (const verb of Object.values<object>(one)) Object.assign(verb, { deprecated: true, 'x-deprecation-date': '2025-03-14' });
  delete paths['/v1/buildings/{id}'].put;
  delete paths['/v1/buildings/{id}'].patch;
  const shape = { content: { 'application/json': { schema: { type: 'object', properties: { protectUrl: { type: 'string' } } } } } };
  paths['/v1/jamf-protect'] = {
    get: { tags: ['jamf-protect'], responses: { 200: { description: '', ...shape } } },
    delete: { tags: ['jamf-protect'], responses: { 204: { description: '' } } },
  };
  return JSON.stringify(document);
}

describe('objects of a document with old things, and of an instance that is read-only', () => {
  let old: ServerInstance;
  let locked: ServerInstance;
  before(async () => {
    old = await addServer('Old Things', 'full', { document: documentWithOldThings() });
    locked = await addServer('Locked', 'readOnly');
  });
  after(async () => {
    await old.end();
    await locked.end();
  });

  async function isAbove(document: TextDocument, words: string, command: string): Promise<void> {
    let found: readonly string[] = [];
    await until(words, async () => {
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
      found = lenses.filter(({ command: call }) => call?.title.includes(words)).map(({ command: call }) => call?.command ?? '');
      return found.length > 0;
    });
    assert.deepEqual(found, [command]);
  }

  it('say since when an operation is deprecated, and what took its place', async () => {
    const document = await old.open('departments', '1');
    await isAbove(document, 'PUT /v1/departments/{id} is deprecated since 2025-03-14; use PUT /v2/departments/records/{id}', '');
  });

  it('say that the API has no way to change an object', async () => {
    await isAbove(await old.open('buildings', '1'), 'Read-only: the Jamf Pro API has no operation that changes this', '');
  });

  it('lead to their script, and say nothing else of what can be written', async () => {
    const document = await old.open('scripts', '1');
    await isAbove(document, 'Open the script as .sh', 'jamf.openScript');
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert.deepEqual(
      lenses.filter(({ command }) => /Read-only|read-only|deprecated|Not sent/.test(command?.title ?? '')),
      [],
    );
  });

  it('lead to unlocking where nothing can be written', async () => {
    await isAbove(await locked.open('buildings', '1'), 'Locked is read-only here: unlock it', 'jamf.unlockInstance');
  });

  it('go, where they are a whole configuration, for nobody who leaves the question for its name', async () => {
    let isOver = false;
    const deleting = Promise.resolve(commands.executeCommand('jamf.deleteObject', { instance: old.id, resource: 'jamf-protect', id: '-' }));
    const over = deleting.finally(() => (isOver = true));
    await until('the question that Escape leaves', async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return isOver;
    });
    await over;
    assert.deepEqual(
      old.server.requests.filter(({ method }) => method === 'DELETE'),
      [],
    );
  });
});
