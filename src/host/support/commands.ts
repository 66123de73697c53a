import { commands } from 'vscode';
import type { CommandId, CommandTypes, RunCommand } from '../../app/contributions/commandTypes.ts';
import type { CommandCall } from '../../app/support/commandCall.ts';
import type { DisposableStore } from '../../app/support/disposables.ts';
import { readInstanceId, readNothing } from '../../app/contributions/read.ts';
import { withFailuresShown, type CommandFailures } from '../../app/support/guarded.ts';

/** Makes what a command takes of what somebody passed: see `contributions/read.ts`. */
type Read<K extends CommandId> = (given: readonly unknown[]) => Parameters<CommandTypes[K]> | Promise<Parameters<CommandTypes[K]>>;

/** What a command does. Nobody reads what one resolves to that promises nothing. */
type Run<K extends CommandId> = (
  ...args: Parameters<CommandTypes[K]>
) => ReturnType<CommandTypes[K]> extends void ? unknown : Promise<ReturnType<CommandTypes[K]> | undefined>;

/** Registers a command. `couldNot` tells of its failure: `could not remove the instance`. */
export type RegisterCommand = <K extends CommandId>(id: K, couldNot: () => string, read: Read<K>, run: Run<K>) => void;

/** Registers commands for as long as what owns them lives. Their failures become words: see {@link withFailuresShown}. */
export function commandsOf(owner: DisposableStore, failures: CommandFailures): RegisterCommand {
  return (id, couldNot, read, run) => {
    const called = async (...given: readonly unknown[]): Promise<unknown> => run(...(await read(given)));
    // VS Code passes the focused row to a button of a view's title, too: these do not look at it.
    const rowless: readonly unknown[] = [readNothing, readInstanceId];
    const isOfRow = !rowless.includes(read);
    owner.add(commands.registerCommand(id, withFailuresShown(failures, couldNot, called, isOfRow)));
  };
}

/** Runs a command of ours, or one of VS Code's. */
export const runCommand: RunCommand = async (command, ...args) => await commands.executeCommand(command, ...args);

/** Runs what `commandCall` made, with the arguments that were checked there. */
export async function runCall({ command, arguments: args }: CommandCall): Promise<void> {
  await commands.executeCommand(command, ...args);
}
