import { t } from '@vscode/l10n';
import { Uri, window } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { schemes } from '../../../app/support/ids.ts';
import type { ObjectArgument } from '../../../app/contributions/arguments.ts';
import { objectsOf, type ObjectNode } from '../../../app/support/nodes.ts';
import { addressIn, addressOf } from '../system/objectUri.ts';
import { openAddress } from '../system/openDocuments.ts';

/** The object that a command is called for; undefined where it is called for none. */
export function addressInArgument(argument: ObjectArgument | undefined): ObjectAddress | undefined {
  if (argument === undefined) return undefined;
  if (typeof argument === 'string') return addressOf(uriIn(argument));
  if ('scheme' in argument) return addressIn(argument);
  if (!('kind' in argument)) return objectAddress(argument.instance, argument.resource, argument.id, '');
  return argument.kind === 'object' ? objectAddress(argument.instanceId, argument.resource, argument.id, argument.label) : undefined;
}

function uriIn(text: string): Uri {
  if (text.startsWith(`${schemes.objects}://`)) return Uri.parse(text, true);
  throw invalidProblem(t`This is not the address of an object; one begins with ${schemes.objects}://`);
}

/** The objects that a command is meant for: those selected in a view, the one in the argument, else the one of the active editor. */
export function chosenObjects(argument?: ObjectArgument, selection: readonly ObjectNode[] = []): readonly ObjectAddress[] {
  const nodes = objectsOf(argument, selection);
  if (nodes.length > 0) return nodes.map(({ instanceId, resource, id, label }) => objectAddress(instanceId, resource, id, label));
  const one = addressInArgument(argument) ?? activeAddress();
  return one === undefined ? [] : [one];
}

/** `-` is the only object of a settings page. */
export function objectAddress(instanceId: string, resource: string, id: string, label: string): ObjectAddress {
  const target = id === '-' ? ({ kind: 'only' } as const) : ({ kind: 'one', id } as const);
  return { instanceId, resource, target, label: label === '' && id === '-' ? kindOf(resource).label.one : label, ending: '.json' };
}

/** The object of the active editor. */
export function activeAddress(): ObjectAddress | undefined {
  return addressIn(window.activeTextEditor?.document.uri);
}

/** The document in front. */
export function activeUri(): Uri | undefined {
  return window.activeTextEditor?.document.uri;
}

/** The object that a command on one is meant for, as it is open. @throws `invalid` where there is none. */
export function neededAddress(argument: ObjectArgument | undefined): ObjectAddress {
  const address = addressInArgument(argument) ?? activeAddress();
  if (address === undefined) throw invalidProblem(t`Open a Jamf Pro object first, or choose one in the sidebar.`);
  return openAddress(address) ?? address;
}
