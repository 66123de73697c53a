import { Diagnostic, DiagnosticSeverity, Disposable, languages, workspace, type TextDocument } from 'vscode';
import { printJson } from '../../../core/json/print.ts';
import { jsonIn } from '../../../core/json/parse.ts';
import { nodeAt, rangeAt } from '../../../core/json/pointers.ts';
import { objectOf } from '../../../core/json/tree.ts';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import type { FileParts } from '../commands/fileParts.ts';
import { rangeIn } from '../system/objectUri.ts';
import { documentOf } from '../system/openDocuments.ts';
import { diagnosticSource } from './marks.ts';

const emptyDocument = objectOf([]);

interface CopyMark {
  readonly pointer: string;
  readonly message: string;
}

/** Marks what a copy was made without, each until something else stands there, and all until the document is closed. */
export function followCopy({ store }: FileParts, address: ObjectAddress, marks: readonly CopyMark[]): void {
  const document = documentOf(address);
  if (document === undefined || marks.length === 0) return;
  const collection = languages.createDiagnosticCollection('jamf.copied');
  const was = marks.map(({ pointer }) => textAt(document, pointer));
  const show = (): void => {
    // A script that is begun without its JSON says it at its first line.
    const root = isTextPart(address) ? emptyDocument : jsonIn(document.getText());
    if (root === undefined) return;
    const left = marks.filter(({ pointer }, index) => textAt(document, pointer) === was[index]);
    const found = left.map(({ pointer, message }) => {
      const range = isTextPart(address) ? document.lineAt(0).range : rangeIn(document, rangeAt(root, pointer));
      const made = new Diagnostic(range, message, DiagnosticSeverity.Warning);
      made.source = diagnosticSource;
      return made;
    });
    collection.set(document.uri, found);
  };
  const all = Disposable.from(
    collection,
    workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) show();
    }),
    workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) store.delete(all);
    }),
  );
  store.add(all);
  show();
}

function textAt(document: TextDocument, pointer: string): string | undefined {
  const node = nodeAt(jsonIn(document.getText()), pointer);
  return node && printJson(node);
}
