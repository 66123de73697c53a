import type { TreeView } from 'vscode';
import { systemClock } from '../../core/http/clock.ts';
import { actionOf } from '../../app/lists/rowActions.ts';
import type { ExplorerNode, OperationsNode } from '../../app/lists/nodes.ts';
import { runCall } from '../support/commands.ts';
import { selectedRow } from '../support/rowCall.ts';

/** Does what the selected row is for. */
export async function useRow(view: Pick<TreeView<ExplorerNode | OperationsNode>, 'selection'>): Promise<void> {
  const row = await selectedRow(view, systemClock);
  const action = row === undefined ? undefined : actionOf(row);
  if (action !== undefined) await runCall(action);
}
