import type { Sensitivity } from '../../core/catalog/sensitive.ts';
import type { Method } from '../../core/http/message.ts';
import type { Access } from '../../core/instances/profile.ts';
import { isReadMethod } from '../../shared/readMethod.ts';

const byStrictness = ['nothing', 'modal', 'typed', 'refuse'] as const;

/** What is asked before a request is sent. */
export type Demand = (typeof byStrictness)[number];

/** Of what several requests demand, what is enough for all of them. */
export function strictestDemand(demands: readonly Demand[]): Demand {
  return byStrictness.findLast((one) => demands.includes(one)) ?? 'nothing';
}

/**
 * Access × sensitivity. A read is never refused, but a sensitive one is asked for; a write is refused where an instance is
 * read-only, asked for where it wants to be asked, and always as strictly as the operation demands. To read a secret needs
 * no question, since it is masked until someone reveals it; to make one does.
 */
export function demandOf(method: Method, access: Access, level: Sensitivity['level']): Demand {
  const isRead = isReadMethod(method);
  if (!isRead && access === 'readOnly') return 'refuse';
  if (level === 'typed' || level === 'modal') return level;
  if (isRead) return 'nothing';
  return level === 'reveal' || access === 'confirm' ? 'modal' : 'nothing';
}
