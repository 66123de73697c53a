import type { InstanceCommands } from './instanceCommands.ts';
import type { ListCommands } from './listCommands.ts';
import type { ObjectCommands } from './objectCommands.ts';
import type { RequestCommands } from './requestCommands.ts';
import type { RowCommands } from './rowCommands.ts';

/**
 * Every command: what it may be called with, and what it resolves to where it was done. Features reach each other by these alone. A failure
 * that a person saw resolves to undefined.
 */
export interface CommandTypes extends InstanceCommands, ListCommands, ObjectCommands, RequestCommands, RowCommands {}

export type CommandId = keyof CommandTypes;

/** A command with what it is called with. */
export type CommandCall = { readonly [K in CommandId]: { readonly command: K; readonly args: Parameters<CommandTypes[K]> } }[CommandId];

/** Calls a command. */
export type RunCommand = <K extends CommandId>(
  command: K,
  ...args: Parameters<CommandTypes[K]>
) => Promise<ReturnType<CommandTypes[K]> | undefined>;
