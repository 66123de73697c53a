import { evidenceOf } from '../../src/core/response/evidence.ts';
import { jamfErrors } from '../../src/core/response/jamfErrors.ts';
import { problemOfRefusal } from '../../src/core/response/refusal.ts';
import type { Asked } from '../../src/core/response/guidance/problemGuidance.ts';
import { problemGuidance } from '../../src/core/response/guidance/problemGuidance.ts';
import type { HttpRequest } from '../../src/core/http/message.ts';
import type { Evidence } from '../../src/shared/evidence.ts';
import type { Guidance } from '../../src/shared/guidance.ts';
import type { Problem } from '../../src/shared/problem.ts';

interface Answered {
  readonly method?: HttpRequest['method'];
  /** As in the document. */
  readonly path?: string;
  readonly text?: string;
  readonly headers?: readonly (readonly [string, string])[];
}

const base = 'https://acme.example';

/** An answer of this status to a request that is nobody's. */
export function evidence(status: number, { method = 'GET', path = '/v1/x', text = '', headers = [] }: Answered = {}): Evidence {
  const body = new TextEncoder().encode(text);
  const timing = { queued: 0, firstByte: 0, total: 0, attempts: 1 };
  const request = { method, url: `${base}/api${path}`, headers: {}, lane: 'document' } as const;
  return evidenceOf(base, request, { status, statusText: '', headers, body, size: body.length, timing }, jamfErrors(text));
}

/** The problem that such an answer is. */
export function refusal(status: number, answered: Answered = {}): Problem {
  return problemOfRefusal(evidence(status, answered));
}

/** A page in front of Jamf Pro. */
export const blocked = '<html><title>Blocked</title></html>';

/** What is said of a problem where nothing else is known. */
export function plainGuidance(problem: Problem, asked: Asked = {}): Guidance {
  return problemGuidance(problem, { instance: 'Acme', known: {} }, asked);
}
