import { Uri } from 'vscode';
import { toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import type { NameClaims } from '../../core/objects/address/claimedNames.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import type { ObjectNode } from '../../app/support/nodes.ts';
import { instanceFragment, rowFragment, schemes, type shelfRowFragment } from '../../app/support/ids.ts';
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

/** The document that a row opens. */
export function documentUri(row: Row, claims: NameClaims): Uri {
  return Uri.from({ scheme: schemes.objects, ...toParts(withoutSchemaClaim(addressOf(row), claims)) });
}

function addressOf({ instanceId, resource, id, label }: Row): ObjectAddress {
  if (id !== '-') return { instanceId, resource, target: { kind: 'one', id }, label, ending: '.json' };
  return { instanceId, resource, target: { kind: 'only' }, label: kindOf(resource).label.one, ending: '.json' };
}
