import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { invalidProblem, ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import { messageText } from '../support/plainText.ts';
import type { Waiter } from '../support/progress.ts';
import type { ProblemContext, Services } from '../support/services.ts';
import { isGone } from '../documents/away.ts';
import type { ObjectDocuments } from '../documents/objectDocuments.ts';
import type { SendOutcome } from './saving.ts';
import type { OutcomeWords } from './outcomeWords.ts';

export interface ToldSending {
  readonly documents: Pick<ObjectDocuments, 'send' | 'happened'> & { readonly reading: Pick<ObjectDocuments['reading'], 'serverCopy'> };
  readonly problems: Pick<Services['problems'], 'words'>;
  readonly waiter: Waiter;
  /** Told how it ended, whatever that was, before anything is thrown. */
  readonly ended: (outcome: SendOutcome) => void;
}

/**
 * Sends a text, with the words for how it ended.
 *
 * @param what the object as people call it. @param couldNot see `ProblemContext`.
 * @throws ProblemError with the sentence for a person if it was not stored, `cancelled` where that is what the person chose. Any
 * other error is a bug.
 */
export async function sendTold(
  { documents, problems, waiter, ended }: ToldSending,
  address: ObjectAddress,
  text: string,
  { what, couldNot }: { readonly what: string } & Pick<ProblemContext, 'couldNot'>,
): Promise<{ readonly outcome: SendOutcome; readonly words: OutcomeWords }> {
  const about = { instanceId: address.instanceId, couldNot };
  // Before anything leaves: what was stored is told even where the extension is updated meanwhile.
  const { outcomeWords } = await import('./outcomeWords.ts');
  let outcome: SendOutcome;
  try {
    outcome = await documents.send(address, text, waiter);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind === 'bug' || problem.kind === 'cancelled') throw error;
    if (await wasDeleted(documents, address, problem)) throw goneError(documents, address, what);
    throw invalidProblem(await problems.words(problem, about));
  }
  ended(outcome);
  if (outcome.kind === 'refused' && (await wasDeleted(documents, address, outcome.problem))) throw goneError(documents, address, what);
  const words = await outcomeWords(outcome, what, async (problem) => await problems.words(problem, about));
  if (!words.failed) return { outcome, words };
  const isChosen = outcome.kind === 'cancelled' || (outcome.kind === 'conflict' && outcome.declined === true);
  const message = messageText(words.message ?? '');
  if (isChosen) throw new ProblemError({ kind: 'cancelled', message });
  const { instanceId, resource, target } = address;
  const isForPage = target.kind === 'one' && 'marks' in outcome && outcome.marks.some(({ page }) => page === true);
  throw new ProblemError({ kind: 'invalid', message, ...(isForPage ? { page: { instanceId, resource, id: target.id } } : {}) });
}

/** A write, or a list that belongs to the object, may be answered with 404 while the object is there: only its own read tells. */
async function wasDeleted(documents: ToldSending['documents'], address: ObjectAddress, problem: Problem): Promise<boolean> {
  if (!isGone(address, problem)) return false;
  try {
    await documents.reading.serverCopy(address);
    return false;
  } catch (error) {
    return isGone(address, problemOf(error));
  }
}

function goneError(documents: ToldSending['documents'], address: ObjectAddress, what: string): ProblemError {
  documents.happened({ kind: 'deleted', remedy: 'gone' }, address);
  const message = t`Not sent: ${what} was deleted since you opened it. Your text stays here: create it again, or close it.`;
  return invalidProblem(messageText(message));
}
