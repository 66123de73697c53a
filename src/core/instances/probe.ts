import { t } from '@vscode/l10n';
import { invalidProblem, ProblemError, problemOf, type Problem } from '../../shared/problem.ts';
import type { TokenLife } from '../auth/tokenSource.ts';
import type { HttpRequest } from '../http/message.ts';
import { isMarkup, jsonRecordOf, insteadOfJson } from '../http/jsonBody.ts';
import { evidenceOf } from '../response/evidence.ts';
import { refusalOf } from '../response/refusal.ts';
import type { OwnedSession } from './createSession.ts';
import type { SignedIn } from './session.ts';

export type ProbeStep = 'reach' | 'token' | 'account' | 'version';

/** In this order (facts 2.2); one that fails ends the test. */
export const probeSteps: readonly ProbeStep[] = ['reach', 'token', 'account', 'version'];

/** What is known after a step; a step that failed carries its Problem, and is the last. */
export type ProbeResult =
  | { readonly step: 'reach'; readonly ms: number; /** False: the server keeps that path closed. */ readonly hasStatus: boolean }
  | { readonly step: 'token'; readonly ms: number; readonly life: TokenLife | undefined }
  | { readonly step: 'account'; readonly ms: number; readonly signedIn: SignedIn }
  | { readonly step: 'version'; readonly ms: number; readonly version: string }
  | { readonly step: ProbeStep; readonly ms: number; readonly problem: Problem };

export interface ProbeDeps {
  /** Made for the test alone, with the credentials under test. */
  readonly session: OwnedSession;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/**
 * Tests a connection step by step: is the server there and started, does it take the credentials, for whom, which version.
 * Yields each result as it comes. An abort throws `cancelled`.
 */
export async function* probe(deps: ProbeDeps, signal: AbortSignal): AsyncGenerator<ProbeResult> {
  for (const step of probeSteps) {
    const started = deps.now();
    let result: ProbeResult;
    try {
      result = await runs[step](deps, signal, () => deps.now() - started);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind === 'cancelled' || problem.kind === 'bug') throw error;
      result = { step, ms: deps.now() - started, problem };
    }
    yield result;
    if ('problem' in result) return;
  }
}

type Run = (deps: ProbeDeps, signal: AbortSignal, ms: () => number) => Promise<ProbeResult>;

const runs: Readonly<Record<ProbeStep, Run>> = {
  reach: async (deps, signal, ms) => {
    const hasStatus = await reach(deps, signal);
    return { step: 'reach', ms: ms(), hasStatus };
  },
  token: async ({ session }, signal, ms) => {
    await session.signIn(signal);
    return { step: 'token', ms: ms(), life: session.known().token };
  },
  account: async ({ session }, signal, ms) => {
    const signedIn = await session.signedIn(signal);
    return { step: 'account', ms: ms(), signedIn };
  },
  version: async ({ session }, signal, ms) => {
    const version = await session.version(signal);
    return { step: 'version', ms: ms(), version };
  },
};

/** Whether the server tells its status: where that path is closed, the token will tell. Throws for one that is not ready. */
async function reach({ session }: ProbeDeps, signal: AbortSignal): Promise<boolean> {
  const url = session.url('/api/startup-status');
  const request: HttpRequest = { method: 'GET', url, headers: { accept: 'application/json' }, lane: 'session', auth: 'none' };
  const response = await session.send(request, signal);
  const body = jsonRecordOf(response);
  const { host } = new URL(url);
  // Before a secret goes there: every Jamf Pro has this path, and answers it with JSON.
  if (response.status === 404) throw strange(host, t`404 (not found)`);
  if (isMarkup(response) && response.status < 500) throw strange(host, t`a web page`);
  if (response.status === 401 || response.status === 403) return false;
  const refusal = refusalOf(session.profile.url, request, response);
  if (refusal !== undefined) throw new ProblemError(refusal);
  if (body === undefined) throw strange(host, insteadOfJson(response));
  if (typeof body['stepCode'] !== 'string' || body['stepCode'] === 'SERVER_INIT_COMPLETE') return true;
  const percentage = typeof body['percentage'] === 'number' ? ` (${body['percentage']} %)` : '';
  const description = t`Jamf Pro is still starting: ${body['stepCode']}${percentage}.`;
  const said = { kind: 'api', errors: [{ code: body['stepCode'], description }] } as const;
  throw new ProblemError({ kind: 'http', evidence: evidenceOf(session.profile.url, request, { ...response, status: 503 }, said) });
}

function strange(host: string, answered: string): ProblemError {
  const message = t`This does not look like Jamf Pro: ${host} answered with ${answered} where Jamf Pro tells its status. No secret was sent. Check the address, and whether a sign-in page of the network stands in between.`;
  return invalidProblem(message, 'url');
}
