import assert from 'node:assert/strict';
import { Range, TextEdit, workspace, WorkspaceEdit } from 'vscode';
import type { TextDocument } from 'vscode';

/** How long it may take on a machine that is busy with other things, in milliseconds: shorter than a test may last, so that its name is told. */
const longest = 15_000;

/** Waits for something that VS Code does in its own time. */
export async function until(what: string | (() => string), holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + longest; performance.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
  assert.fail(`never happened: ${typeof what === 'string' ? what : what()}`);
}

/** Types in a document, whether or not a tab shows it. */
export async function replace(document: TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  assert.ok(at >= 0, `${from} is not in ${document.getText()}`);
  const edit = new WorkspaceEdit();
  edit.set(document.uri, [TextEdit.replace(new Range(document.positionAt(at), document.positionAt(at + from.length)), to)]);
  assert.ok(await workspace.applyEdit(edit));
}

/** A field of the JSON that a document shows. */
export function field(document: TextDocument, name: string): unknown {
  return (JSON.parse(document.getText()) as Record<string, unknown>)[name];
}
