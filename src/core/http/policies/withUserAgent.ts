import type { Transport } from '../message.ts';

/** Says who asks, so that an administrator finds these requests in a log. A request's own `user-agent` wins. */
export function withUserAgent(next: Transport, userAgent: string): Transport {
  return (request, signal, options) => next({ ...request, headers: { 'user-agent': userAgent, ...request.headers } }, signal, options);
}
