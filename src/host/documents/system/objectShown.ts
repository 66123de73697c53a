import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import type { DocumentUri } from '../../../app/support/nodes.ts';
import type { ObjectFile, ObjectFiles } from '../../../app/files/objectFiles.ts';
import { addressIn } from './objectUri.ts';

/** Which object a document is. */
export interface ShownObject {
  readonly address: ObjectAddress;
  /** Undefined for a document of ours. */
  readonly file: ObjectFile | undefined;
}

/** The object of a document: one of ours, or a file that was pulled. Contacts nobody. */
export function objectShown({ uri }: { readonly uri: DocumentUri }, files: ObjectFiles): ShownObject | undefined {
  const address = addressIn(uri);
  if (address !== undefined) return { address, file: undefined };
  const file = files.of(uri);
  return file === undefined ? undefined : { address: file.address, file };
}
