import { CodeAction, CodeActionKind, EndOfLine, Range, TextEdit, WorkspaceEdit, languages } from 'vscode';
import type { CodeActionContext, Diagnostic, Disposable, TextDocument } from 'vscode';
import { isTextPart } from '../../core/objects/address.ts';
import type { ObjectAddress } from '../../core/objects/address.ts';
import { fixesFor } from '../../core/objects/fixes.ts';
import { schemes } from '../support/ids.ts';
import { diagnosticSource } from './marks.ts';
import type { ObjectDocuments } from './objectDocuments.ts';
import { addressIn } from './objectUri.ts';
import type { SchemaHelp } from './schemaHelp.ts';

/** Ways out of what {@link Marks} complains about, in objects and in their scripts. */
export function registerQuickFixes(help: SchemaHelp, documents: ObjectDocuments): Disposable {
  const provideCodeActions = (document: TextDocument, _: Range, { diagnostics }: CodeActionContext): CodeAction[] => {
    const address = addressIn(document.uri);
    const ours = diagnostics.filter(({ source }) => source === diagnosticSource);
    if (address === undefined) return [];
    if (isTextPart(address)) return ours.map((diagnostic) => lineEndings(document, diagnostic));
    return withoutTwins(ours.flatMap((diagnostic) => inObject(help, documents, address, document, diagnostic)));
  };
  const providedCodeActionKinds = [CodeActionKind.QuickFix];
  return languages.registerCodeActionsProvider({ scheme: schemes.objects }, { provideCodeActions }, { providedCodeActionKinds });
}

function inObject(
  help: SchemaHelp,
  documents: ObjectDocuments,
  address: ObjectAddress,
  document: TextDocument,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  const plan = help.known(address);
  if (plan === undefined) return [];
  const { schema } = plan.create ?? plan.write ?? {};
  const [from, to] = [diagnostic.range.start, diagnostic.range.end].map((position) => document.offsetAt(position));
  const context = { document: plan.document, schema, base: documents.baseShown(address) };
  return fixesFor(document.getText(), { from: from ?? 0, to: to ?? 0 }, context).map(({ title, edits, preferred }) => {
    const action = actionFor(title, diagnostic, preferred);
    for (const edit of edits) {
      action.edit.replace(document.uri, new Range(document.positionAt(edit.from), document.positionAt(edit.to)), edit.text);
    }
    return action;
  });
}

function lineEndings(document: TextDocument, diagnostic: Diagnostic): CodeAction {
  const action = actionFor('Change all line endings to LF', diagnostic, true);
  action.edit.set(document.uri, [TextEdit.setEndOfLine(EndOfLine.LF)]);
  return action;
}

function actionFor(title: string, diagnostic: Diagnostic, preferred: boolean): CodeAction & { readonly edit: WorkspaceEdit } {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = preferred;
  return Object.assign(action, { edit: new WorkspaceEdit() });
}

/** The schema and the last save may complain about the same thing. */
function withoutTwins(actions: readonly CodeAction[]): CodeAction[] {
  const titles = new Set<string>();
  return actions.filter(({ title }) => titles.size < titles.add(title).size);
}
