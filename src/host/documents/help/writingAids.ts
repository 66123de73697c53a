import { t } from '@vscode/l10n';
import { CodeAction, CodeActionKind, CompletionItem, CompletionItemKind, EndOfLine, SnippetString, TextEdit, WorkspaceEdit } from 'vscode';
import type { Diagnostic, Position, TextDocument } from 'vscode';
import { fixesFor } from '../../../core/objects/help/fixes.ts';
import { sentShape, type ObjectPlan } from '../../../core/objects/plan/plan.ts';
import { wholeObjectsAt } from '../../../core/objects/help/wholeObjects.ts';
import { commandCall } from '../../../app/contributions/commandTypes.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { rangeIn } from '../system/objectUri.ts';

/** Ways out of one complaint about an object. `base`: what the text was made from, as it is shown. */
export function fixesOf(document: TextDocument, diagnostic: Diagnostic, plan: ObjectPlan, base: string | undefined): readonly CodeAction[] {
  const { start, end } = diagnostic.range;
  const at = { from: document.offsetAt(start), to: document.offsetAt(end) };
  const rules = (plan.create ?? plan.write)?.rules;
  const context = { shape: sentShape(plan), base, guards: kindOf(plan.resource.key).guards, rules };
  return fixesFor(document.getText(), at, context).map(({ title, edits, preferred }) => {
    const action = quickFix(title, diagnostic, preferred);
    for (const edit of edits) action.edit.replace(document.uri, rangeIn(document, edit), edit.text);
    return action;
  });
}

/** What is done about a script that would fail on a Mac. */
export function lineEndings(document: TextDocument, diagnostic: Diagnostic): CodeAction {
  const action = quickFix(t`Change all line endings to LF`, diagnostic, true);
  action.edit.set(document.uri, [TextEdit.setEndOfLine(EndOfLine.LF)]);
  return action;
}

/** What is done about a change that Jamf Pro takes on the object's own page alone. */
export function openPage({ uri }: TextDocument, diagnostic: Diagnostic): CodeAction {
  const action = quickFix(t`Open in Jamf Pro`, diagnostic, true);
  return Object.assign(action, { command: commandCall(t`Open in Jamf Pro`, 'jamf.openInJamf', uri) });
}

/** Whole objects for an empty place, before all other completions. */
export function snippetsAt(document: TextDocument, position: Position, plan: ObjectPlan): CompletionItem[] {
  const found = wholeObjectsAt(document.getText(), document.offsetAt(position), sentShape(plan));
  return found.map(({ label, insert, ...place }, index) => {
    const item = new CompletionItem(label, CompletionItemKind.Snippet);
    item.insertText = new SnippetString(insert);
    item.range = rangeIn(document, place);
    item.filterText = document.getText(item.range).trim() || label;
    item.sortText = ` ${String(index).padStart(3, '0')}`;
    return item;
  });
}

function quickFix(title: string, diagnostic: Diagnostic, preferred: boolean): CodeAction & { readonly edit: WorkspaceEdit } {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = preferred;
  return Object.assign(action, { edit: new WorkspaceEdit() });
}
