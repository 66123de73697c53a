import { PullSurvey, type SurveyParts } from '../../../core/sets/folder/pullSurvey.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { paces, type Pace } from '../../../core/sets/turn.ts';
import { Turns } from '../../support/turns.ts';

export interface PullAheadParts<Catalogue> extends Omit<SurveyParts, 'shapeOf'> {
  /** What was read of the instance until now. */
  readonly source: () => Promise<ObjectSource | undefined>;
  /** The API document as it is known now; undefined: not yet. */
  readonly catalogue: () => Catalogue | undefined;
  readonly shapesIn: (catalogue: Catalogue) => SurveyParts['shapeOf'];
}

/**
 * Looks at each kind that is to be pulled as soon as it was read, one after the other, while others still are. The folder is not touched for
 * that: the person may still stop.
 */
export class PullAhead<Catalogue> {
  readonly #parts: PullAheadParts<Catalogue>;
  readonly #turns = new Turns();
  #isReading = false;
  #survey: { readonly of: Catalogue; readonly survey: PullSurvey } | undefined;

  constructor(parts: PullAheadParts<Catalogue>) {
    this.#parts = parts;
  }

  /** While this reads and says which kinds are there by now. Resolves to what it does, when all of them were looked at. @throws what it throws. */
  async during<T>(read: (onKind: (resource: string) => void) => Promise<T>): Promise<T> {
    const life = new AbortController();
    this.#isReading = true;
    try {
      const made = await read((resource) => {
        // What fails here is looked at once more when all was read, and is told then.
        void this.#turns.run(async () => await this.#look(resource, life.signal)).catch(() => undefined);
      });
      this.#isReading = false;
      await this.#turns.over();
      return made;
    } finally {
      life.abort();
      // Nothing is kept of the instance once this is over: it may be removed then.
      await this.#turns.over();
    }
  }

  /** What was found by this API document: where the instance was updated meanwhile, by the former one, and so nothing. */
  survey(catalogue: Catalogue): PullSurvey {
    if (this.#survey?.of !== catalogue) {
      const { shapesIn, bases, sha256 } = this.#parts;
      this.#survey = { of: catalogue, survey: new PullSurvey({ bases, sha256, shapeOf: shapesIn(catalogue) }) };
    }
    return this.#survey.survey;
  }

  async #look(resource: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const pace = (): Pace => (this.#isReading ? paces.beside : paces.alone);
    const [source, catalogue] = [await this.#parts.source(), this.#parts.catalogue()];
    if (source !== undefined && catalogue !== undefined) await this.survey(catalogue).ahead(source, resource, signal, pace);
  }
}
