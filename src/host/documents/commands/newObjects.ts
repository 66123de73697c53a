import { t } from '@vscode/l10n';
import { window, type QuickPickItem } from 'vscode';
import type { ObjectPlan } from '../../../core/objects/plan/plan.ts';
import type { ScriptTemplate } from '../../../core/resources/kind.ts';
import { kindOf, kindsWith } from '../../../core/resources/kindOf.ts';
import type { PlaceArgument } from '../../../app/contributions/arguments.ts';
import { mayBegin } from './mayBegin.ts';
import { creatableKinds } from '../../../app/lists/kindChoices.ts';
import { heldOn } from '../../../app/support/account.ts';
import type { Services } from '../../../app/support/services.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { Resource } from '../../../core/families/family.ts';
import { askLine } from '../../support/say.ts';
import { oneInstance } from '../../support/pickInstance.ts';
import { kindPlace, type KindItem, type KindPlace } from './kindPlace.ts';
import type { FileParts } from './fileParts.ts';
import { planShown } from '../system/opening.ts';
import { uriOf } from '../system/objectUri.ts';

interface TemplateItem extends QuickPickItem {
  readonly template: ScriptTemplate | undefined;
}

/** A document for an object that does not exist yet. One with a script in it begins with a template, if the person wants one. */
export async function newObject(parts: FileParts, known?: PlaceArgument): Promise<string | undefined> {
  const place = await kindPlace(parts.services, known ?? {}, creatableItems(parts.services));
  if (place === undefined) return undefined;
  // Chosen in the list that marks what the account may not create, it was said; called with names, it asks nothing.
  if (known !== undefined && 'kind' in known && 'resource' in known && !(await mayBegin(parts.services, place))) return undefined;
  const kind = kindOf(place.resource);
  const { one } = kind.label;
  const templates = (await kind.templates?.()) ?? [];
  // Called with names and not for a row, it asks nothing else.
  if (templates.length === 0 || (known !== undefined && !('kind' in known))) return await begin(parts, place, t`New ${one}`);
  const items: readonly TemplateItem[] = [
    ...templates.map((template) => ({ label: t(template.label), detail: t(template.detail), template })),
    { label: t`Empty`, detail: t`a ${one.toLowerCase()} without a script yet`, template: undefined },
  ];
  const chosen = await window.showQuickPick(items, { title: t`New ${one}`, placeHolder: t`What to begin with`, matchOnDetail: true });
  if (chosen === undefined) return undefined;
  // What is begun as its script shows no field to name it in.
  if (chosen.template === undefined && kind.part?.when !== undefined) return await begin(parts, place, t`New ${one}`);
  const name = await askLine({ title: t`New ${one}`, prompt: t`Its name in Jamf Pro` });
  if (name === undefined || name.trim() === '') return undefined;
  const { template } = chosen;
  if (template === undefined) return await begin(parts, place, name.trim());
  const { withScript } = await import('../../../core/objects/plan/scriptTemplates.ts');
  return await begin(parts, place, name.trim(), (plan) => withScript(plan, template, name.trim()));
}

/** What can be created in an instance; what its account may not create stands at the end and says so. */
function creatableItems({ instances }: Services): (resources: readonly Resource[], instanceId: string) => readonly KindItem[] {
  return (resources, instanceId) =>
    creatableKinds(resources, heldOn(instances, instanceId)).map(({ key, label, missing }) => ({
      key,
      label: missing.length === 0 ? label : `$(lock) ${label}`,
      description: missing.length === 0 ? key : t`${key} · the account lacks ${oneLine(missing.join(', '), 200)}`,
    }));
}

async function begin(
  { services, documents, opener }: FileParts,
  place: KindPlace,
  label: string,
  fill?: (plan: ObjectPlan) => string,
): Promise<string> {
  const address = { ...place, target: { kind: 'new' }, label, ending: '.json' } as const;
  return uriOf(await opener.openNew(address, fill?.(await planShown(services, documents, address)))).toString();
}

/** The same from the palette, without looking for the place in the sidebar. */
export async function newScript(parts: FileParts): Promise<string | undefined> {
  const kinds = kindsWith('templates').map(({ key, label }) => ({ resource: key, label: label.one }));
  const kind = await window.showQuickPick(kinds, { title: t`New script`, placeHolder: t`Kind of object` });
  const instanceId = kind === undefined ? undefined : await oneInstance(parts.services.instances.all(), { title: t`Jamf Pro instance` });
  if (kind === undefined || instanceId === undefined) return undefined;
  return await newObject(parts, { kind: 'resource', instanceId, resource: kind.resource });
}
