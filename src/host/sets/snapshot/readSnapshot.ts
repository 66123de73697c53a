import { t } from '@vscode/l10n';
import { window, type QuickPickItem } from 'vscode';
import type { Refreshed, RefreshPlan, Snapshots } from '../../../app/sets/snapshots.ts';
import { refreshStep, snapshotWords, readTakes } from '../../../app/sets/snapshot/refreshWords.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import { setupKinds } from '../../../core/sets/snapshot/setupKinds.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { withProgress } from '../../support/progress.ts';
import type { SetParts } from '../setParts.ts';

/** What somebody wants to know of an instance as a whole. */
export interface SnapshotWish {
  readonly instanceId: string;
  /** Keys of the kinds that are needed. Undefined: all that say how it is set up. */
  readonly resources?: readonly string[] | undefined;
  /**
   * `asks`: a person chooses between what is there and reading it anew, and is told before what that takes. `anew`: it is read, unasked, as
   * for whoever calls a command with data. `kept`: what is there will do, and only where something of it is missing it is read, unasked.
   */
  readonly how: 'asks' | 'anew' | 'kept';
  /** Called for each kind as it is read. */
  readonly onKind?: (resource: string) => void;
  /** Kinds with many objects come first. */
  readonly isLargestFirst?: boolean;
  /** Whoever reads two instances at once has their questions asked one after the other. */
  readonly inTurn?: InTurn;
  /** Called when it is known what is done, before it is read. */
  readonly onAnswer?: () => void;
  /** Ends the reading, as the person could. */
  readonly signal?: AbortSignal;
}

/** Asks a question as soon as no other one is open. */
export type InTurn = <T>(question: () => Promise<T>) => Promise<T>;

const atOnce: InTurn = (question) => question();

/** What there is now. `refreshed`: what came of reading, where it was read for this. */
export interface SnapshotRead {
  readonly source: ObjectSource;
  readonly refreshed: Refreshed | undefined;
}

/**
 * The one way to a snapshot for all that is done with an instance as a whole. Undefined: the person did not want it.
 *
 * @throws what reading throws; `cancelled` on a stop, after which the next one goes on there.
 */
export async function readSnapshot(parts: SetParts, wish: SnapshotWish): Promise<SnapshotRead | undefined> {
  const snapshots = await parts.snapshots();
  const source = await snapshots.of(wish.instanceId);
  const isWhole = source !== undefined && covers(parts, source, wish);
  if (source !== undefined && isWhole && wish.how === 'kept') return { source, refreshed: undefined };
  const { onAnswer = () => undefined } = wish;
  if (wish.how === 'asks') {
    const answer = await asked(parts, snapshots, wish, isWhole ? source : undefined);
    if (answer === undefined) return undefined;
    onAnswer();
    if (answer === 'kept' && source !== undefined) return { source, refreshed: undefined };
  } else onAnswer();
  const refreshed = await refreshShown(parts, snapshots, wish);
  const read = await snapshots.of(wish.instanceId);
  if (read === undefined) throw invalidProblem(t`Nothing of the instance could be read.`);
  return { source: read, refreshed };
}

/** Reads with a notification that shows how far it is, and stops it. Asks before the objects where `how` says so and it was not known before. */
export async function refreshShown(parts: SetParts, snapshots: Snapshots, wish: SnapshotWish): Promise<Refreshed> {
  const { instances } = parts.services;
  const name = oneLine(instances.get(wish.instanceId)?.name ?? wish.instanceId, 60);
  const held = { waits: instances.waits, instanceId: wish.instanceId };
  const { inTurn = atOnce } = wish;
  return await withProgress({ title: t`Reading ${name}`, where: 'notification', held }, async (stop, report) => {
    const signal = wish.signal === undefined ? stop : AbortSignal.any([stop, wish.signal]);
    const { isLeast } = wish.how === 'asks' ? await snapshots.plan(wish.instanceId, wish.resources, signal) : { isLeast: false };
    return await snapshots.refresh(
      wish.instanceId,
      {
        ...(wish.resources === undefined ? {} : { resources: wish.resources }),
        ...(isLeast ? { agree: (plan: RefreshPlan) => inTurn(() => agreesToObjects(name, plan)) } : {}),
        ...(wish.onKind === undefined ? {} : { onKind: wish.onKind }),
        isLargestFirst: wish.isLargestFirst === true,
        onProgress: (progress) => report(refreshStep(progress)),
      },
      signal,
    );
  });
}

/** Whether each kind that is meant was read at some time, or could not be. */
function covers({ services }: SetParts, source: ObjectSource, { instanceId, resources }: SnapshotWish): boolean {
  const states = new Map(source.kinds().map((state) => [state.resource, state]));
  const isThere = (key: string): boolean => {
    const state = states.get(key);
    return state?.listedAt !== undefined || ['forbidden', 'unsupported', 'limited'].includes(state?.unread?.why ?? '');
  };
  if (resources !== undefined) return resources.every(isThere);
  const known = services.instances.session(instanceId).known().catalogue;
  // Without the API document nobody knows what else there might be.
  if (known === undefined) return source.kinds().every(({ resource }) => isThere(resource));
  return setupKinds(known).every(({ key }) => isThere(key));
}

interface Way extends QuickPickItem {
  readonly way: 'kept' | 'anew';
}

async function asked(
  { services }: SetParts,
  snapshots: Snapshots,
  { instanceId, resources, inTurn = atOnce }: SnapshotWish,
  source: ObjectSource | undefined,
): Promise<Way['way'] | undefined> {
  const name = oneLine(services.instances.get(instanceId)?.name ?? instanceId, 60);
  const title = t`Reading the API document of ${name}…`;
  const plan = await services.waitFor({ title, instanceId }, ({ signal }) => snapshots.plan(instanceId, resources, signal));
  const anew: Way = {
    label: source === undefined ? t`Read It Now` : t`Read It Anew`,
    detail: pickText(readTakes(plan)),
    way: 'anew',
  };
  const kept: Way[] =
    source === undefined ? [] : [{ label: t`Use What Is There`, detail: pickText(snapshotWords(source, Date.now())), way: 'kept' }];
  const options = { title: t`What Is Known of ${name}`, ignoreFocusOut: true };
  const chosen = await inTurn(async () => await window.showQuickPick([...kept, anew], options));
  return chosen?.way;
}

/** Few requests are not worth a question. */
const few = 20;

/** Whether the objects behind lists that are read now are to be read, too. @param name of the instance */
export async function agreesToObjects(name: string, plan: RefreshPlan): Promise<boolean> {
  if (plan.requests <= few) return true;
  const read = { label: t`Read All Objects`, detail: pickText(readTakes(plan)) };
  const not = { label: t`Not Now`, detail: t`The lists are kept, so that the next time begins behind them` };
  return (await window.showQuickPick([read, not], { title: t`The Lists of ${name} Are Read`, ignoreFocusOut: true })) === read;
}
