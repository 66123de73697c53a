import { planOf } from '../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../src/core/objects/plan/read.ts';
import { maskSecrets } from '../../../src/core/objects/plan/secrets.ts';
import { walkPages } from '../../../src/core/listing/walkPages.ts';
import { likelyIdOf, nameOf } from '../../../src/core/resources/identity.ts';
import { kindOf } from '../../../src/core/resources/kindOf.ts';
import { ProblemError } from '../../../src/shared/problem.ts';
import type { ObjectSource } from '../../../src/core/sets/source.ts';
import type { Shape } from '../../../src/core/shapes/shape.ts';
import type { Demo } from '../../../src/demo/demo.ts';
import { classicSession } from '../classic/classicSession.ts';
import { never } from '../signals.ts';
import { memorySource, type MemoryEntry } from './memorySource.ts';

/** All objects of a demo server that have a list and are read one by one, but devices and users, with what a read of each answers. */
export async function wholeDemo(demo: Demo, version: string): Promise<{ readonly source: ObjectSource; shapeOf(resource: string): Shape }> {
  const { session, catalogue } = await classicSession(demo);
  const wanted = catalogue.resources.filter(
    ({ key, can, twin }) =>
      can.list &&
      can.read &&
      twin === undefined &&
      !/^(?:groups|users|computers-inventory|mobile-devices)$/.test(key) &&
      kindOf(key).home === undefined,
  );
  const entries: MemoryEntry[] = [];
  const names: Record<string, Record<string, string>> = {};
  const closed: string[] = [];
  for (const resource of catalogue.resources) {
    if (!resource.can.list || kindOf(resource.key).needsFilter) continue;
    try {
      await walkPages(session, resource, { pageSize: 500 }, (rows) => take(resource.key, rows), never);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (wanted.includes(resource)) closed.push(resource.key);
    }
  }
  function take(key: string, rows: readonly unknown[]): undefined {
    for (const row of rows) {
      (names[key] ??= {})[likelyIdOf(key, row) ?? ''] = nameOf(key, row) ?? '';
    }
  }
  for (const { key } of wanted) {
    for (const [id, name] of Object.entries(names[key] ?? {})) {
      const plan = planOf(catalogue, key, { kind: 'one', id });
      entries.push({ resource: key, id, name, text: maskSecrets(await readObject(session, plan, never)) });
    }
  }
  const kinds = closed.map((resource) => ({ resource, listedAt: undefined, unread: { why: 'forbidden' } as const }));
  const source = memorySource(entries, { version, kinds, names });
  return { source, shapeOf: (resource) => planOf(catalogue, resource, { kind: 'one', id: '1' }).readShape };
}
