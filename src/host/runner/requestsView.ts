import { t } from '@vscode/l10n';
import { EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, workspace } from 'vscode';
import type { Disposable, TreeDataProvider } from 'vscode';
import { historyDraft, type HistoryEntry } from '../../core/request/history.ts';
import { formatUrl } from '../../shared/urlText.ts';
import { entryCount } from '../../shared/words.ts';
import { contextValue } from '../../app/contributions/rows.ts';
import { daysOf, isSameDay, untilTomorrow, type HistoryDay } from '../../app/runner/historyDays.ts';
import { savedRequestEnding } from '../../core/request/savedRequest.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { Services } from '../../app/support/services.ts';
import { rowCall } from '../support/rowCall.ts';
import type { HistoryStore } from './historyStore.ts';

export type RequestNode =
  | { readonly kind: 'saved' | 'history' }
  /** What a section says that has nothing in it. */
  | { readonly kind: 'none'; readonly section: 'saved' | 'history' }
  | { readonly kind: 'file'; readonly uri: Uri }
  | { readonly kind: 'day'; readonly day: HistoryDay; readonly isFirst: boolean }
  | { readonly kind: 'entry'; readonly entry: HistoryEntry };

const pattern = `**/*${savedRequestEnding}`;
const mostFiles = 500;
const hour = 3_600_000;

/** VS Code finds a section again by identity. */
const saved: RequestNode = { kind: 'saved' };
const sent: RequestNode = { kind: 'history' };

/**
 * Saved requests of the workspace, and what was sent. Reads file names and the history only. Both sections stand there as soon as one of
 * them has something in it, and what changes in one leaves the rows of the other alone.
 */
export class RequestsView implements TreeDataProvider<RequestNode>, Disposable {
  readonly #store = new DisposableStore();
  readonly #history: HistoryStore;
  readonly #services: Services;
  readonly #changed = this.#store.add(new EventEmitter<RequestNode | undefined>());
  /** Whether there was anything when the view was read last. */
  #isEmpty = true;
  /** What the instances were called when the history was drawn. */
  #names: string;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(history: HistoryStore, services: Services) {
    this.#history = history;
    this.#services = services;
    const watcher = this.#store.add(workspace.createFileSystemWatcher(pattern, false, true, false));
    this.#store.add(watcher.onDidCreate(() => this.#redraw(saved)));
    this.#store.add(watcher.onDidDelete(() => this.#redraw(saved)));
    this.#store.add(history.onDidChange(() => this.#redraw(sent)));
    this.#names = this.#namesNow();
    this.#store.add(services.instances.onDidChange(() => this.#redrawRenamed()));
    this.#store.add({ dispose: () => clearTimeout(this.#waiting) });
  }

  async getChildren(node?: RequestNode): Promise<RequestNode[]> {
    switch (node?.kind) {
      case undefined:
        this.#isEmpty = this.#history.entries.length === 0 && (await savedFiles()).length === 0;
        return this.#isEmpty ? [] : [saved, sent];
      case 'history':
        return orNone(
          'history',
          daysOf(this.#history.entries, this.#drawnNow()).map((day, index): RequestNode => ({ kind: 'day', day, isFirst: index === 0 })),
        );
      case 'day':
        return node.day.entries.map((entry) => ({ kind: 'entry', entry }));
      case 'saved':
        return orNone(
          'saved',
          (await savedFiles()).map((uri): RequestNode => ({ kind: 'file', uri })),
        );
      default:
        return [];
    }
  }

  getTreeItem(node: RequestNode): TreeItem {
    switch (node.kind) {
      case 'saved':
        return sectionItem(node, t('Saved in the workspace'));
      case 'history':
        return sectionItem(node, t('History'));
      case 'day':
        return dayItem(node);
      case 'none':
        return withId(node, new TreeItem(node.section === 'saved' ? t('Nothing saved yet') : t('Nothing sent yet')));
      case 'file':
        return fileItem(node);
      default:
        return this.#entryItem(node);
    }
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** When the history is drawn. What is called `Today` is called so until the day is over, also where the computer slept meanwhile. */
  #drawnNow(): Date {
    const drawn = new Date();
    const look = (): void => {
      const now = new Date();
      if (!isSameDay(drawn, now)) this.#redraw(sent);
      else this.#waiting = setTimeout(look, Math.min(untilTomorrow(now), hour));
    };
    clearTimeout(this.#waiting);
    look();
    return drawn;
  }

  #redrawRenamed(): void {
    const names = this.#namesNow();
    if (names === this.#names) return;
    this.#names = names;
    if (this.#history.entries.length > 0) this.#redraw(sent);
  }

  #namesNow(): string {
    return JSON.stringify(this.#services.instances.all().map(({ id, name }) => [id, name]));
  }

  #redraw(section: RequestNode): void {
    this.#changed.fire(this.#isEmpty || this.#history.entries.length === 0 ? undefined : section);
  }

  #entryItem(node: Extract<RequestNode, { kind: 'entry' }>): TreeItem {
    const { entry } = node;
    const item = new TreeItem(lineOf(entry), TreeItemCollapsibleState.None);
    const instance = this.#services.instances.get(entry.instanceId)?.name ?? entry.instanceId;
    item.description = [outcomeOf(entry, instance), timeOf(entry)].join(' · ');
    item.tooltip = t`${lineOf(entry)}\n${descriptionOf(entry, instance)} · ${Math.round(entry.took)} ms`;
    item.contextValue = contextValue('entry', {});
    item.iconPath = new ThemeIcon(iconOf(entry.status));
    item.command = rowCall(t('Open'), 'jamf.internal.useRequest');
    return withId(node, item);
  }
}

function orNone(section: 'saved' | 'history', nodes: RequestNode[]): RequestNode[] {
  return nodes.length === 0 ? [{ kind: 'none', section }] : nodes;
}

async function savedFiles(): Promise<readonly Uri[]> {
  const files = await workspace.findFiles(pattern, '**/node_modules/**', mostFiles);
  return files.toSorted((a, b) => a.path.localeCompare(b.path));
}

function sectionItem(node: RequestNode, label: string): TreeItem {
  return withId(node, new TreeItem(label, TreeItemCollapsibleState.Expanded));
}

/** VS Code keeps the selection, the focus and what is unfolded by the id of a row. */
function withId(node: RequestNode, item: TreeItem): TreeItem {
  item.id = idOf(node);
  return item;
}

function idOf(node: RequestNode): string {
  switch (node.kind) {
    case 'none':
      return `none/${node.section}`;
    case 'file':
      return `file/${node.uri.toString()}`;
    case 'day':
      return `day/${node.day.key}`;
    case 'entry':
      return `entry/${node.entry.id}`;
    default:
      return node.kind;
  }
}

/** What was sent last is what is looked for most. */
function dayItem(node: Extract<RequestNode, { kind: 'day' }>): TreeItem {
  const { title, entries } = node.day;
  const item = new TreeItem(title, node.isFirst ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.description = entries.length.toLocaleString('en-US');
  item.accessibilityInformation = { label: `${title}, ${entryCount(entries.length)}` };
  return withId(node, item);
}

/** `GET /v1/buildings?page-size=2`; an entry that cannot be read any more is shown as it is. */
export function lineOf(entry: HistoryEntry): string {
  try {
    const draft = historyDraft(entry);
    return `${draft.method} ${formatUrl(draft)}`;
  } catch {
    return t('A request of an older version');
  }
}

/** `200 · Lab · 11/24/2026, 9:30 AM` */
export function descriptionOf(entry: HistoryEntry, instance: string): string {
  return [outcomeOf(entry, instance), new Date(entry.at).toLocaleString()].join(' · ');
}

function outcomeOf({ status }: HistoryEntry, instance: string): string {
  return `${status ?? t('no answer')} · ${instance}`;
}

/** `9:30 AM` */
function timeOf({ at }: HistoryEntry): string {
  return new Date(at).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
}

function fileItem(node: Extract<RequestNode, { kind: 'file' }>): TreeItem {
  const name = node.uri.path.split('/').at(-1) ?? '';
  const item = new TreeItem(name.slice(0, -savedRequestEnding.length), TreeItemCollapsibleState.None);
  item.resourceUri = node.uri;
  item.description = folderOf(node.uri);
  item.iconPath = new ThemeIcon('file-code');
  item.command = rowCall(t('Open'), 'jamf.internal.useRequest');
  return withId(node, item);
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
