import type { contextKeys } from '../support/ids.ts';
import type { DocumentUri } from '../support/nodes.ts';
import type { DriftCommands } from './driftCommands.ts';
import type { InstanceCommands } from './instanceCommands.ts';
import type { ListCommands } from './listCommands.ts';
import type { ObjectCommands } from './objectCommands.ts';
import type { RequestCommands } from './requestCommands.ts';
import type { RowCommands } from './rowCommands.ts';
import type { CompareCommands } from './compareCommands.ts';
import type { SetCommands } from './setCommands.ts';
import type { TableCommands } from './tableCommands.ts';
import type { CommandCall } from '../support/commandCall.ts';

/**
 * Every command of ours: what it takes, and what it resolves to. By these alone features reach each other. Where a failure was shown to a
 * person, it resolves to undefined.
 */
export interface CommandTypes
  extends
    CompareCommands,
    DriftCommands,
    InstanceCommands,
    ListCommands,
    ObjectCommands,
    RequestCommands,
    RowCommands,
    SetCommands,
    TableCommands {}

export type CommandId = keyof CommandTypes;

/** The commands that take exactly what this function takes. */
export type CommandsLike<F extends (...args: never) => void> = {
  [K in CommandId]: [Parameters<CommandTypes[K]>, Parameters<F>] extends [Parameters<F>, Parameters<CommandTypes[K]>] ? K : never;
}[CommandId];

interface HowToOpen {
  readonly viewColumn: number;
  readonly preview: boolean;
  readonly preserveFocus: boolean;
  /** Not in front of its group. */
  readonly background: boolean;
}

/** Commands of VS Code that we run. */
interface WindowCommands {
  setContext: (key: (typeof contextKeys)[keyof typeof contextKeys], value: boolean) => void;
  /** Several texts side by side in one tab; undefined: it is only on the other side. `label`: what is named. */
  'vscode.changes': (
    title: string,
    changes: readonly (readonly [label: DocumentUri, left: DocumentUri | undefined, right: DocumentUri | undefined])[],
  ) => void;
  'vscode.diff': (left: DocumentUri, right: DocumentUri, title: string, options?: { readonly preview: boolean }) => void;
  'workbench.view.scm': () => void;
  /** `name`: what its tab is called. In the background, what is open already stays as it is shown. */
  'vscode.open': (document: DocumentUri, how: HowToOpen, name: string) => void;
  /** Of the list that has the keyboard: selects the row with the focus, too, or no more. */
  'list.toggleSelection': () => void;
  revealFileInOS: (file: DocumentUri) => void;
  /** Shows the view and goes into it. */
  'jamf.applies.focus': () => void;
  'jamf.comparison.focus': () => void;
  'jamf.uses.focus': () => void;
  'jamf.useReport.focus': () => void;
  'workbench.action.files.revert': () => void;
  'workbench.action.openSettings': (query: string) => void;
}

type Runnable = CommandTypes & WindowCommands;

export type RunCommand = <K extends keyof Runnable>(
  command: K,
  ...args: Parameters<Runnable[K]>
) => Promise<ReturnType<Runnable[K]> | undefined>;

export function commandCall<K extends CommandId>(title: string, command: K, ...args: Parameters<CommandTypes[K]>): CommandCall {
  return { title, command, arguments: args };
}
