import { CodeActionKind, EndOfLine, languages } from 'vscode';
import type { CodeAction, CodeActionContext, Disposable, Range, TextDocument } from 'vscode';
import { isScript, isTextPart } from '../../../core/objects/address/address.ts';
import { schemes } from '../../../app/support/ids.ts';
import { diagnosticSource, pageCode } from '../notes/marks.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import type { ObjectFiles } from '../../../app/files/objectFiles.ts';
import { objectShown } from '../system/objectShown.ts';
import { forObjects } from '../../support/pulledFolders.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';

/** Ways out of what {@link Marks} complains about, in objects and in their scripts. */
export function registerQuickFixes(help: SchemaHelp, documents: ObjectDocuments, files: ObjectFiles): Disposable {
  const provideCodeActions = async (document: TextDocument, _: Range, { diagnostics }: CodeActionContext): Promise<CodeAction[]> => {
    const { address, file } = objectShown(document, files) ?? {};
    const ours = diagnostics.filter(({ source }) => source === diagnosticSource);
    if (address === undefined || ours.length === 0) return [];
    const { fixesOf, lineEndings, openPage } = await import('./writingAids.ts');
    const pages = ours.filter(({ code }) => code === pageCode).map((diagnostic) => openPage(document, diagnostic));
    if (pages.length > 0) return withoutTwins(pages);
    if (isTextPart(address))
      return isScript(address) && document.eol === EndOfLine.CRLF ? ours.map((diagnostic) => lineEndings(document, diagnostic)) : [];
    const plan = help.known(address);
    if (plan === undefined) return [];
    const base = file === undefined ? documents.baseShown(address) : await file.base();
    return withoutTwins(ours.flatMap((diagnostic) => fixesOf(document, diagnostic, plan, base)));
  };
  const providedCodeActionKinds = [CodeActionKind.QuickFix];
  return forObjects(files, { scheme: schemes.objects }, (selector) =>
    languages.registerCodeActionsProvider(selector, { provideCodeActions }, { providedCodeActionKinds }),
  );
}

/** The schema and the last save may complain about the same thing. */
function withoutTwins(actions: readonly CodeAction[]): CodeAction[] {
  const titles = new Set<string>();
  return actions.filter(({ title }) => titles.size < titles.add(title).size);
}
