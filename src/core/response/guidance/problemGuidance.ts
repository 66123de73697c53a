import { t } from '@vscode/l10n';
import { listOfNames, joinSentences } from '../../../shared/words.ts';
import type { Guidance } from '../../../shared/guidance.ts';
import type { Problem } from '../../../shared/problem.ts';
import { guidanceFor, usableActions } from './guidance.ts';
import { inputOf, operationIn, queryNames, type Around } from './known.ts';
import { authCard, networkCard, tlsCard } from './noAnswer.ts';
import { editInstanceAction, readBack, retry, type Card } from './row.ts';

/** What was asked for, where no answer tells. */
export interface Asked {
  readonly method?: string;
  /** As in the document, concrete. */
  readonly path?: string;
}

/**
 * Guidance for a failure, wherever it happened: in the panel, the tree, a table, a document or a connection. Where there was an answer,
 * it is what the table of statuses says of it.
 */
export function problemGuidance(problem: Problem, around: Around, asked: Asked = {}): Guidance {
  const card = cardOf(problem, around, asked);
  if ('source' in card) return card;
  const { method, path } = asked;
  const { catalogue } = around.known;
  const actions = card.actions ?? [];
  const isPlaced = method !== undefined && path !== undefined;
  return {
    ...card,
    errors: [],
    actions: isPlaced ? usableActions(actions, { request: { method, path }, catalogue }) : actions,
    source: sourceOf(problem),
  };
}

function cardOf(problem: Problem, around: Around, asked: Asked): Card | Guidance {
  if ('evidence' in problem) return guidanceFor(inputOf(problem.evidence, around));
  const isWrite = asked.method !== undefined && asked.method !== 'GET' && asked.method !== 'HEAD';
  switch (problem.kind) {
    case 'cancelled':
      return cancelledCard(isWrite);
    case 'network':
      return networkCard(problem, { isWrite, query: queryOf(around, asked) });
    case 'tls':
      return tlsCard(problem);
    case 'auth':
      return authCard(problem);
    case 'forbidden':
      return readOnlyCard(problem.method);
    case 'invalid':
      return { tone: 'warning', title: t`This cannot be used as it is`, meaning: problem.message, steps: [t`Correct it and try again.`] };
    case 'conflict':
      return {
        tone: 'warning',
        title: t`Changed on the server in the same place`,
        meaning: joinSentences(
          problem.paths.length === 0
            ? t`Someone else changed the object after it was read here.`
            : t`Someone else changed ${listOfNames(problem.paths)} after it was read here.`,
          t`Nothing was sent.`,
        ),
        steps: [t`Compare both versions and decide which one to keep.`],
      };
    case 'unknownOutcome':
      return unknownCard(cardOf(problem.cause, around, { ...asked, method: 'GET' }));
    default:
      return {
        tone: 'error',
        title: t`Something unforeseen happened`,
        meaning: t`This is a fault of the extension, not of the server. Details are in the log.`,
        steps: [t`Look into the log, and report it with the steps that led here.`],
        actions: [{ do: 'showLog', label: t`Show log` }],
      };
  }
}

/** What the operation that was asked takes in its query; nothing where that is not known. */
function queryOf({ known }: Around, { method, path }: Asked): readonly string[] {
  const operation = method === undefined || path === undefined ? undefined : operationIn(known.catalogue, method, path);
  return operation === undefined ? [] : queryNames(operation);
}

function cancelledCard(isWrite: boolean): Card {
  return isWrite
    ? {
        tone: 'warning',
        title: t`Stopped`,
        meaning: t`The request was stopped. It may have reached the server before.`,
        steps: [t`Check what is stored before you send it again.`],
        actions: [readBack()],
      }
    : {
        tone: 'info',
        title: t`Stopped`,
        meaning: t`The request was stopped before the answer was complete.`,
        steps: [t`Send it again when you want.`],
        actions: [retry()],
      };
}

function readOnlyCard(method: string): Card {
  return {
    tone: 'warning',
    title: t`This instance is read-only here`,
    meaning: t`Nothing was sent: ${method} would change something, and the instance is protected against writes from this machine.`,
    steps: [t`Unlock it for ten minutes, or change the access of the instance.`],
    actions: [{ do: 'unlock', label: t`Unlock…` }, editInstanceAction()],
  };
}

function unknownCard(cause: Pick<Card, 'meaning'>): Card {
  return {
    tone: 'warning',
    title: t`Not known whether it was stored`,
    meaning: t`The change was sent, but no clear answer came. ${cause.meaning}`,
    steps: [t`Check what is stored before you send it again.`],
    actions: [readBack()],
  };
}

function sourceOf(problem: Problem): string {
  switch (problem.kind) {
    case 'network':
      return problem.proxy === undefined ? `network.${problem.reason}` : `network.${problem.reason}.proxy`;
    case 'tls':
    case 'auth':
      return `${problem.kind}.${problem.reason}`;
    case 'forbidden':
      return `forbidden.${problem.by}`;
    default:
      return problem.kind;
  }
}
