import { t } from '@vscode/l10n';
import type { Difference } from '../../core/objects/save/settle.ts';
import type { Problem } from '../../shared/problem.ts';
import { joinSentences } from '../../shared/words.ts';
import { fieldNames } from './fieldNames.ts';
import type { SendOutcome } from './saving.ts';

/** How a save ended, for a person. `failed`: the editor must stay dirty, and the message is why. */
export interface OutcomeWords {
  readonly failed: boolean;
  /** Absent: nothing needs to be said. */
  readonly message?: string;
  readonly level: 'info' | 'warning' | 'error';
  /** What was stored, for a moment in the status bar. */
  readonly brief?: string;
  /** A comparison with the server's copy helps. */
  readonly compare: boolean;
}

/** The words that problems have everywhere in the product. */
export type ProblemWords = (problem: Problem) => Promise<string>;

/** @param what the object as people call it: `building “Main” on Production`. */
export async function outcomeWords(outcome: SendOutcome, what: string, words: ProblemWords): Promise<OutcomeWords> {
  switch (outcome.kind) {
    case 'stored':
      return { ...storedWords(outcome, what), ...briefly(outcome, what) };
    case 'unchanged':
      return unchangedWords(outcome, what);
    case 'created':
    case 'discarded':
      return succeeded();
    case 'cancelled':
      return failed(t`Not sent: ${what} stays as it is on the server, your text stays here.`, 'info');
    case 'conflict':
      return {
        ...failed(t`Not sent: ${what} was changed on the server meanwhile (${fieldNames(outcome.paths)}). Compare, then save again.`),
        compare: true,
      };
    case 'exists':
      return failed(
        t`Not sent: your last attempt seems to have created it. “${outcome.name}” is there now (id ${outcome.found.join(', ')}): open it, or choose another name for one more.`,
      );
    case 'refused':
      return failed(await words(outcome.problem));
    case 'notStored':
      return { ...failed(stillOldWords(outcome.problem, what)), compare: true };
    default:
      return { ...failed(await unknownWords(outcome, what, words)), compare: 'theirs' in outcome };
  }
}

/** Only where the server was seen to have it, as it was sent. */
function briefly({ sent, verified, differences }: Extract<SendOutcome, { kind: 'stored' }>, what: string): Pick<OutcomeWords, 'brief'> {
  if (!verified || differences.some(({ how }) => how !== 'order')) return {};
  if (sent === 0) return { brief: t`Nothing had to be sent: ${what} is so already` };
  return { brief: sent === 1 ? t`Stored 1 field of ${what}` : t`Stored ${sent} fields of ${what}` };
}

function unchangedWords({ ignored, kept }: Extract<SendOutcome, { kind: 'unchanged' }>, what: string): OutcomeWords {
  if (ignored.length === 0 && kept.length === 0) return { ...succeeded(), brief: t`Nothing to send: ${what} is unchanged` };
  const cleared = ignored.length === 0 ? undefined : t`Jamf Pro keeps ${fieldNames(ignored)}. Set a field to null to clear it.`;
  return succeeded('info', joinSentences(t`Nothing was sent for ${what}.`, cleared, serverSetWords(kept)));
}

/** Of removed lines and locks. */
function serverSetWords(kept: readonly string[]): string | undefined {
  return kept.length === 0 ? undefined : t`Only the server sets ${fieldNames(kept)}: that stays as it is there.`;
}

function storedWords(outcome: Extract<SendOutcome, { kind: 'stored' }>, what: string): OutcomeWords {
  const { differences, fromServer, ignored, kept, besides, verified, despite } = outcome;
  if (!verified)
    return succeeded('warning', t`The server accepted ${what}, but it could not be read back. Reload it to see what was stored.`);
  const merged = fromServer.length === 0 ? undefined : t`Others had changed ${fieldNames(fromServer)}; that was kept.`;
  const removed = ignored.length === 0 ? undefined : t`Removing ${fieldNames(ignored)} has no effect here: set it to null to clear it.`;
  const also = joinSentences(merged, removed, serverSetWords(kept), besidesWords(besides));
  const other = differences.filter(({ how }) => how !== 'order');
  if (other.length > 0) return { ...succeeded('warning', joinSentences(otherwiseWords(other, what), also)), compare: true };
  if (despite?.kind === 'cancelled')
    return succeeded('info', joinSentences(t`${what} was saved: it had reached the server before you stopped it.`, also));
  if (despite !== undefined) {
    const read = t`${what} was saved, although the server reported a failure: reading it back shows the change.`;
    return succeeded('info', joinSentences(read, also));
  }
  const ordered = differences.length === 0 ? undefined : t`The server keeps ${fieldNames(pointersOf(differences))} in its own order.`;
  return also === '' && ordered === undefined ? succeeded() : succeeded('info', joinSentences(t`${what} was saved.`, ordered, also));
}

/** What became of fields that are not as they were sent. */
function otherwiseWords(differences: readonly Difference[], what: string): string {
  const stored = pointersOf(differences.filter(({ how }) => how === 'otherwise'));
  const old = pointersOf(differences.filter(({ how }) => how === 'kept'));
  if (old.length === 0) return t`${what} was saved, but the server stored ${fieldNames(stored)} otherwise than sent.`;
  if (stored.length === 0) return t`${what} was saved, but it kept the old value of ${fieldNames(old)}.`;
  return t`${what} was saved, but the server stored ${fieldNames(stored)} otherwise than sent, and it kept the old value of ${fieldNames(old)}.`;
}

function besidesWords(besides: readonly string[]): string | undefined {
  if (besides.length === 0) return undefined;
  return besides.length === 1
    ? t`The field ${fieldNames(besides)} changed on the server during the save, and was not sent.`
    : t`The fields ${fieldNames(besides)} changed on the server during the save, and were not sent.`;
}

/** The server was looked at, and shows nothing of what was sent. */
function stillOldWords(cause: Problem, what: string): string {
  if (cause.kind === 'network' && cause.reason === 'content')
    return t`What answered was not Jamf Pro, and it was looked at afterwards: ${what} still has the old text. Save again when the server is back.`;
  if (cause.kind === 'cancelled')
    return t`You stopped it on its way, and it was looked at afterwards: ${what} still has the old text. Look again before you save again.`;
  if (cause.kind !== 'http')
    return t`No answer came, and it was looked at afterwards: ${what} still has the old text. Save again when the server is back.`;
  const { status, body } = cause.evidence;
  if (status === 202)
    return t`The server accepted the change (202) and may take a while to carry it out: ${what} still has the old text. Compare before you save again.`;
  const reasons = body.errors.map(({ description }) => description).filter((reason) => reason !== '');
  const answer = reasons.length === 0 ? String(status) : `${status} (${reasons.join('; ')})`;
  if (status >= 300)
    return t`The server answered ${answer}, and it was looked at afterwards: ${what} still has the old text. Save again when it is back.`;
  return t`The server answered ${status}, but it was looked at afterwards: ${what} has the old text. This Jamf Pro does not take the change, or somebody put the old text back at the same moment: compare before you save again.`;
}

async function unknownWords(outcome: Extract<SendOutcome, { kind: 'unknown' }>, what: string, words: ProblemWords): Promise<string> {
  const { problem } = outcome;
  if ('found' in outcome && outcome.found.length > 0) {
    return joinSentences(
      await words(problem),
      t`There is an object of that name now (id ${outcome.found.join(', ')}): look at it before you try again.`,
    );
  }
  if (!('still' in outcome && outcome.still)) return await words(problem);
  return stillOldWords(problem.kind === 'unknownOutcome' ? problem.cause : problem, what);
}

function pointersOf(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ pointer }) => pointer);
}

function succeeded(level: OutcomeWords['level'] = 'info', message?: string): OutcomeWords {
  return { failed: false, level, compare: false, ...(message === undefined ? {} : { message }) };
}

function failed(message: string, level: OutcomeWords['level'] = 'error'): OutcomeWords {
  return { failed: true, level, compare: false, message };
}
