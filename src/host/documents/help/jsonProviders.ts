import { CompletionItem, CompletionItemKind, Disposable, Hover, MarkdownString, SnippetString, languages } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import { jsonIn } from '../../../core/json/parse.ts';
import { fromPointer, nodeAt } from '../../../core/json/pointers.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectFile, ObjectFiles } from '../../../app/files/objectFiles.ts';
import { objectShown } from '../system/objectShown.ts';
import { forObjects } from '../../support/pulledFolders.ts';
import { jsonObjects, rangeIn } from '../system/objectUri.ts';
import type { SchemaHelp } from '../../../app/documents/schemaHelp.ts';

/** Help while typing in an object's JSON. VS Code's own JSON support has no schema for these documents, so the two do not meet. */
export function registerJsonHelp(help: SchemaHelp, files: ObjectFiles): Disposable {
  return forObjects(files, jsonObjects, (selector) =>
    Disposable.from(
      languages.registerCompletionItemProvider(
        selector,
        { provideCompletionItems: async (document, position) => await complete(help, files, document, position) },
        '"',
        ':',
        ' ',
      ),
      languages.registerHoverProvider(selector, {
        provideHover: async (document, position) => await hover(help, files, document, position),
      }),
    ),
  );
}

async function complete(help: SchemaHelp, files: ObjectFiles, document: TextDocument, position: Position): Promise<CompletionItem[]> {
  const { address, file } = objectShown(document, files) ?? {};
  if (address === undefined) return [];
  const plan = help.known(address);
  if (plan === undefined) return [];
  const [items, { snippetsAt }] = await Promise.all([
    help.complete(address, document.getText(), document.offsetAt(position)),
    import('./writingAids.ts'),
  ]);
  const apart = file === undefined ? undefined : await fieldApart(address.resource, file);
  const others = items
    .filter(({ label }) => label !== apart)
    .map(({ label, detail, documentation, insert, kind, ...place }) => {
      const item = new CompletionItem(label, kind === 'property' ? CompletionItemKind.Property : CompletionItemKind.Value);
      item.detail = detail;
      item.documentation = documentation;
      item.insertText = new SnippetString(insert);
      item.range = rangeIn(document, place);
      item.filterText = document.getText(item.range).startsWith('"') && !label.startsWith('"') ? `"${label}"` : label;
      return item;
    });
  return [...snippetsAt(document, position, plan), ...others];
}

/** The field that stands in a file of its own beside a file. */
async function fieldApart(resource: string, file: ObjectFile): Promise<string | undefined> {
  const [at, base] = [kindOf(resource).part?.at, await file.base()];
  const isApart = at !== undefined && base !== undefined && nodeAt(jsonIn(base), at) === undefined;
  return isApart ? fromPointer(at).at(-1) : undefined;
}

async function hover(help: SchemaHelp, files: ObjectFiles, document: TextDocument, position: Position): Promise<Hover | undefined> {
  const address = objectShown(document, files)?.address;
  if (address === undefined) return undefined;
  const found = await help.hover(address, document.getText(), document.offsetAt(position));
  if (found === null) return undefined;
  // Server text is text: appended as such, no Markdown of it is drawn.
  return new Hover(new MarkdownString().appendText(found.text), rangeIn(document, found));
}
