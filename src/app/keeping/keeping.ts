import { t } from '@vscode/l10n';
import { fromParts, toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import { maskSecrets } from '../../core/objects/plan/secrets.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { DocumentOwner } from '../documents/documentOwner.ts';
import { documentKey, partKey, type KeptDocument, type KeptDocuments } from './keptDocuments.ts';
import { refuseNote } from '../documents/away.ts';
import { baseOf, originOfText, type MadeState } from '../documents/madeState.ts';
import { byteLengthOf } from '../documents/documentText.ts';
import type { DocumentStates } from '../documents/documentStates.ts';
import type { Creations } from './creations.ts';

/** What is kept on disk of documents: texts that were not sent, one of each part of an object, and what changes are made from. */
export class Keeping {
  readonly #owner: DocumentOwner;
  readonly #kept: KeptDocuments;
  readonly #states: DocumentStates;
  readonly #creations: Creations;

  constructor(owner: DocumentOwner, kept: KeptDocuments, states: DocumentStates, creations: Creations) {
    this.#owner = owner;
    this.#kept = kept;
    this.#states = states;
    this.#creations = creations;
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
    this.#states.happened({ kind: 'adopted' }, address);
    await this.drop(fromParts(left));
    return await this.of(address);
  }

  /** The text that was kept unsent. */
  async draft(address: ObjectAddress): Promise<string | undefined> {
    return (await this.of(address))?.draft;
  }

  /** The document that holds the unsent text of a part of an object, under whatever label. */
  async draftOf(wanted: ObjectAddress): Promise<ObjectAddress | undefined> {
    const drafts = (await this.#kept.drafts()).map(fromParts).filter((address) => partKey(address) === partKey(wanted));
    return drafts.find((address) => documentKey(address) === documentKey(wanted)) ?? drafts[0];
  }

  /** Keeps a text without sending it. Resolves when it is on disk. @throws `invalid` if another document of the same part holds an unsent text; what the disk threw. */
  async keep(address: ObjectAddress, draft: string): Promise<void> {
    refuseNote(draft);
    const other = await this.draftOf(address);
    if (other !== undefined && documentKey(other) !== documentKey(address)) throw new ProblemError(keptElsewhere(other));
    const made = keptOf(this.#states.of(address).made);
    const note = this.#creations.noteOf(address);
    await this.#kept.change(documentKey(address), (old) => {
      // With what is in memory: whoever drops the text while the disk is slow has the last word.
      this.#states.happened({ kind: 'unsent' }, address);
      return { ...old, ...toParts(address), ...made, ...note, draft };
    });
    this.#states.happened({ kind: 'kept', size: byteLengthOf(draft) }, address);
  }

  /**
   * Keeps a text that somebody wrote elsewhere, with the copy that it was made from. Resolves when it is on disk. A document that is open
   * and holds no changes shows it. @param base secrets masked. @throws `invalid` if a document of the same part holds another unsent text.
   */
  async takeOver(
    address: ObjectAddress,
    draft: string,
    { base, origin }: { readonly base: string; readonly origin: string },
  ): Promise<void> {
    const other = await this.draftOf(address);
    const isOther = other !== undefined && (await this.draft(other)) !== draft;
    if (isOther || this.#owner.isDirty(address)) throw new ProblemError(keptElsewhere(other ?? address));
    if (other !== undefined) await this.drop(other);
    await this.#kept.change(documentKey(address), () => ({ ...toParts(address), base, origin, draft }));
    this.#states.happened({ kind: 'adopted' }, address);
    this.#states.happened({ kind: 'unsent' }, address);
    this.#states.happened({ kind: 'kept', size: byteLengthOf(draft) }, address);
    this.#states.happened({ kind: 'announced' }, address);
  }

  /** What an editor's changes started from, so that a restored window compares with the right copy. Cheap at every key. */
  async keepBase(address: ObjectAddress): Promise<void> {
    const { made } = this.#states.of(address);
    const from = keptOf(made);
    if (made.onDisk === made.from || Object.keys(from).length === 0) return;
    this.#states.happened({ kind: 'baseKept' }, address);
    try {
      await this.#kept.change(documentKey(address), (old) => ({ ...toParts(address), ...old, ...from }));
    } catch (error) {
      this.#states.happened({ kind: 'baseNotKept' }, address);
      this.#kept.trouble(error);
    }
  }

  /** Nothing of the document is unsent any more. */
  async drop(address: ObjectAddress): Promise<void> {
    this.#states.happened({ kind: 'dropped' }, address);
    await this.#kept.remove(documentKey(address));
  }

  /**
   * The editor is gone: what its changes were made from need not be kept, unless they are still there.
   *
   * @param isBegun whether another document of the object that is to be created is open, which may be sent once more.
   */
  async closed(address: ObjectAddress, isBegun = false): Promise<void> {
    if (this.#owner.isDirty(address)) return;
    const kept = await this.#kept.get(documentKey(address));
    const isGivenUp = address.target.kind === 'new' && !isBegun;
    if (kept !== undefined && kept.draft === undefined && (kept.sending === undefined || isGivenUp)) await this.drop(address);
  }

  /** Whatever is kept of an instance goes with it. Resolves to the documents that it was kept of. */
  async forgetInstance(instanceId: string): Promise<readonly ObjectAddress[]> {
    const all = (await this.#kept.all()).map(fromParts).filter((address) => address.instanceId === instanceId);
    for (const address of all) await this.drop(address);
    return all;
  }

  async #elsewhere(address: ObjectAddress): Promise<KeptDocument | undefined> {
    const texts = (await this.#kept.all()).filter(({ draft, sending }) => draft !== undefined || sending !== undefined);
    return texts.find((kept) => partKey(fromParts(kept)) === partKey(address));
  }
}

function keptOf(made: MadeState): Pick<KeptDocument, 'base' | 'origin'> {
  const [base, origin] = [baseOf(made), originOfText(made)];
  return { ...(base === undefined ? {} : { base: maskSecrets(base) }), ...(origin === undefined ? {} : { origin }) };
}

function keptElsewhere({ label }: ObjectAddress): { readonly kind: 'invalid'; readonly message: string } {
  return {
    kind: 'invalid',
    message: t`Not kept: this object is open as “${label}”, too, with a text that was not sent. Send or revert that one first; what you typed stays in this editor.`,
  };
}
