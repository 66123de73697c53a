import { ProblemError } from '../../../shared/problem.ts';
import type { Access } from '../../instances/profile.ts';
import type { HttpRequest, Transport } from '../message.ts';
import { isReadMethod } from '../../../shared/readMethod.ts';

/**
 * The last lock of a read-only instance: whatever a feature forgot to ask, no write leaves. Asked at each request, since an
 * instance is unlocked and locks itself again while requests wait. Signing in and out is no write in this sense.
 */
export function withAccess(next: Transport, access: () => Access): Transport {
  return (request, signal, options) => {
    if (access() !== 'readOnly' || !isWrite(request)) return next(request, signal, options);
    const path = new URL(request.url).pathname;
    return Promise.reject(new ProblemError({ kind: 'forbidden', by: 'readOnlyInstance', method: request.method, path }));
  };
}

function isWrite(request: HttpRequest): boolean {
  if (isReadMethod(request.method)) return false;
  return !/\/api\/(v1\/)?(oauth\/token|auth\/(token|keep-alive|invalidate-token))$/.test(new URL(request.url).pathname);
}
