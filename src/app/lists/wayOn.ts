import type { Problem } from '../../shared/problem.ts';

/**
 * What helps where rows could not be read. `signIn`: nobody signed in here, or somebody signed out, and that is no trouble. `signInAnew`:
 * what was used to sign in was refused, and is not tried again by itself.
 */
export type WayOn = 'signIn' | 'signInAnew' | 'retry';

export function wayOn(problem: Problem): WayOn {
  if (problem.kind !== 'auth') return 'retry';
  switch (problem.reason) {
    case 'noSecret':
    case 'signedOut':
      return 'signIn';
    case 'wrongCredentials':
    case 'passwordExpired':
      return 'signInAnew';
    default:
      return 'retry';
  }
}

/** Whether requests may get through although the API document could not be read: not where there is no way to the server, or no token. */
export function mayBeSentAnyway(problem: Problem): boolean {
  return problem.kind !== 'auth' && problem.kind !== 'tls' && (problem.kind !== 'network' || problem.reason === 'timeout');
}
