import type { Disposable, ExtensionContext } from 'vscode';
import { readInstanceId, readList } from '../../app/contributions/read.ts';
import { readPull, readRefresh } from '../../app/contributions/readSets.ts';
import type { KeptSnapshots } from '../../app/sets/snapshot/keptSnapshots.ts';
import type { ResourceNode } from '../../app/support/nodes.ts';
import { DisposableStore } from '../../app/support/disposables.ts';
import type { UseLines } from '../../app/sets/knownUses.ts';
import { madeOnce } from '../../app/support/firstUse.ts';
import { later } from '../../app/support/language.ts';
import type { Services } from '../../app/support/services.ts';
import { Turns } from '../../app/support/turns.ts';
import { commandsOf } from '../support/commands.ts';
import { registerDrift } from './registerDrift.ts';
import { registerComparison } from './compare/registerComparison.ts';
import type { SetParts } from './setParts.ts';
import { registerUses } from './registerUses.ts';

export interface SetsFeature extends Disposable {
  /** What is said of uses before a write. */
  readonly useLines: () => Promise<UseLines>;
}

/** What is done with an instance as a whole. Its code comes with the first command of it. */
export function registerSets(services: Services, context: ExtensionContext): SetsFeature {
  const store = new DisposableStore();
  const snapshots = madeOnce(async (): Promise<KeptSnapshots> => {
    const { diskSnapshots } = await import('./snapshot/diskSnapshots.ts');
    return store.add(diskSnapshots(services, context));
  });
  const pulling = new Turns();
  const parts: SetParts = { services, context, snapshots };
  // What was read of an instance goes with it, also where this window has read nothing.
  const forget = async (id: string): Promise<void> => {
    try {
      await (await snapshots()).forget(id);
    } finally {
      // What is pulled just now keeps its texts, too: so once it is.
      await pulling.run(async () => await (await import('./pull/baseFiles.ts')).forgetPulled(parts, id));
    }
  };
  store.add(services.instances.onWillRemove(({ id, waitUntil }) => waitUntil(forget(id))));
  const on = commandsOf(store, services);
  on('jamf.refreshSnapshot', later`could not read the instance`, readRefresh, async (what) => {
    const { refreshSnapshot } = await import('./snapshot/refreshSnapshot.ts');
    return await refreshSnapshot(parts, what);
  });
  on('jamf.pull', later`could not pull`, readPull, async (what) => {
    const { pullToFolder } = await import('./pull/pullCommand.ts');
    return await pullToFolder(parts, pulling, what);
  });
  on('jamf.internal.snapshotTold', later`could not look at the snapshot`, readInstanceId, async (id) => {
    const { snapshotTold } = await import('./snapshot/snapshotTold.ts');
    return await snapshotTold(parts, id);
  });
  on('jamf.internal.keptLabels', later`could not look at the snapshot`, readStoppable, async (list, signal) => {
    const { keptLabels } = await import('./snapshot/keptLabels.ts');
    return await keptLabels(parts, list, signal);
  });
  registerDrift(parts, store, on);
  registerComparison(on, parts, store);
  const { useLines } = registerUses(parts, store);
  return { useLines, dispose: () => store.dispose() };
}

function readStoppable([list, signal]: readonly unknown[]): [list: ResourceNode | undefined, signal: AbortSignal | undefined] {
  return [...readList([list]), signal instanceof AbortSignal ? signal : undefined];
}
