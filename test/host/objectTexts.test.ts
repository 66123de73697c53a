import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { replace, until } from './support/editing.ts';
import { closeAll, complaints, Lab } from './support/lab.ts';

describe('what is saved of an object', () => {
  let lab: Lab;
  before(async () => {
    lab = await Lab.open('Texts');
  });
  after(() => lab.close());
  afterEach(async () => {
    lab.server.setFault(undefined);
    await closeAll();
  });

  for (const [id, digits] of Object.entries({ 1: '9007199254740993', 2: '1.10', 3: '1E400' })) {
    it(`holds the number ${digits} digit by digit`, async () => {
      const name = lab.nameOf('categories', id);
      const path = `/api/v1/categories/${id}`;
      const body = `{"id":"${id}","name":${JSON.stringify(name)},"priority":${digits}}`;
      lab.server.setFault({ path, fault: { kind: 'status', status: 200, body, contentType: 'application/json' } });
      const document = await lab.show('categories', id);
      assert.ok(document.getText().includes(`"priority": ${digits}\n`));
      await replace(document, JSON.stringify(name), '"Other"');
      const before = lab.writes().length;
      // That answer is the object of before, whose name is another: nothing was stored.
      assert.equal(await document.save(), false);
      const [sent] = lab.writes().slice(before);
      assert.equal(sent?.method, 'PUT');
      assert.match(sent.body, new RegExp(`"priority":\\s*${digits.replace('.', String.raw`\.`)}\\s*[,}]`));
    });
  }

  it('is created once although the answer was lost: the next try finds it by its name', async () => {
    await commands.executeCommand('jamf.newObject', { instance: lab.instance, resource: 'departments' });
    const { document } = window.activeTextEditor!;
    await replace(document, '"name": ""', '"name": "Lost and found"');
    const before = lab.writes().length;
    const posts = () =>
      lab
        .writes()
        .slice(before)
        .map(({ method, path }) => `${method} ${path}`);
    lab.server.setFault({ method: 'POST', path: '/departments', fault: { kind: 'resetAfter' }, times: 1 });
    assert.equal(await document.save(), false);
    assert.deepEqual(posts(), ['POST /api/v1/departments']);
    assert.equal(await document.save(), false);
    assert.deepEqual(posts(), ['POST /api/v1/departments']);
    assert.equal(document.isDirty, true);
    assert.equal(window.activeTextEditor?.document, document);
  });
});

/** They work on objects too. */
describe('objects under settings that were made for source code', () => {
  const made = { 'files.encoding': 'windows1252', 'files.trimTrailingWhitespace': true };
  let lab: Lab;
  before(async () => {
    for (const [name, value] of Object.entries(made)) await workspace.getConfiguration().update(name, value, true);
    lab = await Lab.open('Settings');
  });
  after(async () => {
    await lab.close();
    for (const name of Object.keys(made)) await workspace.getConfiguration().update(name, undefined, true);
  });
  afterEach(closeAll);

  it('are UTF-8 in any encoding of files', async () => {
    await lab.elsewhere('scripts/1', { scriptContents: '#!/bin/sh\necho "für“\n' });
    const document = await lab.showScript('1');
    assert.equal(document.encoding, 'utf8');
    assert.equal(document.getText(), '#!/bin/sh\necho "für“\n');
  });

  it('say what VS Code cannot keep, and send nothing where nothing was typed', async () => {
    await lab.elsewhere('scripts/3', { scriptContents: '#!/bin/sh\necho 1\r\necho 2\nawk RS="\r"\n' });
    const document = await lab.showScript('3');
    await until('a warning', () => complaints(document).length > 0);
    const says = /VS Code cannot keep this text as it is: .*line 2 in CRLF and line 4 in a lone carriage return will end in LF/;
    assert.match(complaints(document)[0]?.message ?? '', says);
    const before = lab.writes().length;
    await commands.executeCommand('workbench.action.files.save');
    assert.equal(lab.writes().length, before);
    assert.equal(document.isDirty, false);
  });
});
