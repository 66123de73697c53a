import type { Clock } from '../clock.ts';
import type { Transport } from '../message.ts';
import { RequestQueue } from './requestQueue.ts';
import { delayedBy } from '../timing.ts';

/** At most `max` requests in flight: Jamf's own advice is 5 per instance (facts 6.1). The others wait their turn. */
export function withLimit(next: Transport, deps: { readonly clock: Clock; readonly max: number }): Transport {
  const queue = new RequestQueue(deps.max);
  return async (request, signal, options) => {
    const asked = deps.clock.now();
    const ahead = queue.waiting;
    const slot = queue.enter(request.lane, signal);
    if (queue.waiting > ahead) options?.onPhase?.('queued', { ahead });
    await slot;
    const waited = deps.clock.now() - asked;
    try {
      return delayedBy(await next(request, signal, options), waited);
    } finally {
      queue.leave();
    }
  };
}
