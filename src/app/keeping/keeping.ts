import { fromParts, toParts } from '../../core/objects/address/address.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { masked } from '../../core/objects/plan/secrets.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { DocumentOwner } from '../documents/documentOwner.ts';
import { documentKey, keyOf } from './kept.ts';
import type { KeptDocument, KeptDocuments } from './kept.ts';
import type { Open, OpenEntries } from '../documents/openEntry.ts';

/** What is kept on disk of documents: texts that were not sent, one of each part of an object, and what changes are made from. */
export class Keeping {
  readonly #owner: DocumentOwner;
  readonly #kept: KeptDocuments;
  readonly #open: OpenEntries;

  constructor(owner: DocumentOwner, kept: KeptDocuments, open: OpenEntries) {
    this.#owner = owner;
    this.#kept = kept;
    this.#open = open;
  }

  async of(address: ObjectAddress): Promise<KeptDocument | undefined> {
    return await this.#kept.get(documentKey(address));
  }

  /**
   * What a document that is read shows of what was kept. A text that was left under another address of the same part, by a document that
   * is open no longer, is this document's from now on, if no editor shows another text of it already.
   */
  async toShow(address: ObjectAddress): Promise<KeptDocument | undefined> {
    const own = await this.of(address);
    if (own !== undefined || this.#owner.textIn(address) !== undefined) return own;
    const left = await this.#elsewhere(address);
    if (left === undefined || this.#owner.isOpen(fromParts(left))) return undefined;
    await this.#kept.note(documentKey(address), () => ({ ...left, ...toParts(address) }));
    Object.assign(this.#open.of(address), { base: undefined, origin: undefined, served: [] });
    await this.drop(fromParts(left));
    return await this.of(address);
  }

  /** The document that holds the unsent text of a part of an object, under whatever label. */
  async draftOf(wanted: ObjectAddress): Promise<ObjectAddress | undefined> {
    const drafts = (await this.#kept.drafts()).map(fromParts).filter((address) => keyOf(address) === keyOf(wanted));
    return drafts.find((address) => documentKey(address) === documentKey(wanted)) ?? drafts[0];
  }

  /** @throws `invalid` if another document of the same part holds an unsent text; what the disk threw. */
  async keep(address: ObjectAddress, draft: string, note: Pick<KeptDocument, 'sending'>): Promise<void> {
    const other = await this.draftOf(address);
    if (other !== undefined && documentKey(other) !== documentKey(address)) throw new ProblemError(keptElsewhere(other));
    const made = madeOf(this.#open.of(address));
    await this.#kept.change(documentKey(address), (old) => {
      // With what is in memory: whoever drops the text while the disk is slow has the last word.
      this.#open.of(address).isDraft = true;
      return { ...old, ...toParts(address), ...made, ...note, draft };
    });
  }

  /** What an editor's changes started from, so that a restored window compares with the right copy. Cheap at every key. */
  async keepBase(address: ObjectAddress): Promise<void> {
    const entry = this.#open.of(address);
    if (entry.keptFor?.base === entry.base && entry.keptFor?.origin === entry.origin) return;
    const made = madeOf(entry);
    if (Object.keys(made).length === 0) return;
    entry.keptFor = { base: entry.base, origin: entry.origin };
    try {
      await this.#kept.change(documentKey(address), (old) => ({ ...toParts(address), ...old, ...made }));
    } catch (error) {
      entry.keptFor = undefined;
      this.#kept.trouble(error);
    }
  }

  /** Nothing of the document is unsent any more. */
  async drop(address: ObjectAddress): Promise<void> {
    Object.assign(this.#open.of(address), { isDraft: false, keptFor: undefined });
    await this.#kept.remove(documentKey(address));
  }

  /** The editor is gone: what its changes were made from need not be kept, unless they are still there. */
  async closed(address: ObjectAddress): Promise<void> {
    if (this.#owner.isDirty(address)) return;
    const kept = await this.#kept.get(documentKey(address));
    if (kept !== undefined && kept.draft === undefined && (kept.sending === undefined || address.target.kind === 'new'))
      await this.drop(address);
  }

  /** Whatever is kept of an instance goes with it. Resolves to the documents that it was kept of. */
  async forgetInstance(instanceId: string): Promise<readonly ObjectAddress[]> {
    const all = (await this.#kept.all()).map(fromParts).filter((address) => address.instanceId === instanceId);
    for (const address of all) await this.drop(address);
    return all;
  }

  async #elsewhere(address: ObjectAddress): Promise<KeptDocument | undefined> {
    const texts = (await this.#kept.all()).filter(({ draft, sending }) => draft !== undefined || sending !== undefined);
    return texts.find((kept) => keyOf(fromParts(kept)) === keyOf(address));
  }
}

function madeOf({ base, origin }: Open): Pick<KeptDocument, 'base' | 'origin'> {
  return { ...(base === undefined ? {} : { base: masked(base) }), ...(origin === undefined ? {} : { origin }) };
}

function keptElsewhere({ label }: ObjectAddress): { readonly kind: 'invalid'; readonly message: string } {
  return {
    kind: 'invalid',
    message: `Not kept: this object is open as “${label}”, too, with a text that was not sent. Send or revert that one first; what you typed stays in this editor.`,
  };
}
