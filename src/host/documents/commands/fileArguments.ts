import { Uri, window } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { ProblemError } from '../../../shared/problem.ts';
import { schemes } from '../../../app/support/ids.ts';
import { nodeOf, objectsOf } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { addressIn, addressOf } from '../system/objectUri.ts';

/** The address in a command's argument: a node, a URI, `{ instance, resource, id }`; undefined for none of them. */
export function addressInArgument(argument: unknown): ObjectAddress | undefined {
  if (argument instanceof Uri) return addressIn(argument);
  if (typeof argument === 'string') return addressOf(uriIn(argument));
  const node = nodeOf(argument);
  if (node?.kind === 'object') return objectAddress(node.instanceId, node.resource, node.id, node.label);
  if (typeof argument !== 'object' || argument === null || node !== undefined) return undefined;
  const [instance, resource, id] = ['instance', 'resource', 'id'].map((name) => textIn(argument, name));
  if (instance === undefined && resource === undefined && id === undefined) return undefined;
  if (instance === undefined || resource === undefined || id === undefined) {
    throw new ProblemError({ kind: 'invalid', message: 'The argument needs instance, resource and id, each a text.' });
  }
  return objectAddress(instance, resource, id, '');
}

function uriIn(text: string): Uri {
  if (text.startsWith(`${schemes.objects}://`)) return Uri.parse(text, true);
  throw new ProblemError({ kind: 'invalid', message: `This is not the address of an object; one begins with ${schemes.objects}://` });
}

/** The objects that a command is meant for: those selected in a view, the one in the argument, else the one of the active editor. */
export function chosenObjects(argument: unknown, selection: unknown): readonly ObjectAddress[] {
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

/** Where objects of one kind are. */
export interface Place {
  readonly instanceId: string;
  readonly resource: string;
}

/** Instance and resource: from a node or `{ instance, resource }`, else asked. Undefined if the person stepped back. */
export async function resourceFor(services: Services, argument: unknown): Promise<Place | undefined> {
  const node = nodeOf(argument);
  if (node?.kind === 'resource' || node?.kind === 'object') return { instanceId: node.instanceId, resource: node.resource };
  const given = typeof argument === 'object' && argument !== null && node === undefined ? argument : {};
  const instanceId = textIn(given, 'instance') ?? node?.instanceId ?? (await pickInstance(services));
  if (instanceId === undefined) return undefined;
  const resource = textIn(given, 'resource') ?? (await pickResource(services, instanceId));
  return resource === undefined ? undefined : { instanceId, resource };
}

/** The one instance, or the one that is chosen. */
export async function pickInstance({ instances }: Services): Promise<string | undefined> {
  const items = instances.all().map(({ id, name, environment }) => ({ id, label: name, description: environment }));
  if (items.length <= 1) return items[0]?.id;
  return (await window.showQuickPick(items, { title: 'Jamf Pro instance' }))?.id;
}

async function pickResource({ instances }: Services, instanceId: string): Promise<string | undefined> {
  const { resources } = await catalogueOf(instances.session(instanceId));
  const items = resources.map(({ key }) => ({ key, label: kindOf(key).label.many, description: key }));
  items.sort((a, b) => a.label.localeCompare(b.label));
  return (
    await window.showQuickPick(items, {
      title: instances.get(instanceId)?.name ?? instanceId,
      placeHolder: 'Kind of object',
      matchOnDescription: true,
    })
  )?.key;
}

function textIn(value: object, name: string): string | undefined {
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
