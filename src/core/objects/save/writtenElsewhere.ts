import type { ApiDocument, Schema } from '../../openapi/types.ts';
import { hasFlag, schemaAt } from '../plan/fields.ts';

/** A field that a GET shows in one place and a write takes in another. */
export interface Elsewhere {
  readonly read: string;
  readonly written: string;
}

/** A mobile device's own details and attributes, a computer's site and management (facts 4.13). */
const places: readonly Elsewhere[] = [
  { read: '/extensionAttributes', written: '/updatedExtensionAttributes' },
  { read: '/site/id', written: '/siteId' },
  { read: '/general/site/id', written: '/general/siteId' },
  { read: '/general/remoteManagement/managed', written: '/general/managed' },
];

/** Where an operation with this body schema takes what it does not take at a pointer; undefined if it takes it nowhere that is known. */
export function writtenElsewhere(document: ApiDocument, schema: Schema | undefined, pointer: string): Elsewhere | undefined {
  return places.find(({ read, written }) => {
    const there = schemaAt(document, schema, written);
    return (read === pointer || read.startsWith(`${pointer}/`)) && there !== undefined && !hasFlag(document, there, 'readOnly');
  });
}
