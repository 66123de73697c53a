import { t } from '@vscode/l10n';
import { ThemeIcon } from 'vscode';
import type { Catalogue } from '../../../core/instances/session.ts';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { JamfNode } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { pickObject } from '../../lists/objectPick.ts';
import { back, type Stepped } from '../../lists/steps.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { objectAddress } from './fileArguments.ts';
import { fromKind, type KindItem, type KindPlace } from './kindPlace.ts';

/** The object that a person chooses: instance, kind, object, as far as the row does not say them. Undefined: closed. */
export async function chooseObject(services: Services, row: JamfNode | undefined): Promise<ObjectAddress | undefined> {
  return await fromKind(services, row ?? {}, readableKinds, (place, hasBack) => objectAt(services, place, hasBack));
}

function readableKinds(resources: Catalogue['resources']): readonly KindItem[] {
  return resources
    .filter(({ can }) => can.read !== undefined)
    .map(({ key }) => ({ key, label: kindOf(key).label.many, description: key, iconPath: new ThemeIcon(kindOf(key).icon) }))
    .toSorted((a, b) => kindOf(a.key).label.many.localeCompare(kindOf(b.key).label.many));
}

async function objectAt(services: Services, { instanceId, resource: key }: KindPlace, hasBack: boolean): Promise<Stepped<ObjectAddress>> {
  const resource = (await catalogueOf(services, services.instances.session(instanceId))).resource(key);
  if (resource === undefined) throw invalidProblem(t`This Jamf Pro has no resource “${key}”.`);
  if (resource.kind === 'singleton') return objectAddress(instanceId, key, '-', '');
  const picked = await pickObject(services, instanceId, resource, { title: t`Open ${kindOf(key).label.one}`, hasBack });
  return picked === undefined || picked === back ? picked : objectAddress(instanceId, picked.resource, picked.id, picked.label);
}
