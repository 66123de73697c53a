import { Range, Uri, type TextDocument } from 'vscode';
import { fromParts, toParts, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { problemOf } from '../../../shared/problem.ts';
import type { DocumentUri } from '../../../app/support/nodes.ts';
import { schemes } from '../../../app/support/ids.ts';

/** Objects as JSON, whatever language the person's settings make of `*.json`. */
export const jsonObjects = { scheme: schemes.objects, pattern: '**/*.json' } as const;

/** The document of an object. */
export function uriOf(address: ObjectAddress): Uri {
  return Uri.from({ scheme: schemes.objects, ...toParts(address) });
}

/**
 * What a `jamf:` URI points to.
 *
 * @throws `invalid` for one that points to no object.
 */
export function addressOf(uri: DocumentUri): ObjectAddress {
  return fromParts({ authority: uri.authority, path: uri.path });
}

/** The same, or undefined: for events about any document. */
export function addressIn(uri: DocumentUri | undefined): ObjectAddress | undefined {
  if (uri?.scheme !== schemes.objects) return undefined;
  try {
    return addressOf(uri);
  } catch (error) {
    if (problemOf(error).kind === 'invalid') return undefined;
    throw error;
  }
}

/** Where something stands in a document of which the offsets are known, in UTF-16 units. */
export function rangeIn(document: TextDocument, { from, to }: { readonly from: number; readonly to: number }): Range {
  return new Range(document.positionAt(from), document.positionAt(to));
}
