import { problemOf, type Problem } from '../../../shared/problem.ts';
import type { HttpRequest, HttpResponse, Transport } from '../message.ts';

/** What became of a request, for whoever shows the state of an instance. */
export type RequestOutcome =
  | { readonly kind: 'started' }
  | { readonly kind: 'answered'; readonly request: HttpRequest; readonly response: HttpResponse }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Tells what happens, and changes nothing. */
export function withObserver(next: Transport, observe: (outcome: RequestOutcome) => void): Transport {
  return async (request, signal, options) => {
    observe({ kind: 'started' });
    try {
      const response = await next(request, signal, options);
      observe({ kind: 'answered', request, response });
      return response;
    } catch (error) {
      observe({ kind: 'failed', problem: problemOf(error) });
      throw error;
    }
  };
}
