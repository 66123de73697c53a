import { t } from '@vscode/l10n';
import { ThemeIcon, Uri, window } from 'vscode';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { ObjectArgument } from '../../../app/contributions/arguments.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { schemes } from '../../../app/support/ids.ts';
import { objectShownAt, type ObjectNode } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { pickObject } from '../../lists/objectPick.ts';
import { back, pickStep } from '../../lists/steps.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { runCommand } from '../../support/commands.ts';
import { oneInstance } from '../../support/pickInstance.ts';
import { shownKinds } from '../../support/shownKinds.ts';

/**
 * The object that a command is called for: the one that is named, else the one in the editor in front, else the one whose row is selected.
 *
 * @throws `invalid` for a text that is no address of an object.
 */
export async function objectMeant(argument: ObjectArgument | undefined): Promise<ObjectNode | undefined> {
  if (argument === undefined) {
    const shown = objectShownAt(window.activeTextEditor?.document.uri);
    const [row, ...others] = shown === undefined ? ((await runCommand('jamf.internal.chosenObjects')) ?? []) : [];
    return shown ?? (others.length === 0 ? row : undefined);
  }
  if (typeof argument === 'string') return addressed(argument);
  if ('scheme' in argument) return objectShownAt(argument);
  if ('kind' in argument) return argument.kind === 'object' ? argument : undefined;
  const { instance: instanceId, resource, id } = argument;
  return { kind: 'object', instanceId, resource, id, label: '' };
}

function addressed(text: string): ObjectNode {
  const found = text.startsWith(`${schemes.objects}://`) ? objectShownAt(Uri.parse(text, true)) : undefined;
  if (found === undefined) throw invalidProblem(t`This is not the address of an object; one begins with ${schemes.objects}://`);
  return found;
}

/** The one that a person chooses: instance, kind, object. Undefined: closed. */
export async function askForObject(services: Services): Promise<ObjectNode | undefined> {
  const instanceId = await oneInstance(services.instances.all(), { title: t`Jamf Pro instance` });
  if (instanceId === undefined) return undefined;
  const { resources } = await catalogueOf(services, services.instances.session(instanceId));
  const kinds = shownKinds(resources)
    .filter(({ can, kind }) => can.read !== undefined && kind !== 'singleton')
    .map((resource) => ({ label: kindOf(resource.key).label.many, iconPath: new ThemeIcon(kindOf(resource.key).icon), resource }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  const title = pickText(services.instances.get(instanceId)?.name ?? instanceId, 80);
  for (;;) {
    const chosen = await pickStep({ title, placeholder: t`Kind of object`, items: () => kinds, hasBack: false });
    if (chosen === undefined || chosen === back) return undefined;
    const [kind] = chosen.items;
    if (kind === undefined) return undefined;
    const question = { title: t`Find references to ${kindOf(kind.resource.key).label.one}`, hasBack: true };
    const picked = await pickObject(services, instanceId, kind.resource, question);
    if (picked === undefined) return undefined;
    if (picked !== back) return { kind: 'object', instanceId, ...picked };
  }
}
