import assert from 'node:assert/strict';
import * as fc from 'fast-check';

/** What something goes through, a step at a time. */
export interface Life<Step> {
  /** Resolves to what the step came to, by name. Rejects where that must not be. */
  take(step: Step): Promise<string>;
  /** No step follows. */
  readonly isOver?: boolean;
}

/** How often the steps of many lives came to each end. */
export class Ends {
  readonly #counts = new Map<string, number>();

  add(end: string): void {
    this.#counts.set(end, (this.#counts.get(end) ?? 0) + 1);
  }

  /** Fails where the lives came to one of these less often: a property of what they never reach would prove little. */
  reach(least: number, ends: readonly string[]): void {
    const rare = ends.filter((end) => (this.#counts.get(end) ?? 0) < least);
    assert.deepEqual(rare, [], JSON.stringify([...this.#counts]));
  }
}

/** Lives lives of such steps, and counts what these come to. */
export async function live<Step>(
  ends: Ends,
  steps: fc.Arbitrary<readonly Step[]>,
  begin: () => Life<Step> | Promise<Life<Step>>,
  options: fc.Parameters<[readonly Step[]]>,
): Promise<void> {
  const property = fc.asyncProperty(steps, async (all) => {
    const life = await begin();
    for (const step of all) {
      ends.add(await life.take(step));
      if (life.isOver === true) return;
    }
  });
  await fc.assert(property, options);
}
