import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Transport } from '../message.ts';

/**
 * Lets a request go only to the instance's exact origin (scheme, host and port) and below its context path. Outermost of all policies:
 * nothing that a token, a cookie or a body is added to can leave the instance.
 */
export function withSameOrigin(next: Transport, base: string): Transport {
  const { origin, host, pathname } = new URL(base);
  const root = pathname.endsWith('/') ? pathname : `${pathname}/`;
  return (request, signal, options) => {
    const target = URL.canParse(request.url) ? new URL(request.url) : undefined;
    if (target?.origin !== origin || !target.pathname.startsWith(root) || target.username !== '' || target.password !== '') {
      const message = t`This address does not belong to ${host}. Nothing was sent: requests of an instance go to that instance only.`;
      return Promise.reject(invalidProblem(message, 'path'));
    }
    return next(request, signal, options);
  };
}
