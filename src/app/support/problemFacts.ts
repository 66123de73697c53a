import { t } from '@vscode/l10n';
import type { Guidance } from '../../shared/guidance.ts';
import { ProblemError, type Problem } from '../../shared/problem.ts';
import { isReadMethod } from '../../shared/readMethod.ts';
import { joinSentences } from '../../shared/words.ts';
import type { Explain, Instances, Log } from './services.ts';

/** The table of cards is a chunk of its own: nobody needs it before something goes wrong. */
async function loadCards() {
  return (await import('../../core/response/guidance/problemGuidance.ts')).problemGuidance;
}

/**
 * The words for problems, with all that the instance's session knows. Asks nobody, and makes no session of an instance that is gone.
 *
 * @param load the table of cards. Where it cannot be had, as after an update below a window that stays open, a card says no more
 * than the problem itself, and the log says why. It is tried anew for the next problem.
 */
export function explainWith(
  instances: Pick<Instances, 'get' | 'session'>,
  log: Pick<Log, 'error'>,
  load = loadCards,
): () => Promise<Explain> {
  return async () => {
    const cards = await load().catch((error: unknown) => {
      log.error('The words for what went wrong could not be loaded', error);
      return bareCard;
    });
    return (problem, { instanceId, ...asked }) => {
      const profile = instanceId === undefined ? undefined : instances.get(instanceId);
      const known = profile === undefined ? {} : instances.session(profile.id).known();
      try {
        return cards(problem, { instance: profile?.name ?? instanceId ?? t`the instance`, known }, asked);
      } catch (error) {
        // Who tells of a failure has nobody to tell of another one.
        log.error('The words for what went wrong could not be made', error);
        return bareCard(problem, known, asked);
      }
    };
  };
}

/** The card of a problem without the table of cards: what the problem itself says, and never less than that a write may have been stored. */
function bareCard(problem: Problem, _around: unknown, { method = 'GET' }: { readonly method?: string } = {}): Guidance {
  const evidence = 'evidence' in problem ? problem.evidence : undefined;
  const isWrite = !isReadMethod(evidence?.request.method ?? method);
  // Only a refusal says that nothing was stored.
  const isRefused = evidence !== undefined && evidence.status >= 400 && evidence.status < 500;
  const isOpen = problem.kind === 'unknownOutcome' || (isWrite && !isRefused);
  return {
    tone: 'error',
    title: titleOf(problem),
    meaning: joinSentences(
      ...(evidence?.body.errors.map(({ description }) => description) ?? []),
      t`What it means cannot be shown: the extension may have been updated while this window was open.`,
    ),
    steps: [...(isOpen ? [t`Check what is stored before you send it again.`] : []), t`Save what you have typed, then reload the window.`],
    errors: [],
    actions: [{ do: 'showLog', label: t`Show log` }],
    source: 'bare',
  };
}

function titleOf(problem: Problem): string {
  if ('evidence' in problem) return t`The server answered ${problem.evidence.status}`;
  if (problem.kind === 'unknownOutcome') return t`Not known whether it was stored`;
  if (problem.kind === 'invalid') return problem.message;
  if (problem.kind === 'bug') return t`Something unforeseen happened`;
  return new ProblemError(problem).message;
}
