import type { Difference } from '../../core/objects/settle.ts';
import type { Problem } from '../../shared/problem.ts';
import type { SendOutcome } from './objectDocuments.ts';

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
      return failed(`Not sent: ${what} stays as it is on the server, your text stays here.`, 'info');
    case 'conflict':
      return {
        ...failed(`Not sent: ${what} was changed on the server meanwhile (${fields(outcome.paths)}). Compare, then save again.`),
        compare: true,
      };
    case 'exists':
      return failed(
        `Not sent: your last attempt seems to have created it. “${outcome.name}” is there now (id ${outcome.found.join(', ')}): open it, or choose another name for one more.`,
      );
    case 'refused':
      return failed(words(outcome.problem));
    default:
      return { ...failed(unknownWords(outcome, words)), compare: 'theirs' in outcome };
  }
}

function unchangedWords({ ignored, kept }: Extract<SendOutcome, { kind: 'unchanged' }>, what: string): OutcomeWords {
  if (ignored.length === 0 && kept.length === 0) return said();
  const cleared = ignored.length === 0 ? '' : ` Jamf Pro keeps ${fields(ignored)}. Set a field to null to clear it.`;
  return said('info', `Nothing was sent for ${what}.${cleared}${keptWords(kept)}`);
}

/** Of removed lines and locks. */
function keptWords(kept: readonly string[]): string {
  return kept.length === 0 ? '' : ` Only the server sets ${fields(kept)}: that stays as it is there.`;
}

function storedWords(outcome: Extract<SendOutcome, { kind: 'stored' }>, what: string): OutcomeWords {
  const { differences, fromServer, ignored, kept, verified, despite } = outcome;
  if (differences.length > 0) {
    return {
      ...said('warning', `${what} was saved, but the server stored ${differenceList(differences)} otherwise than sent.`),
      compare: true,
    };
  }
  if (!verified) return said('warning', `The server accepted ${what}, but it could not be read back. Reload it to see what was stored.`);
  const merged = fromServer.length === 0 ? '' : ` Others had changed ${fields(fromServer)}; that was kept.`;
  const removed = ignored.length === 0 ? '' : ` Removing ${fields(ignored)} has no effect here: set it to null to clear it.`;
  const also = `${merged}${removed}${keptWords(kept)}`;
  if (despite !== undefined)
    return said('info', `${what} was saved, although the server reported a failure: reading it back shows the change.${merged}`);
  return also === '' ? said() : said('info', `${what} was saved.${also}`);
}

function unknownWords(outcome: Extract<SendOutcome, { kind: 'unknown' }>, words: ProblemWords): string {
  const { problem } = outcome;
  const cause = problem.kind === 'unknownOutcome' ? problem.cause : problem;
  if ('found' in outcome && outcome.found.length > 0) {
    return `${words(problem)} There is an object of that name now (id ${outcome.found.join(', ')}): look at it before you try again.`;
  }
  if (cause.kind === 'http' && cause.status >= 200 && cause.status < 300) {
    return `The server answered ${cause.status}, but reading back does not show the change. A cluster can take a minute: compare before saving again.`;
  }
  return words(problem);
}

/** Names of fields as people read them, a few of them. */
export function fields(pointers: readonly string[]): string {
  const names = pointers.map((pointer) => (pointer === '' ? 'all of it' : pointer.slice(1).replaceAll('/', '.')));
  if (names.length === 0) return 'the version lock';
  return names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function differenceList(differences: readonly Difference[]): string {
  return fields(differences.map(({ pointer }) => pointer));
}

function said(level: OutcomeWords['level'] = 'info', message?: string): OutcomeWords {
  return { failed: false, level, compare: false, ...(message === undefined ? {} : { message }) };
}

function failed(message: string, level: OutcomeWords['level'] = 'error'): OutcomeWords {
  return { failed: true, level, compare: false, message };
}
