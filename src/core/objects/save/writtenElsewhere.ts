import type { Shape } from '../../shapes/shape.ts';
import { fieldAt } from '../../shapes/shapeAt.ts';

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

/** Where an operation with a body of this shape takes what it does not take at a pointer; undefined if it takes it nowhere that is known. */
export function writtenElsewhere(shape: Shape, pointer: string): Elsewhere | undefined {
  return places.find(({ read, written }) => {
    const there = fieldAt(shape, written);
    return (read === pointer || read.startsWith(`${pointer}/`)) && there !== undefined && there.access !== 'readOnly';
  });
}
