import { t } from '@vscode/l10n';
import { EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import type { Disposable, TreeDataProvider } from 'vscode';
import { historyDraft, type HistoryEntry } from '../../core/request/history.ts';
import { savedRequestEnding } from '../../core/request/savedRequest.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import { commandCall } from '../../app/contributions/commandTypes.ts';
import type { Services } from '../../app/support/services.ts';
import type { HistoryStore } from './historyStore.ts';

export type RequestNode =
  | { readonly kind: 'saved' }
  | { readonly kind: 'history' }
  | { readonly kind: 'file'; readonly uri: Uri }
  | { readonly kind: 'entry'; readonly entry: HistoryEntry };

const pattern = `**/*${savedRequestEnding}`;
const mostFiles = 500;

/** Saved requests of the workspace, and what was sent. Reads file names and the history only. */
export class RequestsView implements TreeDataProvider<RequestNode>, Disposable {
  readonly #store = new DisposableStore();
  readonly #history: HistoryStore;
  readonly #services: Services;
  readonly #changed = this.#store.add(new EventEmitter<RequestNode | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(history: HistoryStore, services: Services) {
    this.#history = history;
    this.#services = services;
    const watcher = this.#store.add(workspace.createFileSystemWatcher(pattern, false, true, false));
    const refresh = (): void => this.#changed.fire(undefined);
    this.#store.add(watcher.onDidCreate(refresh));
    this.#store.add(watcher.onDidDelete(refresh));
    this.#store.add(history.onDidChange(refresh));
  }

  async getChildren(node?: RequestNode): Promise<RequestNode[]> {
    if (node === undefined) {
      const roots: readonly RequestNode[] = [{ kind: 'saved' }, { kind: 'history' }];
      const children = await Promise.all(roots.map((root) => this.getChildren(root)));
      return roots.filter((_, index) => (children[index]?.length ?? 0) > 0);
    }
    if (node.kind === 'history') return this.#history.entries.map((entry) => ({ kind: 'entry', entry }));
    if (node.kind !== 'saved') return [];
    const files = await workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
    return files.toSorted((a, b) => a.path.localeCompare(b.path)).map((uri) => ({ kind: 'file', uri }));
  }

  getTreeItem(node: RequestNode): TreeItem {
    switch (node.kind) {
      case 'saved':
        return new TreeItem(t('Saved in the workspace'), TreeItemCollapsibleState.Expanded);
      case 'history':
        return new TreeItem(t('History'), TreeItemCollapsibleState.Expanded);
      case 'file':
        return fileItem(node);
      default:
        return this.#entryItem(node);
    }
  }

  dispose(): void {
    this.#store.dispose();
  }

  #entryItem(node: Extract<RequestNode, { kind: 'entry' }>): TreeItem {
    const { entry } = node;
    const item = new TreeItem(lineOf(entry), TreeItemCollapsibleState.None);
    const instance = this.#services.instances.get(entry.instanceId)?.name ?? entry.instanceId;
    item.description = descriptionOf(entry, instance);
    item.tooltip = t`${lineOf(entry)}\n${item.description} · ${Math.round(entry.took)} ms`;
    item.iconPath = new ThemeIcon(iconOf(entry.status));
    item.command = commandCall(t('Open'), 'jamf.openRequest', node);
    return item;
  }
}

/** `GET /v1/buildings`; an entry that cannot be read any more is shown as it is. */
export function lineOf(entry: HistoryEntry): string {
  try {
    const { method, path } = historyDraft(entry);
    return `${method} ${path}`;
  } catch {
    return t('A request of an older version');
  }
}

/** `200 · Lab · 11/24/2026, 9:30 AM` */
export function descriptionOf({ status, at }: HistoryEntry, instance: string): string {
  return `${status ?? t('no answer')} · ${instance} · ${new Date(at).toLocaleString()}`;
}

function fileItem(node: Extract<RequestNode, { kind: 'file' }>): TreeItem {
  const name = node.uri.path.split('/').at(-1) ?? '';
  const item = new TreeItem(name.slice(0, -savedRequestEnding.length), TreeItemCollapsibleState.None);
  item.resourceUri = node.uri;
  item.description = folderOf(node.uri);
  item.iconPath = new ThemeIcon('file-code');
  item.command = commandCall(t('Open'), 'jamf.openRequest', node);
  return item;
}

/** Below the workspace; empty at its top. */
function folderOf(uri: Uri): string {
  const parent = Uri.joinPath(uri, '..');
  return workspace.workspaceFolders?.some((folder) => folder.uri.path === parent.path) === true ? '' : workspace.asRelativePath(parent);
}

export function iconOf(status: number | null): string {
  if (status === null) return 'circle-slash';
  return status < 300 ? 'pass' : status < 500 ? 'warning' : 'error';
}
