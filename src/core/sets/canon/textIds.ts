import { digestOf } from './canonDigest.ts';

/** How many characters are kept, so that memory does not grow with what is compared. */
const mostKept = 40_000_000;

/** Tells which texts of two sides are the same by a short text for each, in one comparison. */
export class TextIds {
  readonly #known = new Map<string, { readonly text: string; readonly id: string }[]>();
  #kept = 0;
  #count = 0;

  /**
   * Of the first side, whose texts are kept as far as there is room.
   *
   * @param name what all texts that are the same have in common, so that each is compared with few.
   */
  known(name: string, text: string): string {
    const group = this.#known.get(name) ?? [];
    const found = group.find((one) => one.text === text);
    if (found !== undefined) return found.id;
    if (this.#kept + text.length > mostKept || group.length > 100) return digestOf(text);
    this.#known.set(name, group);
    this.#kept += text.length;
    this.#count += 1;
    const id = `#${this.#count}`;
    group.push({ text, id });
    return id;
  }

  /** Of the other side: what is not among those of the first is like none of them. */
  like(name: string, text: string): string {
    return this.#known.get(name)?.find((one) => one.text === text)?.id ?? digestOf(text);
  }
}
