import type { ObjectSource } from '../../../src/core/sets/source.ts';
import { Emitter } from '../../../src/app/support/events.ts';
import type { Refreshed, RefreshOptions, RefreshPlan, Snapshots } from '../../../src/app/sets/snapshots.ts';

const nothing: Refreshed = { objects: 0, read: 0, kept: 0, unread: [] };

/** Snapshots of which a test says what they hold: nothing is read, and nothing is on a disk. */
export class FakeSnapshots implements Snapshots {
  readonly #changed = new Emitter<string>();
  readonly held = new Map<string, ObjectSource>();
  /** What was asked to be read. */
  readonly asked: (readonly string[] | undefined)[] = [];
  /** Puts what a refresh reads. */
  onRefresh: (options: RefreshOptions) => Promise<void> = () => Promise.resolve();
  readonly onDidChange = this.#changed.event;

  /** Another snapshot is there now. */
  put(instanceId: string, source: ObjectSource): void {
    this.held.set(instanceId, source);
    this.#changed.fire(instanceId);
  }

  of(instanceId: string): Promise<ObjectSource | undefined> {
    return Promise.resolve(this.held.get(instanceId));
  }

  plan(_instanceId: string, resources: readonly string[] | undefined): Promise<RefreshPlan> {
    return Promise.resolve({ resources: resources ?? [], requests: 40, isLeast: false, time: 90_000 });
  }

  async refresh(_instanceId: string, options: RefreshOptions): Promise<Refreshed> {
    this.asked.push(options.resources);
    await this.onRefresh(options);
    return nothing;
  }
}
