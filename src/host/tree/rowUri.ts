import { Uri } from 'vscode';
import { toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import type { NameClaims } from '../../core/objects/address/claimedNames.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { tabName } from '../../app/instances/inFront.ts';
import type { ObjectNode } from '../../app/support/nodes.ts';
import { instanceFragment, rowFragment, schemes, type shelfRowFragment } from '../../app/support/ids.ts';
import { openCall, type RowCall } from '../support/rowCall.ts';
import { withoutSchemaClaim } from '../support/schemaClaims.ts';

type Row = Omit<ObjectNode, 'kind'>;

/** What the signs of an object hang on where it is a row: its document's address, set apart so that it is no document itself. */
export function rowUri(row: Row, fragment: typeof rowFragment | typeof shelfRowFragment = rowFragment): Uri {
  return Uri.from({ scheme: schemes.objects, ...toParts(addressOf(row)), fragment });
}

/** What the colour of an instance hangs on where it is a row. */
export function instanceRowUri(instanceId: string): Uri {
  return Uri.from({ scheme: schemes.objects, authority: instanceId, path: '/', fragment: instanceFragment });
}

/** Opens the document of a row, in a tab that says whose it is. */
export function documentCall(row: Row, claims: NameClaims, instanceName: string): RowCall {
  const uri = Uri.from({ scheme: schemes.objects, ...toParts(withoutSchemaClaim(addressOf(row), claims)) });
  return openCall(uri, tabName(uri.path, instanceName) ?? uri.path);
}

function addressOf({ instanceId, resource, id, label }: Row): ObjectAddress {
  if (id !== '-') return { instanceId, resource, target: { kind: 'one', id }, label, ending: '.json' };
  return { instanceId, resource, target: { kind: 'only' }, label: kindOf(resource).label.one, ending: '.json' };
}
