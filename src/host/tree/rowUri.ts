import { Uri } from 'vscode';
import { toParts } from '../../core/objects/address/address.ts';
import type { ObjectNode } from '../../app/support/nodes.ts';
import { rowFragment, schemes } from '../../app/support/ids.ts';

/** What the signs of an object hang on where it is a row: its document's address, set apart so that it is no document itself. */
export function rowUri({ instanceId, resource, id, label }: Omit<ObjectNode, 'kind'>): Uri {
  const target = id === '-' ? ({ kind: 'only' } as const) : ({ kind: 'one', id } as const);
  return Uri.from({ scheme: schemes.objects, ...toParts({ instanceId, resource, target, label, ending: '.json' }), fragment: rowFragment });
}
