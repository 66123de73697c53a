import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Range, window, workspace } from 'vscode';
import type { CodeAction, CompletionList, Hover, Location, MarkdownString, TextDocument } from 'vscode';
import { replace, until } from '../support/editing.ts';
import { closeAll, complaints, Lab } from '../support/lab.ts';
import { classicText } from '../support/otherPerson.ts';

describe('a policy', () => {
  const policies = 'classic/policies';
  let lab: Lab;
  before(async () => {
    lab = await Lab.open('Policies');
  });
  after(() => lab.close());
  afterEach(closeAll);

  async function actionsAt(document: TextDocument, text: string): Promise<readonly CodeAction[]> {
    const at = document.positionAt(document.getText().indexOf(text) + text.length);
    return await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new Range(at, at));
  }

  /** Once it is offered there: does it. */
  async function fix(document: TextDocument, text: string, title: string): Promise<void> {
    let seen: readonly CodeAction[] = [];
    await until(
      () => `“${title}” at ${text}, where there is ${JSON.stringify([seen.map((one) => one.title), complaints(document)])}`,
      async () => {
        seen = await actionsAt(document, text);
        return seen.some((action) => action.title === title);
      },
    );
    const { edit } = seen.find((action) => action.title === title)!;
    assert.ok(edit !== undefined && (await workspace.applyEdit(edit)));
  }

  it('is completed with the choices of an element, and told of on hover', async () => {
    const document = await lab.show(policies, '1');
    const text = document.getText();
    const at = document.positionAt(text.indexOf('"frequency": "') + '"frequency": "'.length);
    const { items } = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('"Ongoing"') && labels.includes('"Once every day"'), labels.join());
    const onName = document.positionAt(text.indexOf('"frequency"') + 3);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, onName);
    const words = hovers.flatMap(({ contents }) => contents.map((part) => (part as MarkdownString).value)).join('\n');
    assert.match(words, /Ongoing/);
  });

  it('leads from an id to its object, whose name is not said twice', async () => {
    const document = await lab.show(policies, '1');
    const category = /"category": \{\s*"id": (\d+)/.exec(document.getText());
    const at = document.positionAt((category?.index ?? 0) + (category?.[0].length ?? 0));
    const [found] = await commands.executeCommand<Location[]>('vscode.executeDefinitionProvider', document.uri, at);
    assert.match(found?.uri.path ?? '', new RegExp(`^/categories/${category?.[1]}/`));
    const hints = await commands.executeCommand<unknown[]>('vscode.executeInlayHintProvider', document.uri, new Range(0, 0, 60, 0));
    assert.deepEqual(hints, []);
  });

  it('has a wrong choice marked, with a way to the right one, and is not sent with it', async () => {
    const document = await lab.show(policies, '2');
    const was = /"frequency": "[^"]*"/.exec(document.getText())?.[0] ?? '';
    await replace(document, was, '"frequency": "Ongoin"');
    await until('a mark', () => complaints(document).length > 0);
    const [found] = complaints(document);
    assert.deepEqual([complaints(document).length, found?.severity], [1, DiagnosticSeverity.Error], found?.message);
    assert.equal(await document.save(), false);
    assert.deepEqual(lab.writes(), []);
    await until('one mark', () => complaints(document).length === 1);
    await fix(document, '"frequency": "Ong', 'Change to “Ongoing”');
    await until('no mark', () => complaints(document).length === 0);
    assert.match(document.getText(), /"frequency": "Ongoing"/);
  });

  it('has a group marked that is gone, and loses it by a quick fix', async () => {
    const document = await lab.show(policies, '52');
    await until('a warning', () => complaints(document).some(({ severity }) => severity === DiagnosticSeverity.Warning));
    const [found] = complaints(document);
    assert.ok(found !== undefined && /77/.test(document.lineAt(found.range.start.line).text), found?.message);
    await fix(document, '"id": 77', 'Remove the reference that is not listed');
    assert.doesNotMatch(document.getText(), /\b77\b|Loaner pool/);
    await until('no warning', () => complaints(document).length === 0);
  });

  it('has its command as a script', async () => {
    await commands.executeCommand('jamf.openScript', (await lab.show(policies, '60')).uri.toString());
    const { document } = window.activeTextEditor!;
    assert.match(document.uri.path, /\.sh$/);
    await until('a shell script', () => document.languageId === 'shellscript');
    assert.ok((await classicText(lab.server, 'policies/id/60')).includes(document.getText().split('\n')[0]!.slice(0, 20)));
  });
});
