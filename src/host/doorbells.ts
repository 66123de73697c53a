import { commands, EventEmitter, TabInputText, TabInputTextDiff, TabInputWebview, window, workspace } from 'vscode';
import type { Disposable, FileSystemProvider, Tab, TreeDataProvider, TreeItem, Uri } from 'vscode';
import type { Product } from './product.ts';
import { DisposableStore } from '../app/support/disposables.ts';
import { schemes, views, webviews } from '../app/support/ids.ts';

/**
 * Stands in for every way into the product that VS Code may use before the product is loaded: commands, views, documents,
 * restored panels. Whichever is used first brings it; all doorbells are taken down, it registers itself, and what was asked
 * is asked again of the real one.
 */
export class Doorbells implements Disposable {
  readonly #store = new DisposableStore();
  readonly #ring: () => Promise<Product>;

  /**
   * @param ids of the commands that VS Code offers
   * @param ring brings the product, and takes these down before it registers itself
   */
  constructor(ids: readonly string[], ring: () => Promise<Product>) {
    this.#ring = ring;
    for (const id of ids) this.#store.add(commands.registerCommand(id, (...args) => this.#command(id, args)));
    for (const id of [views.explorer, views.operations, views.requests]) this.#store.add(window.registerTreeDataProvider(id, this.#view()));
    this.#store.add(workspace.registerFileSystemProvider(schemes.objects, this.#files(), { isCaseSensitive: true }));
    const restore = async (...args: Parameters<Product['restoreRunner']>): Promise<void> => (await this.#ring()).restoreRunner(...args);
    this.#store.add(window.registerWebviewPanelSerializer(webviews.runner, { deserializeWebviewPanel: restore }));
    const restoreTable = async (...args: Parameters<Product['restoreTable']>): Promise<void> => (await this.#ring()).restoreTable(...args);
    this.#store.add(window.registerWebviewPanelSerializer(webviews.table, { deserializeWebviewPanel: restoreTable }));
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #command(id: string, args: readonly unknown[]): Promise<unknown> {
    await this.#ring();
    return commands.executeCommand(id, ...args);
  }

  /** Empty while the product comes, and replaced by it. */
  #view(): TreeDataProvider<TreeItem> {
    return {
      getTreeItem: (item) => item,
      getChildren: async () => {
        await this.#ring();
        return [];
      },
    };
  }

  #files(): FileSystemProvider {
    const files = async (): Promise<typeof workspace.fs> => {
      await this.#ring();
      return workspace.fs;
    };
    const changes = this.#store.add(new EventEmitter<never>());
    return {
      onDidChangeFile: changes.event,
      watch: () => ({ dispose: () => undefined }),
      stat: async (uri) => (await files()).stat(uri),
      readFile: async (uri) => (await files()).readFile(uri),
      writeFile: async (uri, content) => (await files()).writeFile(uri, content),
      delete: async (uri, options) => (await files()).delete(uri, options),
      rename: async (from, to, options) => (await files()).rename(from, to, options),
      readDirectory: async (uri) => (await files()).readDirectory(uri),
      createDirectory: async (uri) => (await files()).createDirectory(uri),
    };
  }
}

/** The commands that VS Code offers, by the manifest as it has read it. */
export function offeredCommands(manifest: unknown): readonly string[] {
  const offered = memberOf(memberOf(manifest, 'contributes'), 'commands');
  if (!Array.isArray(offered)) return [];
  return offered.map((one: unknown) => memberOf(one, 'command')).filter((id) => typeof id === 'string');
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Whether the window shows a document or a panel of ours, as after a reload. */
export function hasOwnTabs(): boolean {
  return window.tabGroups.all.some(({ tabs }) => tabs.some(isOwn));
}

function isOwn({ input }: Tab): boolean {
  const isObject = ({ scheme }: Uri): boolean => scheme === schemes.objects;
  if (input instanceof TabInputText) return isObject(input.uri);
  if (input instanceof TabInputTextDiff) return isObject(input.original) || isObject(input.modified);
  // VS Code puts a prefix before the type of a panel.
  return input instanceof TabInputWebview && [webviews.runner, webviews.table].some((type) => input.viewType.endsWith(type));
}
