import { t } from '@vscode/l10n';
import { joinSentences } from '../../../shared/words.ts';
import type { Clock } from '../../../core/http/clock.ts';
import type { Disposable } from '../../../app/support/events.ts';
import type { Services } from '../../../app/support/services.ts';

/** How long before the lock closes, in milliseconds: time to save, or to unlock again. */
const ahead = 60_000;

export interface LockHintParts {
  readonly instances: Pick<Services['instances'], 'get' | 'access' | 'onDidChange'>;
  readonly clock: Clock;
  /** Epoch milliseconds. */
  readonly wallClock: () => number;
  /** Names of the documents of an instance whose texts were not saved. */
  readonly unsaved: (instanceId: string) => readonly string[];
  readonly tell: (instanceId: string, message: string) => void;
}

/** Says once, a minute before an unlocked instance locks itself again, that texts of it were not sent yet. */
export class LockHint implements Disposable {
  readonly #parts: LockHintParts;
  readonly #waiting = new Map<string, () => void>();
  readonly #listener: Disposable;

  constructor(parts: LockHintParts) {
    this.#parts = parts;
    this.#listener = parts.instances.onDidChange(({ id }) => this.#follow(id));
  }

  #follow(id: string): void {
    const { instances, clock, wallClock } = this.#parts;
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
    const until = instances.access(id).unlockedUntil;
    const wait = until === undefined ? 0 : until - wallClock() - ahead;
    if (wait > 0)
      this.#waiting.set(
        id,
        clock.after(wait, () => this.#look(id)),
      );
  }

  #look(id: string): void {
    this.#waiting.delete(id);
    const { instances, unsaved, tell } = this.#parts;
    const [profile, names] = [instances.get(id), unsaved(id)];
    const [first] = names;
    // A timer that a sleep of the machine held up may come after the lock.
    if (profile === undefined || first === undefined || instances.access(id).unlockedUntil === undefined) return;
    const unsent =
      names.length === 1
        ? t`${profile.name} locks itself again in 1 minute, and “${first}” was not saved.`
        : t`${profile.name} locks itself again in 1 minute, and ${names.length} objects were not saved.`;
    tell(id, joinSentences(unsent, t`Save, or unlock it again; the text stays in any case.`));
  }

  dispose(): void {
    this.#listener.dispose();
    for (const callOff of this.#waiting.values()) callOff();
    this.#waiting.clear();
  }
}
