import type { Outcome } from '../../core/http/withObserver.ts';
import type { Problem } from '../../shared/problem.ts';
import type { InstanceState } from '../support/services.ts';

const downReasons: ReadonlySet<string> = new Set(['dns', 'refused', 'unreachable', 'offline', 'reset', 'closed', 'timeout']);

/** The state of an instance after something happened to one of its requests. */
export function nextState(state: InstanceState, outcome: Outcome): InstanceState {
  if (outcome.kind === 'started') return state.kind === 'idle' ? { kind: 'busy' } : state;
  if (outcome.kind === 'failed') return afterProblem(state, outcome.problem);
  const rejected = outcome.response.status === 401;
  return rejected ? { kind: 'needsAttention', problem: { kind: 'auth', reason: 'tokenRejected', status: 401 } } : { kind: 'signedIn' };
}

function afterProblem(state: InstanceState, problem: Problem): InstanceState {
  if (problem.kind === 'auth') return { kind: problem.reason === 'signedOut' ? 'signedOut' : 'needsAttention', problem };
  if (problem.kind === 'tls') return { kind: 'unreachable', problem };
  if (problem.kind === 'network' && downReasons.has(problem.reason)) return { kind: 'unreachable', problem };
  // Stopped, refused here or broken on the way: that says nothing about the instance.
  return state.kind === 'busy' ? { kind: 'idle' } : state;
}
