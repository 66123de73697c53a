import { EventEmitter } from 'vscode';
import type {
  CancellationToken,
  CustomDocument,
  CustomDocumentBackup,
  CustomDocumentContentChangeEvent,
  CustomEditorProvider,
  Uri,
  WebviewPanel,
} from 'vscode';

/** What opens, shows and writes request files: loaded when the first of them is opened. */
export interface RequestFiles {
  /** `changed` hears when the person has made something else of the file. Throws `invalid` with what is wrong in the file. */
  open(uri: Uri, backupId: string | undefined, changed: (document: CustomDocument) => void): Promise<CustomDocument>;
  show(document: CustomDocument, panel: WebviewPanel): void;
  save(document: CustomDocument, cancellation: CancellationToken): Promise<void>;
  saveAs(document: CustomDocument, target: Uri): Promise<void>;
  revert(document: CustomDocument): Promise<void>;
  backup(document: CustomDocument, target: Uri): Promise<CustomDocumentBackup>;
}

/**
 * Makes a `*.jamf.json` an editor of VS Code: a double click opens it in a runner, a change marks its tab, saving writes it, and what
 * is not saved outlives the window. Stays registered while the extension lives, since VS Code closes the editors of a provider that goes.
 */
export function requestFiles(load: () => Promise<RequestFiles>): CustomEditorProvider {
  const changes = new EventEmitter<CustomDocumentContentChangeEvent>();
  const changed = (document: CustomDocument): void => changes.fire({ document });
  return {
    onDidChangeCustomDocument: changes.event,
    openCustomDocument: async (uri, { backupId }) => (await load()).open(uri, backupId, changed),
    resolveCustomEditor: async (document, panel) => (await load()).show(document, panel),
    saveCustomDocument: async (document, cancellation) => (await load()).save(document, cancellation),
    saveCustomDocumentAs: async (document, target) => (await load()).saveAs(document, target),
    revertCustomDocument: async (document) => (await load()).revert(document),
    backupCustomDocument: async (document, { destination }) => (await load()).backup(document, destination),
  };
}
