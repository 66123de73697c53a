/** What an extension can learn of a write before it has to answer it. */
export interface WriteAsked {
  /** A command of ours saves this document. `drop`: to make it take the server's copy. */
  readonly wish: Wish | undefined;
  /** What VS Code said before this write about the save that it belongs to; undefined where it said nothing. */
  readonly announced: Announcement | undefined;
  /** The document stands in the active editor. */
  readonly inFront: boolean;
  /** What is written is what the document's editor holds; another extension may write anything. */
  readonly isEditorText: boolean;
  /** VS Code may save this document by itself. */
  readonly savesItself: boolean;
}

export type Wish = 'send' | 'drop';

/** Of a save that VS Code is about to make. */
export interface Announcement {
  readonly byHand: boolean;
  /** The document stood in the active editor. */
  readonly inFront: boolean;
}

/** `keep`: as a draft. `behind` and `unclear`: the same, and the person is told why. */
export type WriteChoice = Wish | 'keep' | 'behind' | 'unclear';

/**
 * What becomes of a write. Only a gesture at this document sends it: VS Code says "by hand" as well where a task or the
 * debugger saves everything, so of those only the document in front counts, which is what a person who saves looks at.
 *
 * A save without any announcement is *Save without Formatting*, or one for which a neighbour's handlers took all the
 * time that VS Code gives to them. It is by hand where VS Code does not save by itself; where it does, nobody can know.
 */
export function choiceOf({ wish, announced, inFront, isEditorText, savesItself }: WriteAsked): WriteChoice {
  if (wish !== undefined) return wish;
  if (announced !== undefined) {
    if (!announced.byHand) return 'keep';
    return announced.inFront ? 'send' : 'behind';
  }
  if (!isEditorText) return 'unclear';
  if (savesItself) return 'unclear';
  return inFront ? 'send' : 'behind';
}

/** Milliseconds from an announcement to its write: all that handlers of a save may take, and a slow machine. */
const longestWait = 10_000;

interface Mark extends Announcement {
  readonly at: number;
  readonly version: number;
}

/** Announcements of saves until their write comes. One that no write followed must not count for a later write. */
export class Announcements {
  readonly #marks = new Map<string, Mark>();

  /** @param version of the document's text. @param now in epoch milliseconds. */
  add(uri: string, announcement: Announcement, version: number, now: number): void {
    this.#marks.set(uri, { ...announcement, version, at: now });
  }

  /** The document was closed, or has no changes any more. */
  clear(uri: string): void {
    this.#marks.delete(uri);
  }

  /** Whether a write that was announced is still to come. */
  isAnyAwaited(now: number): boolean {
    return [...this.#marks.values()].some(({ at }) => now - at <= longestWait);
  }

  /** What was announced of the write that is there now; known once. `version`: of the document, undefined where none is open. */
  take(uri: string, version: number | undefined, now: number): Announcement | undefined {
    const mark = this.#marks.get(uri);
    this.#marks.delete(uri);
    if (mark === undefined || version === undefined || version < mark.version || now - mark.at > longestWait) return undefined;
    return { byHand: mark.byHand, inFront: mark.inFront };
  }
}
