import { t } from '@vscode/l10n';
import type { Difference } from '../../core/objects/save/settle.ts';
import type { Problem } from '../../shared/problem.ts';
import type { SendOutcome } from './saving.ts';

/** How a save ended, for a person. `failed`: the editor must stay dirty, and the message is why. */
export interface OutcomeWords {
  readonly failed: boolean;
  /** Absent: nothing needs to be said. */
  readonly message?: string;
  readonly level: 'info' | 'warning' | 'error';
  /** A comparison with the server's copy helps. */
  readonly compare: boolean;
}

/** The words that problems have everywhere in the product. */
export type ProblemWords = (problem: Problem) => string;

/** @param what the object as people call it: `building “Main” on Production`. */
export function wordsFor(outcome: SendOutcome, what: string, words: ProblemWords): OutcomeWords {
  switch (outcome.kind) {
    case 'stored':
      return storedWords(outcome, what);
    case 'unchanged':
      return unchangedWords(outcome, what);
    case 'created':
    case 'discarded':
      return said();
    case 'cancelled':
      return failed(t`Not sent: ${what} stays as it is on the server, your text stays here.`, 'info');
    case 'conflict':
      return {
        ...failed(t`Not sent: ${what} was changed on the server meanwhile (${fields(outcome.paths)}). Compare, then save again.`),
        compare: true,
      };
    case 'exists':
      return failed(
        t`Not sent: your last attempt seems to have created it. “${outcome.name}” is there now (id ${outcome.found.join(', ')}): open it, or choose another name for one more.`,
      );
    case 'refused':
      return failed(words(outcome.problem));
    case 'notStored':
      return { ...failed(stillOld(outcome.problem, what)), compare: true };
    default:
      return { ...failed(unknownWords(outcome, what, words)), compare: 'theirs' in outcome };
  }
}

function unchangedWords({ ignored, kept }: Extract<SendOutcome, { kind: 'unchanged' }>, what: string): OutcomeWords {
  if (ignored.length === 0 && kept.length === 0) return said();
  const cleared = ignored.length === 0 ? '' : t` Jamf Pro keeps ${fields(ignored)}. Set a field to null to clear it.`;
  return said('info', t`Nothing was sent for ${what}.${cleared}${keptWords(kept)}`);
}

/** Of removed lines and locks. */
function keptWords(kept: readonly string[]): string {
  return kept.length === 0 ? '' : t` Only the server sets ${fields(kept)}: that stays as it is there.`;
}

function storedWords(outcome: Extract<SendOutcome, { kind: 'stored' }>, what: string): OutcomeWords {
  const { differences, fromServer, ignored, kept, besides, verified, despite } = outcome;
  if (!verified) return said('warning', t`The server accepted ${what}, but it could not be read back. Reload it to see what was stored.`);
  const merged = fromServer.length === 0 ? '' : t` Others had changed ${fields(fromServer)}; that was kept.`;
  const removed = ignored.length === 0 ? '' : t` Removing ${fields(ignored)} has no effect here: set it to null to clear it.`;
  const moved = besides.length === 0 ? '' : t` ${sentenceOf(besides)} changed on the server during the save, though not by it.`;
  const also = `${merged}${removed}${keptWords(kept)}${moved}`;
  const other = differences.filter(({ how }) => how !== 'order');
  if (other.length > 0) return { ...said('warning', t`${what} was saved, but ${otherwiseWords(other)}.${also}`), compare: true };
  if (despite !== undefined)
    return said('info', t`${what} was saved, although the server reported a failure: reading it back shows the change.${also}`);
  const ordered = differences.length === 0 ? '' : t` The server keeps ${fields(pointersOf(differences))} in its own order.`;
  return also === '' && ordered === '' ? said() : said('info', t`${what} was saved.${ordered}${also}`);
}

/** What became of fields that are not as they were sent. */
function otherwiseWords(differences: readonly Difference[]): string {
  const stored = pointersOf(differences.filter(({ how }) => how === 'otherwise'));
  const old = pointersOf(differences.filter(({ how }) => how === 'kept'));
  return [
    ...(stored.length === 0 ? [] : [t`the server stored ${fields(stored)} otherwise than sent`]),
    ...(old.length === 0 ? [] : [t`it kept the old value of ${fields(old)}`]),
  ].join(t`, and `);
}

/** The server was looked at, and shows nothing of what was sent. */
function stillOld(cause: Problem, what: string): string {
  const looked = t`it was looked at afterwards: ${what} still has the old text.`;
  if (cause.kind === 'network' && cause.reason === 'content')
    return t`What answered was not Jamf Pro, and ${looked} Save again when the server is back.`;
  if (cause.kind !== 'http') return t`No answer came, and ${looked} Save again when the server is back.`;
  const { status, body } = cause.evidence;
  if (status === 202)
    return t`The server accepted the change (202) and may take a while to carry it out: ${what} still has the old text. Compare before you save again.`;
  const reasons = body.errors.map(({ description }) => description).filter((reason) => reason !== '');
  const reason = reasons.length === 0 ? '' : ` (${reasons.join('; ')})`;
  if (status >= 300) return t`The server answered ${status}${reason}, and ${looked} Save again when it is back.`;
  return t`The server answered ${status}, but ${looked} Save again; if it stays so, this Jamf Pro does not take the change.`;
}

function unknownWords(outcome: Extract<SendOutcome, { kind: 'unknown' }>, what: string, words: ProblemWords): string {
  const { problem } = outcome;
  if ('found' in outcome && outcome.found.length > 0) {
    return t`${words(problem)} There is an object of that name now (id ${outcome.found.join(', ')}): look at it before you try again.`;
  }
  if (!('still' in outcome && outcome.still)) return words(problem);
  return stillOld(problem.kind === 'unknownOutcome' ? problem.cause : problem, what);
}

/** Names of fields as people read them, a few of them. */
export function fields(pointers: readonly string[]): string {
  const names = pointers.map((pointer) => (pointer === '' ? t`all of it` : pointer.slice(1).replaceAll('/', '.')));
  if (names.length === 0) return t`the version lock`;
  return names.length <= 4 ? names.join(', ') : t`${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function pointersOf(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ pointer }) => pointer);
}

/** The same at the beginning of a sentence. */
function sentenceOf(pointers: readonly string[]): string {
  return pointers.length === 1 ? t`The field ${fields(pointers)}` : t`The fields ${fields(pointers)}`;
}

function said(level: OutcomeWords['level'] = 'info', message?: string): OutcomeWords {
  return { failed: false, level, compare: false, ...(message === undefined ? {} : { message }) };
}

function failed(message: string, level: OutcomeWords['level'] = 'error'): OutcomeWords {
  return { failed: true, level, compare: false, message };
}
