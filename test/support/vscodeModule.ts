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
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const Uri = { from: (parts) => parts };
export const workspace = { getConfiguration: () => ({ get: () => undefined }) };
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
