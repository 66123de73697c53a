import { objectKey, type ObjectAddress } from '../../core/objects/address/address.ts';
import { documentKey } from '../keeping/keptDocuments.ts';
import { Emitter } from '../support/events.ts';
import type { DocumentEvent } from './documentEvent.ts';
import type { DocumentOwner, SeenVersion } from './documentOwner.ts';
import { blankDocument, next, type DocumentState } from './documentState.ts';

/** The documents of which something is known, and who listens to them. */
export class DocumentStates {
  readonly #owner: Pick<DocumentOwner, 'isDirty' | 'now'>;
  readonly #all = new Map<string, DocumentState>();
  readonly #changes = new Emitter<readonly ObjectAddress[]>();
  readonly #versions = new Emitter<SeenVersion>();
  /** The state of some document changed; these should be read again. */
  readonly onDidChange = this.#changes.event;
  readonly onDidSee = this.#versions.event;

  constructor(owner: Pick<DocumentOwner, 'isDirty' | 'now'>) {
    this.#owner = owner;
  }

  of(address: ObjectAddress): DocumentState {
    return this.known(address) ?? blankDocument(address);
  }

  /** Undefined where nothing happened to it yet, or VS Code holds it no longer. */
  known(address: ObjectAddress): DocumentState | undefined {
    return this.#all.get(documentKey(address));
  }

  /** All documents of the same object. */
  ofObject(address: ObjectAddress): readonly ObjectAddress[] {
    const key = objectKey(address);
    return [...this.#all.values()].map((state) => state.address).filter((other) => objectKey(other) === key);
  }

  forget(address: ObjectAddress): void {
    this.#all.delete(documentKey(address));
  }

  /** Whoever listens is told of all of them at once. */
  happened(event: DocumentEvent, ...addresses: readonly ObjectAddress[]): void {
    const toRead: ObjectAddress[] = [];
    let isChanged = false;
    for (const address of addresses) {
      const moment = { isDirty: this.#owner.isDirty(address), now: this.#owner.now() };
      const { state, effects } = next(this.of(address), event, moment);
      this.#all.set(documentKey(address), state);
      for (const effect of effects) {
        if (effect.kind === 'seen') this.#versions.fire({ address, ...effect.version });
        else isChanged = true;
        if (effect.kind === 'changed' && effect.toRead) toRead.push(address);
      }
    }
    if (isChanged) this.#changes.fire(toRead);
  }
}
