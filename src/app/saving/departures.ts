import { Loaded } from '../../core/json/loaded.ts';
import { t } from '@vscode/l10n';
import { parseJson } from '../../core/json/parse.ts';
import type { Session } from '../../core/instances/session.ts';
import { fromParts, isTextPart, objectKey, toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import { findByName, nameIn } from '../../core/objects/create/objectNames.ts';
import { withTextPart } from '../../core/objects/plan/parts.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { readObject } from '../../core/objects/plan/read.ts';
import { maskSecrets, withoutTyped } from '../../core/objects/plan/secrets.ts';
import { invalidProblem } from '../../shared/problem.ts';
import { documentKey, type KeptDocument, type KeptDocuments } from '../keeping/keptDocuments.ts';

/** What the server shows of a text that was sent: `unseen` if nothing that would tell. */
export type Fate = 'stored' | 'notStored' | 'partly' | 'unseen';

/** What became of a text that was on its way when an earlier window ended. `sent` is without secrets, `theirs` has them. */
export type ClearedUp =
  | { readonly kind: Fate; readonly sent: string; readonly theirs: string }
  /** Objects that bear the name of the new one. */
  | { readonly kind: 'created'; readonly ids: readonly string[] };

const fates = { all: 'stored', some: 'partly', none: 'notStored', unseen: 'unseen' } as const;

/** Texts on their way to a server. Noted on disk before they leave, so that a window that comes after knows what nobody saw the end of. */
export class Departures {
  readonly #kept: KeptDocuments;
  readonly #lifetime: AbortSignal;
  /** Creations of this window with an unknown outcome, by key, whatever comes of the note on disk. */
  readonly #unknown = new Map<string, string>();

  constructor(kept: KeptDocuments, lifetime: AbortSignal) {
    this.#kept = kept;
    this.#lifetime = lifetime;
  }

  /** Documents whose text was on its way when an earlier window ended. Contacts nobody. */
  async cutOff(): Promise<readonly ObjectAddress[]> {
    return (await this.#kept.cutOff()).map(fromParts);
  }

  /** The text of a new object that was sent last, here or by an earlier window, if its end is not known: of whichever of its documents. */
  async sentBefore(address: ObjectAddress): Promise<string | undefined> {
    const noted = (await this.#kept.cutOff()).find((kept) => objectKey(fromParts(kept)) === objectKey(address));
    return this.#unknown.get(documentKey(address)) ?? noted?.sending;
  }

  /** To be waited for before a text leaves for the server at `origin`. A folder that cannot be written to is no reason not to save. */
  async leave(address: ObjectAddress, mine: Loaded, origin: string, base?: Loaded): Promise<void> {
    const from = base === undefined ? { origin } : { origin, base: maskSecrets(base.text, base.node) };
    await this.#kept
      .depart(documentKey(address), { ...toParts(address), ...from, sending: withoutTypedSecrets(address, mine) })
      .catch(this.#kept.trouble);
  }

  /** How it ended is known. Not so where all ends here: then the next window tells. */
  async arrive(address: ObjectAddress): Promise<void> {
    if (!this.#lifetime.aborted) await this.#kept.arrive(documentKey(address));
  }

  /** A creation with an unknown outcome: an object of its name is looked for before there is another. */
  async remember(address: ObjectAddress, text: string, origin: string): Promise<void> {
    const sending = withoutTypedSecrets(address, new Loaded(text));
    this.#unknown.set(documentKey(address), sending);
    await this.#kept.note(documentKey(address), (old) => ({ ...toParts(address), ...old, origin, sending }));
  }

  /** It was created after all, or is no longer to be. */
  forget(address: ObjectAddress): void {
    this.#unknown.delete(documentKey(address));
  }

  /**
   * Looks at the server for what became of a text that was cut off. Undefined: it is known by now.
   *
   * @throws `invalid` where the instance is another server by now.
   */
  async clearUp(address: ObjectAddress, session: Session, plan: ObjectPlan): Promise<ClearedUp | undefined> {
    const kept = await this.#kept.get(documentKey(address));
    const sent = kept?.sending;
    if (kept === undefined || sent === undefined) return undefined;
    refuseOtherServer(session, kept.origin);
    if (address.target.kind === 'new') {
      const name = nameIn(plan, parseJson(sent));
      return { kind: 'created', ids: name === undefined ? [] : await findByName(session, plan, name, this.#lifetime) };
    }
    const theirs = await readObject(session, plan, this.#lifetime);
    return { kind: await this.settle(address, plan, kept, theirs), sent, theirs };
  }

  /** By the server's copy. From now on a stored text is what changes are made from; one that is not stored is not sent. */
  async settle(address: ObjectAddress, plan: ObjectPlan, kept: KeptDocument, theirs: string): Promise<Fate> {
    const { sending = '', draft, base = maskSecrets(theirs) } = kept;
    const sent = isTextPart(address) ? withTextPart(address.resource, base, sending) : sending;
    const { fateOf } = await import('../../core/objects/save/cutOff.ts');
    const state = fateOf(plan, base, sent, theirs);
    const from = kept.origin === undefined ? {} : { origin: kept.origin };
    const next = { ...toParts(address), ...from, base: state === 'all' ? maskSecrets(sent) : base };
    await this.#kept.note(documentKey(address), () => (draft === undefined ? next : { ...next, draft }));
    return fates[state];
  }
}

function refuseOtherServer({ profile: { name, url } }: Session, origin: string | undefined): void {
  if (origin === undefined || origin === url) return;
  const message = t`It went to ${origin}, and “${name}” is ${url} by now. Look there whether it was stored.`;
  throw invalidProblem(message);
}

/** A text as it may be on disk while it is on its way, and as it is shown again where it was not stored. */
export function withoutTypedSecrets(address: ObjectAddress, mine: Loaded): string {
  return isTextPart(address) ? mine.text : withoutTyped(mine.text, mine.node);
}
