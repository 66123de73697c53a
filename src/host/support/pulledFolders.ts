import { Disposable, RelativePattern, Uri, workspace, type DocumentSelector } from 'vscode';
import type { ObjectFiles } from '../../app/files/objectFiles.ts';
import { schemes } from '../../app/support/ids.ts';

/** What makes a folder a pulled one: a file with this path in it. */
const sign = '.jamf/pull.json';

/** More in one window are found when somebody names them. */
const mostFound = 50;

/** The pulled folders of the workspace. Contacts nobody. */
export async function findPulledFolders(most = mostFound): Promise<readonly Uri[]> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) return [];
  // A search through a large workspace takes its time, or is given up: those that are folders of it are found in any case.
  const roots = (await Promise.all(folders.map(async ({ uri }) => ((await isPulled(uri)) ? [uri] : [])))).flat();
  if (roots.length >= most) return roots;
  const found = await workspace.findFiles(`**/${sign}`, '**/node_modules/**', most);
  const known = new Set(roots.map(String));
  return [...roots, ...found.map(folderOfSign).filter((folder) => !known.has(folder.toString()))];
}

async function isPulled(folder: Uri): Promise<boolean> {
  if (folder.scheme === schemes.objects) return false;
  try {
    await workspace.fs.stat(Uri.joinPath(folder, sign));
    return true;
  } catch {
    return false;
  }
}

/** Tells of folders that become pulled ones, and of those in which that was mended which makes them one: a merge is over. */
export function watchPulledFolders(found: (folder: Uri) => void): { readonly dispose: () => unknown } {
  const watcher = workspace.createFileSystemWatcher('**/.jamf/{pull,ids}.json', false, false, true);
  watcher.onDidCreate((uri) => (uri.path.endsWith(sign) ? found(folderOfSign(uri)) : undefined));
  watcher.onDidChange((uri) => found(folderOfSign(uri)));
  return watcher;
}

/** Tells of files and folders that come or go: of what goes or comes with all that is in it, nothing else is told. */
export function watchWholeFolders(changed: (at: Uri) => void): { readonly dispose: () => unknown } {
  const watcher = workspace.createFileSystemWatcher('**/*', false, true, false);
  watcher.onDidCreate(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

function folderOfSign(uri: Uri): Uri {
  return Uri.joinPath(uri, '../..');
}

interface OwnFilter {
  readonly scheme: string;
  readonly pattern?: string;
}

/** Registers help for documents of ours, and for pulled files while there are any. @param ours filters of our own documents. */
export function forObjects(files: ObjectFiles, ours: OwnFilter, register: (selector: DocumentSelector) => Disposable): Disposable {
  const own = register(ours);
  let others: Disposable | undefined;
  let known = '';
  const follow = (): void => {
    const roots = files.roots().map((root) => Uri.from(root));
    if (String(roots) === known) return;
    known = String(roots);
    others?.dispose();
    const selector = roots.map((root) => ({ scheme: root.scheme, pattern: new RelativePattern(root, ours.pattern ?? '**/*') }));
    others = roots.length === 0 ? undefined : register(selector);
  };
  const listening = files.onDidChange(follow);
  follow();
  return Disposable.from(own, { dispose: () => void listening.dispose() }, { dispose: () => others?.dispose() });
}
