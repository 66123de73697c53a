import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { Keeping } from '../keeping/keeping.ts';
import { documentKey } from '../keeping/keptDocuments.ts';
import type { NewWhole } from '../keeping/newWhole.ts';
import type { DocumentOwner } from './documentOwner.ts';
import type { DocumentStates } from './documentStates.ts';
import { baseOf } from './madeState.ts';

interface NewPartsParts {
  readonly owner: Pick<DocumentOwner, 'textIn' | 'isOpen' | 'isDirty'>;
  readonly keeping: Pick<Keeping, 'of' | 'draft' | 'draftOf'>;
  readonly states: Pick<DocumentStates, 'of' | 'ofObject'>;
}

/** The documents of objects that are not created yet: the JSON of one and its script are one object, whichever is saved. */
export class NewParts {
  readonly #parts: NewPartsParts;

  constructor(parts: NewPartsParts) {
    this.#parts = parts;
  }

  /** The documents of the same object that a person has open beside this one. */
  openBeside(address: ObjectAddress): readonly ObjectAddress[] {
    const others = this.#parts.states.ofObject(address).filter((other) => documentKey(other) !== documentKey(address));
    return others.filter((other) => this.#parts.owner.isOpen(other));
  }

  /** The object as it would be created by saving this text of one of its documents. Throws what `wholeNew` throws. */
  async whole(address: ObjectAddress, text: string): Promise<NewWhole> {
    const { wholeNew } = await import('./wholeNew.ts');
    const beside = {
      ...this.#parts,
      openBeside: (one: ObjectAddress) => this.openBeside(one),
      begun: (one: ObjectAddress) => this.begun(one),
    };
    return await wholeNew(beside, address, text);
  }

  /** The JSON that a script was begun with, secrets masked where an earlier window began it. */
  async begun(script: ObjectAddress): Promise<string | undefined> {
    return baseOf(this.#parts.states.of(script).made) ?? (await this.#parts.keeping.of(script))?.base;
  }
}
