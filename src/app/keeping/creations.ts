import { Loaded } from '../../core/json/loaded.ts';
import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { createObject, type CreateInput, type CreateOutcome } from '../../core/objects/create/create.ts';
import type { SaveQuestions } from '../../core/objects/save/saveTypes.ts';
import { maskSecrets } from '../../core/objects/plan/secrets.ts';
import { invalidProblem } from '../../shared/problem.ts';
import type { Departures } from '../saving/departures.ts';
import { documentKey } from './keptDocuments.ts';

/** Creates what documents without an object hold, each at most once: after that, its text belongs to the object that was made. */
export class Creations {
  readonly #departures: Departures;
  /** What was created from documents that are still open, or being sent once more, by key. */
  readonly #made = new Map<string, { readonly id: string; readonly text: string }>();

  constructor(departures: Departures) {
    this.#departures = departures;
  }

  /** @throws `invalid` for a document whose object was created already. */
  async create(
    address: ObjectAddress,
    input: Pick<CreateInput, 'session' | 'plan' | 'text' | 'lifetime'>,
    ask: Pick<SaveQuestions, 'confirm'>,
    signal: AbortSignal,
  ): Promise<CreateOutcome> {
    const made = this.#made.get(documentKey(address));
    if (made !== undefined) throw invalidProblem(alreadyMade(address, made.id));
    const origin = input.session.profile.url;
    const before = await this.#departures.sentBefore(address);
    const leaving = async (): Promise<void> => await this.#departures.leave(address, new Loaded(input.text), origin);
    const confirm = (body: string): ReturnType<typeof ask.confirm> => ask.confirm({ body, changes: [], clears: [], leaving: [] });
    const outcome = await createObject({ ...input, leaving, ...(before === undefined ? {} : { before }) }, confirm, signal);
    if (outcome.kind === 'created') this.#made.set(documentKey(address), { id: outcome.id, text: input.text });
    if (outcome.kind === 'unknown') await this.#departures.remember(address, input.text, origin);
    return outcome;
  }

  /** What was created from a document: should a text of it be kept on disk, a later window must know that it was sent. */
  noteOf(address: ObjectAddress): { readonly sending?: string } {
    const made = this.#made.get(documentKey(address));
    return made === undefined ? {} : { sending: maskSecrets(made.text) };
  }

  /** No editor has the document, and nothing of it is being sent: the next one at its address is another. */
  closed(address: ObjectAddress): void {
    this.#made.delete(documentKey(address));
  }
}

function alreadyMade({ label }: ObjectAddress, id: string): string {
  return t`Not sent: “${label}” was created already (id ${id}). Open that object and change it there; what you typed since stays in this editor.`;
}
