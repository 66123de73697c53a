import { commands, type Disposable } from 'vscode';
import { guarded, type CommandFailures } from '../../app/support/guarded.ts';

/**
 * Registers a command whose failures become words: see {@link guarded}. `tried` is a phrase: `remove the instance`.
 */
export function registerCommand(
  failures: CommandFailures,
  id: string,
  tried: string,
  run: (...args: readonly unknown[]) => unknown,
): Disposable {
  return commands.registerCommand(id, guarded(failures, tried, run));
}
