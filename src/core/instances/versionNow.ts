import { sessionQuestion } from './apiDocument.ts';
import { objectAnswer } from './answer.ts';
import type { ReadSession } from './session.ts';
import { problemOf } from '../../shared/problem.ts';

/**
 * The version of Jamf Pro at this moment, which may be another than the session learned. Where it is not told, what the session knows.
 *
 * @throws where the server cannot be reached, or nobody is signed in, and on a stop.
 */
export async function versionNow(session: ReadSession, signal: AbortSignal): Promise<string | undefined> {
  const { url, method, headers } = sessionQuestion(session.profile.url, '/v1/jamf-pro-version');
  const request = { url, method: 'GET', headers, lane: 'bulk' } as const;
  try {
    const { version } = objectAnswer(session.profile.url, { ...request, method }, await session.send(request, signal));
    if (typeof version === 'string' && version !== '') return version;
  } catch (error) {
    if (!isOnlyUntold(error)) throw error;
  }
  return session.known().version;
}

/** Jamf Pro answered something, if not this. */
function isOnlyUntold(error: unknown): boolean {
  const problem = problemOf(error);
  return ['http', 'forbidden', 'invalid'].includes(problem.kind) || (problem.kind === 'network' && 'evidence' in problem);
}
