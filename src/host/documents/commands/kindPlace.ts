import { t } from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import type { Catalogue } from '../../../core/instances/session.ts';
import type { PlaceArgument } from '../../../app/contributions/arguments.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import type { Services } from '../../../app/support/services.ts';
import { back, pickStep, type Stepped } from '../../lists/steps.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { oneInstance } from '../../support/pickInstance.ts';
import { shownKinds } from '../../support/shownKinds.ts';

/** Where objects of one kind are. */
export interface KindPlace {
  readonly instanceId: string;
  readonly resource: string;
}

/** A kind to be chosen. */
export interface KindItem extends QuickPickItem {
  /** Of the resource. */
  readonly key: string;
}

interface Known {
  readonly instanceId: string | undefined;
  readonly resource: string | undefined;
}

/** The kinds of an instance that can be chosen. */
export type KindItems = (resources: Catalogue['resources'], instanceId: string) => readonly KindItem[];

/** What `then` makes of the place where objects of one kind are. `hasBack`: it was chosen, and going back leads to the choice. */
type Then<T> = (place: KindPlace, hasBack: boolean) => Promise<Stepped<T>>;

/**
 * Asks for instance and kind where they are not known, and goes on from there; each step leads back to the one before. Undefined: closed.
 */
export async function fromKind<T>(services: Services, known: PlaceArgument, items: KindItems, then: Then<T>): Promise<T | undefined> {
  const { instanceId: given, resource: named } = placeIn(known);
  const hasChoice = given === undefined && services.instances.all().length > 1;
  for (;;) {
    const instanceId = given ?? (await oneInstance(services.instances.all(), { title: t`Jamf Pro instance` }));
    if (instanceId === undefined) return undefined;
    const reply = await inInstance(services, { instanceId, resource: named }, { items, hasBack: hasChoice }, then);
    if (reply !== back) return reply;
    if (!hasChoice) return undefined;
  }
}

async function inInstance<T>(
  services: Services,
  { instanceId, resource: named }: Known & { readonly instanceId: string },
  kinds: { readonly items: KindItems; readonly hasBack: boolean },
  then: Then<T>,
): Promise<Stepped<T>> {
  if (named !== undefined) return await then({ instanceId, resource: named }, kinds.hasBack);
  for (;;) {
    const resource = await pickKind(services, instanceId, kinds);
    if (resource === undefined || resource === back) return resource;
    const reply = await then({ instanceId, resource }, true);
    if (reply !== back) return reply;
  }
}

/** The same where nothing else is asked. */
export async function kindPlace(services: Services, known: PlaceArgument, items: KindItems): Promise<KindPlace | undefined> {
  return await fromKind(services, known, items, async (place) => place);
}

function placeIn(known: PlaceArgument): Known {
  if (!('kind' in known)) return { instanceId: known.instance, resource: known.resource };
  return { instanceId: known.instanceId, resource: 'resource' in known ? known.resource : undefined };
}

async function pickKind(
  { instances, waitFor }: Services,
  instanceId: string,
  { items, hasBack }: { readonly items: KindItems; readonly hasBack: boolean },
): Promise<Stepped<string>> {
  const { resources } = await catalogueOf({ waitFor }, instances.session(instanceId));
  const all = items(shownKinds(resources), instanceId);
  const title = pickText(instances.get(instanceId)?.name ?? instanceId, 80);
  const chosen = await pickStep({ title, placeholder: t`Kind of object`, items: () => all, hasBack });
  return chosen === undefined || chosen === back ? chosen : chosen.items[0]?.key;
}
