import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { commandCall } from '../../../app/contributions/commandTypes.ts';
import { type CommandCall } from '../../../app/support/commandCall.ts';
import type { Shelves } from '../../../app/lists/shelves.ts';
import type { Services } from '../../../app/support/services.ts';
import type { Away } from '../../../app/documents/away.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { uriOf } from '../system/objectUri.ts';

/** Why a document does not show the server's copy, with the command that helps. */
export interface AbsenceSign {
  readonly icon: string;
  readonly call: CommandCall;
  /** What may be done instead. */
  readonly other?: Pick<AbsenceSign, 'icon' | 'call'>;
}

/** What to say above a document; undefined where all is well as far as is known here. */
export function absenceSign(
  { instances }: Pick<Services, 'instances'>,
  documents: Pick<ObjectDocuments, 'away'>,
  shelves: Favourites,
  address: ObjectAddress,
): AbsenceSign | undefined {
  const profile = instances.get(address.instanceId);
  const isSignedOut = profile !== undefined && instances.state(profile.id).kind === 'signedOut';
  const remedy = profile === undefined ? 'addInstance' : (documents.away(address)?.remedy ?? (isSignedOut ? 'signIn' : undefined));
  const name = profile?.name ?? address.instanceId;
  if (remedy === 'lookAgain') return goneSign(shelves, address, name);
  return remedy === undefined ? undefined : signFor(remedy, address, name);
}

/** Whether an object is a favourite. */
export type Favourites = Pick<Shelves, 'isFavourite'>;

/** Of an object that was never shown here, and is not there. */
function goneSign(shelves: Favourites, address: ObjectAddress, name: string): AbsenceSign {
  const { instanceId, resource, target, label } = address;
  const again = { icon: 'refresh', call: commandCall(t`Not on ${name} any more: look again`, 'jamf.reloadObject', uriOf(address)) };
  const entry = { instanceId, resource, id: target.kind === 'one' ? target.id : '-', label };
  if (!shelves.isFavourite(entry)) return again;
  const remove = commandCall(t`Remove from Favourites`, 'jamf.removeFavourite', { kind: 'object', ...entry });
  return { ...again, other: { icon: 'star-full', call: remove } };
}

function signFor(remedy: Exclude<Away['remedy'], 'lookAgain'>, address: ObjectAddress, name: string): AbsenceSign {
  const uri = uriOf(address);
  if (remedy === 'tryAgain')
    return { icon: 'refresh', call: commandCall(t`${name} could not be read: try again`, 'jamf.reloadObject', uri) };
  if (remedy === 'read') {
    const title = t`Not read anew from ${name}: read it`;
    return { icon: 'refresh', call: commandCall(title, 'jamf.reloadObject', uri) };
  }
  if (remedy === 'deleted' || remedy === 'gone') {
    const title = remedy === 'gone' ? t`Deleted on ${name} since you opened it: create it again` : t`Deleted on ${name}: create it again`;
    const other = { icon: 'close', call: commandCall(t`Close`, 'jamf.closeDeleted', uri) };
    return { icon: 'trash', call: commandCall(title, 'jamf.createAgain', uri), other };
  }
  if (remedy === 'signIn') {
    const instance = { kind: 'instance', instanceId: address.instanceId } as const;
    return { icon: 'sign-in', call: commandCall(t`Not signed in to ${name}: sign in`, 'jamf.signIn', instance) };
  }
  const isDemo = address.instanceId === 'demo';
  const call = isDemo
    ? commandCall(t`There is no instance “${name}” in this window: add the demo`, 'jamf.addDemo')
    : commandCall(t`There is no instance “${name}” in this window: add it`, 'jamf.addInstance');
  return { icon: 'add', call };
}
