import { missingPrivileges } from '../../auth/privileges.ts';
import type { Endpoint } from '../../families/family.ts';
import type { Problem } from '../../../shared/problem.ts';
import type { Unread } from '../source.ts';

/**
 * What of a failure is kept as the reason for something unread. Undefined: it is no matter of this one object or list: somebody stopped,
 * the account is not known any more, the disk is full, or it is a bug.
 *
 * @param held what the account may do; undefined: not known.
 */
export function unreadOf(problem: Problem, endpoint: Endpoint | undefined, held: ReadonlySet<string> | undefined): Unread | undefined {
  switch (problem.kind) {
    case 'forbidden':
      return { why: 'forbidden', ...evidenceStatus(problem), ...lacking(missingPrivileges(endpoint, held)) };
    case 'http':
      return { why: 'answer', status: problem.evidence.status };
    case 'network':
      return lostReasons.has(problem.reason) ? { why: 'network' } : { why: 'answer', ...evidenceStatus(problem) };
    case 'tls':
      return { why: 'network' };
    case 'invalid':
      return { why: 'unsupported' };
    default:
      return undefined;
  }
}

/**
 * The same of a list, or of a settings page, which is its whole kind: where nothing is at its place, this Jamf Pro does not have the kind,
 * or nobody set it up. A page of something between says nothing of the kind.
 */
export function unreadKindOf(problem: Problem, endpoint: Endpoint | undefined, held: ReadonlySet<string> | undefined): Unread | undefined {
  const why = unreadOf(problem, endpoint, held);
  if (problem.kind !== 'http' || problem.evidence.status !== 404) return why;
  const { kind } = problem.evidence.body;
  if (kind === 'api' || kind === 'classic') return { why: 'unsupported', status: 404 };
  return kind === 'gateway' || kind === 'login' ? why : { why: 'unsupported' };
}

/** No answer came, in the words of {@link Problem}; all other reasons are about what came. */
const lostReasons: ReadonlySet<string> = new Set(['dns', 'refused', 'unreachable', 'reset', 'closed', 'timeout', 'offline']);

function evidenceStatus(problem: Problem): Pick<Unread, 'status'> {
  return 'evidence' in problem ? { status: problem.evidence.status } : {};
}

function lacking(privileges: readonly string[]): Pick<Unread, 'privileges'> {
  return privileges.length === 0 ? {} : { privileges };
}
