import { t } from '@vscode/l10n';
import { sensitivityOf } from '../../core/catalog/sensitive.ts';
import type { Resource } from '../../core/families/family.ts';
import { commandCall } from '../contributions/commandTypes.ts';
import type { CommandCall } from '../support/commandCall.ts';
import type { ExplorerNode, OperationsNode } from './nodes.ts';
import { wayOn } from './wayOn.ts';

/** What is done where a row is chosen that neither opens a document nor unfolds; undefined for all others. */
export function actionOf(node: ExplorerNode | OperationsNode): CommandCall | undefined {
  switch (node.kind) {
    case 'resource':
      return resourceAction(node.of, node.instanceId);
    case 'operation':
      return commandCall(t`New request`, 'jamf.newRequest', { instance: node.instanceId, method: node.of.method, path: node.of.path });
    case 'more':
      return commandCall(t`Filter`, 'jamf.filterResource', node.parent);
    case 'trouble': {
      const signIn = commandCall(t`Sign in`, 'jamf.signIn', { kind: 'instance', instanceId: node.instanceId });
      return wayOn(node.problem) === 'retry' ? undefined : signIn;
    }
    case 'notice':
      return node.command;
    default:
      return undefined;
  }
}

export function readingOperations(): CommandCall {
  return commandCall(t`Read`, 'jamf.internal.retryOperations');
}

export function stoppingOperations(): CommandCall {
  return commandCall(t`Stop`, 'jamf.internal.stopOperations');
}

/** One object by its id, or, for what reveals secrets, a request that is not yet sent. */
function resourceAction(of: Resource, instance: string): CommandCall | undefined {
  const read = of.can.list ?? of.can.read;
  if (isRevealing(of) && read !== undefined)
    return commandCall(t`New request`, 'jamf.newRequest', { instance, method: 'GET', path: read.path });
  if (of.kind !== 'itemOnly') return undefined;
  return commandCall(t`Open by id`, 'jamf.openObject', { kind: 'resource', instanceId: instance, resource: of.key });
}

/** Its list shows secrets, so it is never loaded by looking at the tree. */
export function isRevealing(of: Resource): boolean {
  const read = of.can.list ?? of.can.read;
  return read !== undefined && sensitivityOf(read).level === 'reveal';
}
