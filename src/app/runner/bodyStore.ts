import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import type { RowObject } from '../../core/response/links.ts';
import { weightOf, type KeptBody } from '../../core/response/body/keptBody.ts';

/** An answer that the host keeps for a panel. */
export interface KeptAnswer {
  readonly body: KeptBody;
  /** The id of the one that answered. */
  readonly instanceId: string;
  /** A name for saving and for tabs, without its ending: `buildings`. */
  readonly name: string;
  /** The answer before it to the same request, for comparing. */
  readonly previous: string | undefined;
  /** A body that was too large to keep: the file it went to. */
  readonly file?: { readonly path: string; readonly size: number };
  /** What the rows of its table stand for, where they are objects that can be opened. */
  readonly objectOf?: ((row: unknown) => RowObject | undefined) | undefined;
  /** It is what was found in that answer, of which there is one at a time. */
  readonly foundIn?: string;
}

/** Bodies of answers, bounded by bytes: the one used longest ago goes first. The newest is always kept. */
export class BodyStore {
  readonly #limit: number;
  readonly #dropped: (answer: KeptAnswer) => void;
  readonly #answers = new Map<string, KeptAnswer>();
  #weight = 0;
  #next = 1;

  constructor(limit: number, dropped: (answer: KeptAnswer) => void = () => undefined) {
    this.#limit = limit;
    this.#dropped = dropped;
  }

  add(answer: KeptAnswer): string {
    const handle = `a${this.#next++}`;
    if (answer.foundIn !== undefined) this.#dropFoundIn(answer.foundIn);
    this.#answers.set(handle, answer);
    this.#weight += weightOf(answer.body);
    for (const oldest of this.#answers.keys()) {
      if (this.#weight <= this.#limit || oldest === handle) break;
      this.#drop(oldest);
    }
    return handle;
  }

  has(handle: string): boolean {
    return this.#answers.has(handle);
  }

  /** Throws `invalid` for an answer that is no longer kept. */
  get(handle: string): KeptAnswer {
    const answer = this.#answers.get(handle);
    if (answer === undefined) throw invalidProblem(t`This answer is no longer kept. Send the request again to see it.`);
    this.#answers.delete(handle);
    this.#answers.set(handle, answer);
    return answer;
  }

  get weight(): number {
    return this.#weight;
  }

  clear(): void {
    for (const handle of this.#answers.keys()) this.#drop(handle);
  }

  #dropFoundIn(handle: string): void {
    for (const [found, { foundIn }] of this.#answers) if (foundIn === handle) this.#drop(found);
  }

  #drop(handle: string): void {
    const answer = this.#answers.get(handle);
    if (answer === undefined) return;
    this.#answers.delete(handle);
    this.#weight -= weightOf(answer.body);
    this.#dropped(answer);
  }
}
