import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { wellFormed } from '../../shared/urlText.ts';
import { invalidProblem, type Problem } from '../../shared/problem.ts';

/** The one thing that brings back an object that could not be read. */
export type Remedy = 'signIn' | 'addInstance' | 'tryAgain' | 'read' | 'lookAgain';

/** Whether a failure of reading an object says that it is not there any more, rather than its list, or the document of the API. */
export function isGone({ target }: ObjectAddress, problem: Problem): boolean {
  if (problem.kind !== 'http' || problem.evidence.status !== 404 || target.kind !== 'one') return false;
  return problem.evidence.request.path.split('/').includes(encodeURIComponent(wellFormed(target.id)));
}

/** The object was deleted, from here, or elsewhere since it was opened: there is nothing to say in its place. */
export interface Lost {
  readonly remedy: 'deleted' | 'gone';
  readonly note: undefined;
}

/** Why an object is not read just now, and what a document of it shows where nothing of the object is known. */
export interface Noted {
  readonly remedy: Remedy;
  readonly note: string;
}

/** Why a document does not show the server's copy. */
export type Away = Lost | Noted;

/**
 * What helps where an object could not be read; undefined for what nobody foresaw.
 *
 * @param isHere whether this window knows the instance.
 */
export function remedyFor(problem: Problem, isHere: boolean): Remedy | undefined {
  if (!isHere) return 'addInstance';
  if (problem.kind === 'auth') return 'signIn';
  if (problem.kind === 'bug') return undefined;
  return problem.kind === 'cancelled' ? 'read' : 'tryAgain';
}

/** Begins every note, so that none is ever taken for an object or a script, in whatever window it turns up: in whatever language, too. */
const mark = 'This is a note and not the object: nothing of it is sent or kept.';

const ways = (): Readonly<Record<Remedy, string>> => ({
  signIn: t`Sign in with the line above this text, and the object takes the place of this note.`,
  addInstance: t`Once there is an instance with this id again, the object takes the place of this note: the line above this text adds one.`,
  lookAgain: t`It was deleted, or its id is another's. The line above this text looks again, or takes it from the favourites.`,
  read: t`The line above this text reads the object, which then takes the place of this note.`,
  tryAgain: t`The line above this text tries again. The object takes the place of this note as soon as it can be read.`,
});

/** The text of a document of which nothing is known. `words`: what happened, as sentences for a person. */
export function noteFor(words: string, remedy: Remedy): string {
  return `${[mark, words, ways()[remedy]].map(wrapped).join('\n\n')}\n`;
}

/** Lines that need no scrolling beside a sidebar. */
function wrapped(text: string): string {
  return text.replaceAll(/(?=\S)(.{1,80}\S)(?:\s+|$)/g, '$1\n').trimEnd();
}

/** Whether a text is such a note, also after a person's changes below its first line. */
export function isNote(text: string): boolean {
  return text.replace(/^\uFEFF/, '').startsWith(mark);
}

/** @throws `invalid` for a note: it stands in an object's place, and must never get into one. */
export function refuseNote(text: string): void {
  if (isNote(text)) throw invalidProblem(t`This text is a note and not the object, so it is not saved.`);
}
