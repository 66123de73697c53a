import { parseJson, type JsonNode } from './parse.ts';

/** A document: its text, and what stands in it. Handed on as one, so that no text is read twice. */
export class Loaded {
  readonly text: string;
  #node: JsonNode | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** @throws what {@link parseJson} throws. */
  get node(): JsonNode {
    return (this.#node ??= parseJson(this.text));
  }
}

/** The document of a text: one of the known ones where it is the same. */
export function loadedText(text: string, known: readonly (Loaded | undefined)[] = []): Loaded {
  return known.find((one) => one?.text === text) ?? new Loaded(text);
}
