import type { CustomDocument, CustomReadonlyEditorProvider, Uri, WebviewPanel } from 'vscode';

/** Shows a request file in a request runner. */
export type OpenRequestFile = (uri: Uri, panel: WebviewPanel) => Promise<void>;

/**
 * Makes a double click on a `*.jamf.json` open the runner. Read only: the runner writes a file where it is asked to. Stays registered
 * while the extension lives, since VS Code closes the editors of a provider that goes.
 */
export function requestFiles(open: () => Promise<OpenRequestFile>): CustomReadonlyEditorProvider {
  return {
    openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: async ({ uri }, panel) => (await open())(uri, panel),
  };
}
