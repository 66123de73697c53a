import type { ExtensionContext } from 'vscode';
import { redactText } from '../core/http/redact.ts';
import { DisposableStore } from './support/disposables.ts';
import { OutputLog } from './support/log.ts';

/** The composition root: makes what the features share, hands it to them, and nothing else. */
export function activate(context: ExtensionContext): void {
  const store = new DisposableStore();
  context.subscriptions.push(store);
  const log = store.add(new OutputLog(redactText));
  log.info('Ready.');
}
