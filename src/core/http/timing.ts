import type { HttpResponse } from './message.ts';

/** The same answer, with everything `ms` later, after `attempts` more attempts: what a policy adds that waited before it passed a request on. */
export function delayedBy(response: HttpResponse, ms: number, attempts = 0): HttpResponse {
  const { queued, firstByte, total } = response.timing;
  const timing = { queued: queued + ms, firstByte: firstByte + ms, total: total + ms, attempts: response.timing.attempts + attempts };
  return { ...response, timing };
}
