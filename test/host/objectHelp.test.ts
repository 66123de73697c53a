import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, EndOfLine, Location, Position, Range, TextEdit, window, workspace, WorkspaceEdit } from 'vscode';
import type { CodeAction, CompletionItem, CompletionList, Hover, InlayHint, MarkdownString, TextDocument } from 'vscode';
import { replace, until } from './support/editing.ts';
import { closeAll, complaints, Lab, note, notesOf, press } from './support/lab.ts';

describe('help with an object', () => {
  let lab: Lab;
  before(async () => {
    lab = await Lab.open('Help');
  });
  after(() => lab.close());
  afterEach(closeAll);

  const listsOf = (resource: string) => lab.server.requests.filter(({ path }) => path.startsWith(`/api/v1/${resource}?`)).length;
  const behind = (document: TextDocument, text: string): Position => {
    const at = document.getText().indexOf(text);
    assert.ok(at >= 0, `${text} is not in ${document.getText()}`);
    return document.positionAt(at + text.length);
  };
  const whole = (document: TextDocument) => new Range(new Position(0, 0), document.positionAt(document.getText().length));

  /** A device with everything that the help is about. */
  async function device(): Promise<TextDocument> {
    const ids = Array.from({ length: 80 }, (_, index) => String(index + 1));
    const id = ids.find((one) => lab.stored('mobile-devices', one)['deviceType'] === 'tvOS') ?? '';
    return await lab.show('mobile-devices', id);
  }

  /** Where a device is, as its document says. */
  function idOf(document: TextDocument, field: 'departmentId' | 'buildingId'): string {
    return new RegExp(`"${field}": "([^"]+)"`).exec(document.getText())?.[1] ?? assert.fail(document.getText());
  }

  async function setText(document: TextDocument, text: string): Promise<void> {
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, whole(document), text);
    assert.ok(await workspace.applyEdit(edit));
  }

  async function offered(document: TextDocument, at: Position): Promise<readonly CompletionItem[]> {
    return (await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, at)).items;
  }

  const labelOf = ({ label }: CompletionItem): string => (typeof label === 'string' ? label : label.label);

  /** Once it is complained about: what is offered there, done. */
  async function fix(document: TextDocument, at: Position, title: string): Promise<void> {
    let found: CodeAction | undefined;
    await until(`“${title}” to be offered`, async () => {
      const range = new Range(at, at);
      const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
      found = actions.find((action) => action.title === title);
      return found !== undefined;
    });
    assert.ok(found?.edit !== undefined);
    assert.ok(await workspace.applyEdit(found.edit));
  }

  async function begin(resource: string): Promise<TextDocument> {
    await commands.executeCommand('jamf.newObject', { instance: lab.instance, resource });
    return window.activeTextEditor!.document;
  }

  it('shows the names of ids beside them and on hover, from one list each', async () => {
    const document = await device();
    const [departmentId, buildingId] = [idOf(document, 'departmentId'), idOf(document, 'buildingId')];
    const [department, building] = [lab.nameOf('departments', departmentId), lab.nameOf('buildings', buildingId)];
    const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole(document));
    const beside = (label: string) => hints.find((hint) => hint.label === label)?.position;
    assert.deepEqual(beside(department), behind(document, `"departmentId": "${departmentId}"`));
    assert.deepEqual(beside(building), behind(document, `"buildingId": "${buildingId}"`));
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      behind(document, '"departmentId": "'),
    );
    const words = hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
    assert.ok(words.replaceAll('&nbsp;', ' ').includes(`Department “${department}”`), words);
    assert.deepEqual([listsOf('departments'), listsOf('buildings')], [1, 1]);
  });

  it('warns of what was changed, and of nothing that the server returned', async () => {
    const document = await device();
    await until('nothing to complain about', () => complaints(document).length === 0);
    await replace(document, '"ios": null', '"ios": 7');
    await until('one warning', () => complaints(document).length > 0);
    const [found] = complaints(document);
    assert.deepEqual([complaints(document).length, found?.severity], [1, DiagnosticSeverity.Warning]);
    assert.ok(found?.range.contains(behind(document, '"ios": ')));
    await replace(document, '"ios": 7', '"ios": null');
    await until('no warning', () => complaints(document).length === 0);
  });

  it('completes an id by its name', async () => {
    const document = await device();
    const departmentId = idOf(document, 'departmentId');
    const other = departmentId === '2' ? '3' : '2';
    const at = behind(document, '"departmentId": "');
    const item = (await offered(document, at)).find((one) => labelOf(one) === lab.nameOf('departments', other));
    assert.ok(item?.range instanceof Range && typeof item.insertText === 'string');
    // What stands before the cursor is what VS Code looks for in it.
    assert.ok(item.filterText?.startsWith(document.getText(new Range(item.range.start, at))));
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, item.range, item.insertText);
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(idOf(document, 'departmentId'), other);
  });

  it('goes to the object that an id means', async () => {
    const document = await device();
    const buildingId = idOf(document, 'buildingId');
    const name = lab.nameOf('buildings', buildingId);
    const at = behind(document, '"buildingId": "');
    const [found] = await commands.executeCommand<Location[]>('vscode.executeDefinitionProvider', document.uri, at);
    assert.ok(found instanceof Location);
    const goal = await workspace.openTextDocument(found.uri);
    assert.equal(goal.uri.path, `/buildings/${buildingId}/${name}.json`);
    assert.equal((JSON.parse(goal.getText()) as { name: string }).name, name);
  });

  it('has a way to see a secret above the line of its mask', async () => {
    const document = await device();
    assert.match(document.getText(), /"airplayPassword": "•+"/);
    const notes = (await notesOf(document)).filter(({ title }) => title === '$(eye) Reveal');
    assert.deepEqual(
      notes.map(({ command, arguments: [uri, pointer] = [] }) => [command, String(uri), pointer]),
      [['jamf.revealSecret', document.uri.toString(), '/tvos/airplayPassword']],
    );
  });

  it('mends a slip of the pen and what is missing, and offers no $schema', async () => {
    const document = await begin('departments');
    await setText(document, '{\n  "nmae": "Robotics"\n}\n');
    await fix(document, new Position(1, 4), 'Did you mean “name”?');
    assert.equal(document.getText(), '{\n  "name": "Robotics"\n}\n');
    await until('nothing to complain about', () => complaints(document).length === 0);
    await setText(document, '{\n  \n}\n');
    await fix(document, new Position(0, 0), 'Add “name”');
    assert.match(document.getText(), /\{\n {2}"name": "[^"]+"\n\}/);
    await setText(document, '{\n  ""\n}\n');
    const labels = (await offered(document, new Position(1, 3))).map(labelOf);
    assert.ok(labels.includes('name'), labels.join());
    assert.ok(!labels.includes('$schema'), labels.join());
  });

  it('takes back what only the server sets', async () => {
    const document = await lab.show('buildings', '1');
    const before = document.getText();
    await replace(document, '"id": "1"', '"id": "8"');
    await until('an error', () => complaints(document).some(({ severity }) => severity === DiagnosticSeverity.Error));
    await fix(document, behind(document, '"i'), "Put back the server's “id”");
    assert.equal(document.getText(), before);
  });

  it('writes a whole object where there is none', async () => {
    const script = await begin('scripts');
    await press(await note(script, '$(json) Open the other fields as JSON'));
    const { document } = window.activeTextEditor!;
    assert.match(document.uri.path, /^\/scripts\/new\/.*\.json$/);
    for (const begun of ['', '{}']) {
      await setText(document, begun);
      const items = await offered(document, document.positionAt(begun.length / 2));
      const item = items.find((one) => /^Object: all \d+ fields/.test(labelOf(one)));
      assert.ok(item?.range instanceof Range && typeof item.insertText === 'object');
      assert.deepEqual(item.range, whole(document));
      assert.ok(await window.activeTextEditor!.insertSnippet(item.insertText, item.range));
      const written = JSON.parse(document.getText()) as Record<string, unknown>;
      assert.equal(Object.keys(written)[0], 'name');
      assert.ok(typeof written['priority'] === 'string' && /^[A-Z_]+$/.test(written['priority']));
      assert.ok(!('id' in written));
    }
  });

  it('warns of Windows line endings in a script, and changes them', async () => {
    const document = await lab.showScript('1');
    await until('nothing to complain about', () => complaints(document).length === 0);
    const edit = new WorkspaceEdit();
    edit.set(document.uri, [TextEdit.setEndOfLine(EndOfLine.CRLF)]);
    assert.ok(await workspace.applyEdit(edit));
    await until('a warning', () => complaints(document).some(({ message }) => message.startsWith('Windows line endings')));
    // Of an edit that was handed over once more, nothing would be left of the line endings.
    const [action] = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new Range(0, 0, 0, 0));
    assert.deepEqual([action?.title, action?.isPreferred], ['Change all line endings to LF', true]);
    await commands.executeCommand('editor.action.autoFix');
    await until('LF', () => document.eol === EndOfLine.LF);
    await until('no warning', () => complaints(document).length === 0);
    assert.equal(document.getText(), lab.stored('scripts', '1')['scriptContents']);
  });

  it('is the same whatever language a JSON file is', async () => {
    const settings = workspace.getConfiguration('files');
    await settings.update('associations', { '*.json': 'jsonc' }, true);
    try {
      const document = await lab.show('scripts', '4');
      await until('JSON with comments', () => document.languageId === 'jsonc');
      const labels = (await offered(document, behind(document, '"priority": "'))).map(labelOf);
      assert.ok(labels.includes('"AT_REBOOT"'), labels.join());
    } finally {
      await settings.update('associations', undefined, true);
    }
  });

  it('comes from no schema that is meant for a file of its name', async () => {
    await lab.elsewhere('buildings/3', { name: 'package' });
    const document = await lab.show('buildings', '3');
    assert.equal(document.uri.path, '/buildings/3/package (3).json');
    assert.equal((JSON.parse(document.getText()) as { name: string }).name, 'package');
  });
});
