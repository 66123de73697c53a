import { asList, isRecord } from '../json/wire.ts';
import type { Unread } from './source.ts';

const reasons: Readonly<Record<Unread['why'], true>> = {
  forbidden: true,
  gone: true,
  answer: true,
  network: true,
  disk: true,
  stopped: true,
  sensitive: true,
  unsupported: true,
  limited: true,
  changed: true,
  hidden: true,
};

/** Why something was not read, as a file has it; undefined for what says nothing of the kind. */
export function readUnread(value: unknown): Unread | undefined {
  if (!isRecord(value) || !isReason(value['why'])) return undefined;
  const { why, status } = value;
  const privileges = asList(value['privileges']).filter((name) => typeof name === 'string');
  return {
    why,
    ...(typeof status === 'number' && Number.isFinite(status) ? { status } : {}),
    ...(privileges.length === 0 ? {} : { privileges }),
  };
}

function isReason(why: unknown): why is Unread['why'] {
  return typeof why === 'string' && Object.hasOwn(reasons, why);
}
