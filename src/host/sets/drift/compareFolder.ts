import type { InstanceProfile } from '../../../core/instances/profile.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import type { DriftReport } from '../../../app/contributions/driftArguments.ts';
import type { SetParts } from '../setParts.ts';
import type { DriftView } from './driftView.ts';

/** Compares with what was just read. Resolves to what differs, counted before anything else changes it. */
export async function compareWithRead(view: DriftView, source: ObjectSource, signal: AbortSignal): Promise<DriftReport> {
  return await view.turns.run(async () => {
    await view.drift.look();
    await view.drift.compare(source, signal);
    return view.report();
  });
}

/** Reads what the folder has of the instance without a word, and compares. What was known stays where the instance is signed out meanwhile. */
export async function compareQuietly(parts: SetParts, view: DriftView, instanceId: string, signal: AbortSignal): Promise<void> {
  const snapshots = await parts.snapshots();
  await snapshots.refresh(instanceId, { resources: view.drift.manifest?.resources ?? [] }, signal);
  const source = await snapshots.of(instanceId);
  const isSignedIn = parts.services.instances.state(instanceId).kind === 'signedIn';
  if (source !== undefined && isSignedIn) await compareWithRead(view, source, signal);
}

/** Those that lead to the server that the folder is from. */
export function instanceOfFolder({ services }: Pick<SetParts, 'services'>, view: DriftView): readonly InstanceProfile[] {
  return services.instances.all().filter(({ url }) => url === view.drift.manifest?.server);
}
