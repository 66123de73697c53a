import { registerHooks } from 'node:module';

/** What modules of the host that need little of VS Code take from it. Settings have no value, so that the product's defaults hold. */
const source = `
export class EventEmitter {
  #listeners = new Set();
  event = (listener) => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };
  fire(value) {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose() {
    this.#listeners.clear();
  }
}
export class ThemeColor {
  constructor(id) {
    this.id = id;
  }
}
export class ThemeIcon {
  constructor(id, color) {
    this.id = id;
    this.color = color;
  }
}
export class TreeItem {
  constructor(label, collapsibleState = 0) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}
export class TabInputText {
  constructor(uri) {
    this.uri = uri;
  }
}
export class TabInputTextDiff {}
export class CancellationError extends Error {}
export class Range {}
export class FileSystemError extends Error {}
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
export class Disposable {}
export class RelativePattern {}
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const env = {};
export const l10n = {};
export const scm = {};
export const languages = {};
export const ViewColumn = { Active: -1, Beside: -2 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const Uri = {
  from: (parts) => parts,
  file: (path) => ({ scheme: 'file', path }),
  parse: (text) => new URL(text),
  joinPath: (uri, ...parts) => ({ ...uri, path: [uri.path, ...parts].join('/') }),
};
export const workspace = { getConfiguration: () => ({ get: () => undefined }) };
export const extensions = { all: [] };
export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 };
export const QuickInputButtons = { Back: { iconPath: 'back' } };
export const ProgressLocation = { Notification: 15 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
/** The sentences that were shown, with their buttons. */
export const shown = [];
export const commands = { executeCommand: async () => undefined };
/** Which buttons are pressed next, from 0. */
export const presses = [];
const show = async (message, ...rest) => {
  const buttons = rest.filter((one) => typeof one === 'string' || 'title' in one);
  shown.push(message, ...buttons.map((one) => one.title ?? one));
  return buttons[presses.shift()];
};
const quiet = () => ({ dispose() {} });
export const window = {
  registerFileDecorationProvider: quiet,
  onDidChangeActiveTextEditor: quiet,
  onDidChangeTextEditorSelection: quiet,
  createStatusBarItem: () => ({ set text(text) { shown.push(text); }, show() {}, hide() {}, dispose() {} }),
  showInformationMessage: show,
  showWarningMessage: show,
  showErrorMessage: show,
  showQuickPick: async (items) => {
    shown.push(...items.map(({ label }) => label));
    return items[presses.shift()];
  },
  showInputBox: async ({ prompt }) => void shown.push(prompt),
  withProgress: ({ title }, work) => {
    shown.push(title);
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
    return work({ report: ({ message }) => void shown.push(message) }, token);
  },
};
`;

/** Runs `load` with a stand-in for the module `vscode`, which is there only inside VS Code. */
export async function withVscodeModule<T>(load: () => Promise<T>): Promise<T> {
  const url = `data:text/javascript,${encodeURIComponent(source)}`;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => (specifier === 'vscode' ? { url, shortCircuit: true } : next(specifier, context)),
  });
  try {
    return await load();
  } finally {
    hooks.deregister();
  }
}
