import { t } from '@vscode/l10n';
import type { Lane } from '../../../core/http/message.ts';
import type { AskedWait } from '../../../core/http/policies/withRetry.ts';
import { Emitter, type Event } from '../events.ts';

/** Which waits of an instance hold up what: a list of the sidebar, a table, an object, work on many, each with what its session has to ask first. */
export const lanesOf = {
  many: ['bulk', 'document', 'session'],
  tree: ['tree', 'session'],
  table: ['tree', 'bulk', 'session'],
  document: ['document', 'session'],
} as const satisfies Record<string, readonly Lane[]>;

/** The waits that servers asked for and that are under way. */
export class AskedWaits {
  readonly #changed = new Emitter<string>();
  readonly #waits = new Map<string, Set<AskedWait>>();
  /** With the id of the instance for which a wait began or ended. */
  readonly onDidChange: Event<string> = this.#changed.event;

  /** A wait begins; call what it gives back when that is over. */
  begin(instanceId: string, wait: AskedWait): () => void {
    const all = this.#waits.get(instanceId) ?? new Set<AskedWait>();
    this.#waits.set(instanceId, all);
    all.add(wait);
    this.#changed.fire(instanceId);
    return () => {
      if (all.delete(wait)) this.#changed.fire(instanceId);
    };
  }

  /** What holds up work of these lanes, in words; undefined where nothing was asked. */
  words(instanceId: string, lanes: readonly Lane[]): string | undefined {
    const held = [...(this.#waits.get(instanceId) ?? [])].filter(({ lane }) => lanes.includes(lane));
    return held.length === 0 ? undefined : askedWaitWords(Math.max(...held.map(({ ms }) => ms)));
  }
}

/** Of a wait in milliseconds. */
export function askedWaitWords(ms: number): string {
  return t`Jamf Pro asks to wait ${Math.ceil(ms / 1000)} s`;
}
