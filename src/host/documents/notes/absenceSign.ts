import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { commands } from '../../../app/support/ids.ts';
import type { Services } from '../../../app/support/services.ts';
import type { Away } from '../../../app/documents/away.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { uriOf } from '../system/objectUri.ts';

/** Why a document does not show the server's copy, with the command that helps. */
export interface AbsenceSign {
  readonly title: string;
  readonly icon: string;
  readonly command: string;
  readonly args: readonly unknown[];
  /** What may be done instead. */
  readonly other?: { readonly title: string; readonly icon: string; readonly command: string };
}

/** What to say above a document; undefined where all is well as far as is known here. */
export function absenceSign(
  { instances }: Pick<Services, 'instances'>,
  documents: Pick<ObjectDocuments, 'away'>,
  address: ObjectAddress,
): AbsenceSign | undefined {
  const profile = instances.get(address.instanceId);
  const isSignedOut = profile !== undefined && instances.state(profile.id).kind === 'signedOut';
  const remedy = profile === undefined ? 'addInstance' : (documents.away(address)?.remedy ?? (isSignedOut ? 'signIn' : undefined));
  return remedy === undefined ? undefined : signFor(remedy, address, profile?.name ?? address.instanceId);
}

function signFor(remedy: Away['remedy'], address: ObjectAddress, name: string): AbsenceSign {
  if (remedy === 'tryAgain')
    return { icon: 'refresh', title: `${name} could not be read: try again`, command: commands.reloadObject, args: [uriOf(address)] };
  if (remedy === 'read')
    return {
      icon: 'refresh',
      title: `Not read from ${name} since this window came back: read it`,
      command: commands.reloadObject,
      args: [uriOf(address)],
    };
  if (remedy === 'deleted' || remedy === 'gone') {
    const title = remedy === 'gone' ? `Deleted on ${name} since you opened it: create it again` : `Deleted on ${name}: create it again`;
    const other = { icon: 'close', title: 'Close', command: commands.closeDeleted };
    return { icon: 'trash', title, command: commands.createAgain, args: [uriOf(address)], other };
  }
  if (remedy === 'signIn') {
    const args = [{ kind: 'instance', instanceId: address.instanceId }];
    return { icon: 'sign-in', title: `Not signed in to ${name}: sign in`, command: commands.signIn, args };
  }
  const isDemo = address.instanceId === 'demo';
  const title = `There is no instance “${name}” in this window: add ${isDemo ? 'the demo' : 'it'}`;
  return { icon: 'add', title, command: isDemo ? commands.addDemo : commands.addInstance, args: [] };
}
