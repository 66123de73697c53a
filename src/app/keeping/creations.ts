import { Loaded } from '../../core/json/loaded.ts';
import { t } from '@vscode/l10n';
import { jsonOf, type ObjectAddress } from '../../core/objects/address/address.ts';
import type { CreateInput, CreateOutcome } from '../../core/objects/create/create.ts';
import type { SaveQuestions } from '../../core/objects/save/saveTypes.ts';
import { maskSecrets } from '../../core/objects/plan/secrets.ts';
import { invalidProblem } from '../../shared/problem.ts';
import type { Departures } from '../saving/departures.ts';
import { documentKey } from './keptDocuments.ts';
import type { NewWhole } from './newWhole.ts';

/** Creates what documents without an object hold, each at most once: after that, its text belongs to the object that was made. */
export class Creations {
  readonly #departures: Departures;
  /** What was created from documents that are still open, or being sent once more, by key. */
  readonly #made = new Map<string, { readonly id: string } & NewWhole>();

  constructor(departures: Departures) {
    this.#departures = departures;
  }

  /** @throws `invalid` for a document whose object was created already. */
  async create(
    address: ObjectAddress,
    { whole, ...given }: Pick<CreateInput, 'session' | 'plan' | 'lifetime'> & { readonly whole: NewWhole },
    ask: Pick<SaveQuestions, 'confirm'>,
    signal: AbortSignal,
  ): Promise<CreateOutcome> {
    this.refuseMade(address);
    const input = { ...given, text: whole.text };
    const origin = input.session.profile.url;
    const before = await this.#departures.sentBefore(address);
    const leaving = async (): Promise<void> => await this.#departures.leave(address, new Loaded(input.text), origin);
    const confirm = (body: string, path: string): ReturnType<typeof ask.confirm> =>
      ask.confirm({ body, path, changes: [], clears: [], leaving: [] });
    const { createObject } = await import('../../core/objects/create/create.ts');
    const outcome = await createObject({ ...input, leaving, ...(before === undefined ? {} : { before }) }, confirm, signal);
    if (outcome.kind === 'created') this.#made.set(documentKey(address), { id: outcome.id, ...whole });
    if (outcome.kind === 'unknown') await this.#departures.remember(address, input.text, origin);
    return outcome;
  }

  /** @throws `invalid` for a document whose object was created already. */
  refuseMade(address: ObjectAddress): void {
    const made = this.#made.get(documentKey(address));
    if (made !== undefined) throw invalidProblem(alreadyMade(address, made.id));
  }

  /** The text of a document that an object was created with; undefined where it was not. */
  partOf(address: ObjectAddress): string | undefined {
    const parts = this.#made.get(documentKey(jsonOf(address)))?.parts ?? [];
    return parts.find((part) => documentKey(part.address) === documentKey(address))?.text;
  }

  /** What was created from a document: should a text of it be kept on disk, a later window must know that it was sent. */
  noteOf(address: ObjectAddress): { readonly sending?: string } {
    const made = this.#made.get(documentKey(jsonOf(address)));
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
