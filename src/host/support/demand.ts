import type { Method } from '../../core/http/message.ts';
import type { Access } from '../../core/instances/profile.ts';

/** How sensitive an operation is. `why`: what it does, as a phrase without a full stop. */
export interface Sensitivity {
  readonly level: 'none' | 'modal' | 'typed';
  readonly why?: string;
}

/** What is asked before a request is sent. */
export type Demand = 'nothing' | 'modal' | 'typed' | 'refuse';

/**
 * Access × sensitivity. A read is never refused, but a sensitive one is asked for; a write is refused where an instance is
 * read-only, asked for where it wants to be asked, and always as strictly as the operation demands.
 */
export function demandOf(method: Method, access: Access, sensitivity: Sensitivity): Demand {
  const isRead = method === 'GET' || method === 'HEAD';
  if (!isRead && access === 'readOnly') return 'refuse';
  if (sensitivity.level !== 'none') return sensitivity.level;
  return !isRead && access === 'confirm' ? 'modal' : 'nothing';
}
