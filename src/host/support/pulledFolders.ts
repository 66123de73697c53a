import { Uri, workspace } from 'vscode';

/** What makes a folder a pulled one: a file with this path in it. */
const sign = '.jamf/pull.json';

/** More in one window are found when somebody names them. */
const mostFound = 50;

/** The pulled folders of the workspace. Contacts nobody. */
export async function findPulledFolders(most = mostFound): Promise<readonly Uri[]> {
  if ((workspace.workspaceFolders ?? []).length === 0) return [];
  const found = await workspace.findFiles(`**/${sign}`, '**/node_modules/**', most);
  return found.map(folderOfSign);
}

/** Tells of folders that become pulled ones. */
export function watchPulledFolders(found: (folder: Uri) => void): { readonly dispose: () => unknown } {
  const watcher = workspace.createFileSystemWatcher(`**/${sign}`, false, true, true);
  watcher.onDidCreate((uri) => found(folderOfSign(uri)));
  return watcher;
}

function folderOfSign(uri: Uri): Uri {
  return Uri.joinPath(uri, '../..');
}
