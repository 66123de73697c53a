import type { ObjectAddress } from '../../core/objects/address/address.ts';

/** A whole object that is not created yet, and the texts of its documents that it was put together from. */
export interface NewWhole {
  readonly text: string;
  readonly parts: readonly NewPart[];
}

export interface NewPart {
  readonly address: ObjectAddress;
  readonly text: string;
}
