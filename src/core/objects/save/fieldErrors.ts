import { t } from '@vscode/l10n';
import type { JamfFieldError } from '../../../shared/errorBody.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Refusal } from '../../families/api.ts';
import { joinSentences } from '../../../shared/words.ts';
import type { JsonNode } from '../../json/parse.ts';
import { nodeAt, rangeAt, toPointer, walkNodes, type TextRange } from '../../json/pointers.ts';

/** A complaint of the server at its place in the text. */
export interface FieldMark extends TextRange {
  readonly pointer: string;
  readonly message: string;
  /** What could stand there instead, the likeliest first. */
  readonly choices?: readonly string[];
  /** Jamf Pro takes it on the object's own page. */
  readonly page?: true;
}

/** Statuses that are about what was sent; all others are about the server, the way there, or the object as it is. */
const aboutText: ReadonlySet<number> = new Set([400, 409, 412, 415, 422]);

/**
 * What the server says of what was sent, of an answer that is neither about who asks nor about what they may do. Where the status is about
 * something else, only what names a field: a heading such as “Service Unavailable” has no place in the text.
 */
export function errorsOf(problem: Problem): readonly JamfFieldError[] {
  if (problem.kind !== 'http') return [];
  const { body, status } = problem.evidence;
  return aboutText.has(status) ? body.errors : body.errors.filter(({ field }) => field !== undefined);
}

/**
 * Finds the lines that the server complains about. Jamf names fields (facts 7.1) as `name`, `general.name`, `criteria[0].value`,
 * at times only by their last part or in other case; other sentences are placed by what their API means with them. What is found
 * nowhere marks the opening bracket.
 */
export function marksOf(
  root: JsonNode,
  errors: readonly JamfFieldError[],
  meaning?: (sentence: string) => Refusal | undefined,
): readonly FieldMark[] {
  return errors.map((error) => {
    const meant = meaning?.(error.description);
    const place = meant?.places.find((pointer) => nodeAt(root, pointer) !== undefined);
    const pointer = error.field === undefined ? (place ?? '') : pointerOf(root, error.field);
    const what = error.description === '' ? t`The server does not accept this.` : error.description;
    const said = error.code === undefined ? what : `${what} (${error.code})`;
    const message = meant === undefined ? said : joinSentences(/[.!?]$/.test(said) ? said : `${said}.`, meant.meaning, meant.step);
    return { pointer, message, ...rangeAt(root, pointer) };
  });
}

/** The same of a refusal of what was written at a path, with all that its API is known to mean. */
export async function marksAt(path: string, root: JsonNode, problem: Problem): Promise<readonly FieldMark[]> {
  const errors = errorsOf(problem);
  if (errors.length === 0) return [];
  const { refusalAt } = await import('../../families/refusalAt.ts');
  return marksOf(root, errors, (sentence) => refusalAt(sentence, path));
}

/** The pointer of a field as Jamf names it; empty if it is not there. */
export function pointerOf(root: JsonNode, field: string): string {
  const path = field
    .replace(/^\$\.?/, '')
    .split(/[.[\]/]+/)
    .filter((step) => step !== '');
  const exact = toPointer(path);
  if (nodeAt(root, exact) !== undefined) return exact;
  const all = Array.from(walkNodes(root), ([pointer]) => pointer).filter((pointer) => pointer !== '');
  const loose = exact.toLowerCase();
  const inOtherCase = all.find((pointer) => pointer.toLowerCase() === loose);
  if (inOtherCase !== undefined) return inOtherCase;
  const byEnd = all.filter((pointer) => loose !== '' && pointer.toLowerCase().endsWith(loose));
  return byEnd.length === 1 ? (byEnd[0] ?? '') : parentOf(root, path);
}

/** Something that is required and absent is marked at the object that lacks it. */
function parentOf(root: JsonNode, path: readonly string[]): string {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const pointer = toPointer(path.slice(0, length));
    if (nodeAt(root, pointer) !== undefined) return pointer;
  }
  return '';
}
