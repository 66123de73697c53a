import { t } from '@vscode/l10n';
import type { Uri } from 'vscode';
import type { InstanceArgument, PullForm, PullReport } from '../../../app/contributions/arguments.ts';
import { PullAhead } from '../../../app/sets/folder/pullAhead.ts';
import { pullReportOf, unreadTold } from '../../../app/sets/folder/pulledWords.ts';
import { inBackground } from '../../../app/support/inBackground.ts';
import { instanceIdOf } from '../../../app/support/nodes.ts';
import type { Turns } from '../../../app/support/turns.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { Catalogue, Session } from '../../../core/instances/session.ts';
import type { BaseTexts } from '../../../core/sets/folder/folderTree.ts';
import { readFolderState, type FolderState } from '../../../core/sets/folder/pulledFolder.ts';
import { pullInto, refuseFolder, type PullWork } from '../../../core/sets/folder/pullInto.ts';
import type { Pulled } from '../../../core/sets/folder/pullRun.ts';
import type { ShapeOf } from '../../../core/sets/folder/pullSurvey.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { setupKinds } from '../../../core/sets/snapshot/setupKinds.ts';
import { anything } from '../../../core/shapes/shape.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { oneInstance } from '../../support/pickInstance.ts';
import { withProgress } from '../../support/progress.ts';
import { sha256 } from '../../support/sha256.ts';
import { folderUri } from '../folderUri.ts';
import type { SetParts } from '../setParts.ts';
import { readSnapshot } from '../snapshot/readSnapshot.ts';
import { baseFiles, knownOfOneServer, rememberFolder } from './baseFiles.ts';
import { diskTree } from './diskTree.ts';
import { holdingFolder, type WhileOurs } from './folderLock.ts';
import { askBrokenFolder, askPulledKinds, choosePullFolder, mayRemove } from './pullQuestions.ts';
import { tellPull } from './tellPull.ts';

/** What is to be pulled, all questions answered. */
interface PullWish {
  readonly instanceId: string;
  readonly folder: Uri;
  readonly resources: readonly string[];
  /** Somebody named each of them. */
  readonly isNamed: boolean;
  /** What the folder says of itself may be broken: it is written anew. */
  readonly mends: boolean;
  readonly how: 'asks' | 'anew';
}

/** `jamf.pull`: reads the instance, and makes the folder say what it says. Undefined: the person did not want it. */
export async function pullToFolder(
  parts: SetParts,
  pulling: Turns,
  what: InstanceArgument | PullForm | undefined,
): Promise<PullReport | undefined> {
  const isForm = typeof what === 'object' && 'folder' in what;
  const wish = isForm ? await wishOf(parts, what) : await askedWish(parts, what);
  if (wish === undefined) return undefined;
  const since = Date.now();
  const ahead = await aheadOf(parts, wish);
  const read = await ahead.during(async (onKind) => await readSnapshot(parts, { ...wish, onKind, isLargestFirst: true }));
  if (read === undefined) return undefined;
  const pull = async (whileOurs: WhileOurs): Promise<Pulled> =>
    await pullShown(parts, wish, { source: read.source, since, ahead, whileOurs });
  const all = await pulling.run(async () => await holdingFolder(parts.context, wish.folder, pull));
  const pulled = { ...all, unread: wish.isNamed ? all.unread : unreadTold(all.unread, read.source) };
  await rememberFolder(parts.context, wish.instanceId, wish.folder.toString());
  if (!isForm) inBackground(parts.services.log, 'tell what came of a pull', tellPull(pulled, wish.folder, diskTree(wish.folder).name));
  return pullReportOf(pulled);
}

/** Nothing is asked, and nothing read of the instance for a folder that is not to be written. */
async function wishOf(parts: SetParts, { instance: instanceId, folder: text, resources }: PullForm): Promise<PullWish> {
  const { services } = parts;
  const session = services.instances.session(instanceId);
  const folder = folderUri(text);
  const tree = diskTree(folder);
  const state = await stateOf(parts, session, folder);
  refuseFolder(tree, state, session.profile.url, state.isCut);
  const keys = resources ?? setupKinds(await catalogueOf(services, session)).map(({ key }) => key);
  return { instanceId, folder, resources: keys, isNamed: resources !== undefined, mends: state.isCut, how: 'anew' };
}

async function askedWish(parts: SetParts, what: InstanceArgument | undefined): Promise<PullWish | undefined> {
  const { instances } = parts.services;
  const instanceId = instanceIdOf(what) ?? (await oneInstance(instances.all(), { title: t`Pull to Folder` }));
  if (instanceId === undefined) return undefined;
  const session = instances.session(instanceId);
  const name = oneLine(session.profile.name, 60);
  for (;;) {
    const folder = await choosePullFolder(parts, instanceId, name);
    if (folder === undefined) return undefined;
    const tree = diskTree(folder);
    const state = await stateOf(parts, session, folder);
    refuseFolder(tree, state, session.profile.url, true);
    const answer = state.broken === undefined ? 'whole' : await askBrokenFolder(state.broken);
    if (answer === undefined) return undefined;
    if (answer === 'other') continue;
    const resources = await askPulledKinds(await catalogueOf(parts.services, session), name, state.manifest);
    return resources === undefined ? undefined : { instanceId, folder, resources, isNamed: false, mends: answer === 'mend', how: 'asks' };
  }
}

/** What is read of the instance is looked at meanwhile. */
async function aheadOf(parts: SetParts, { instanceId, folder }: PullWish): Promise<PullAhead<Catalogue>> {
  const session = parts.services.instances.session(instanceId);
  const snapshots = await parts.snapshots();
  return new PullAhead({
    source: async () => await snapshots.of(instanceId),
    catalogue: () => session.known().catalogue,
    shapesIn,
    bases: basesOf(parts, session, folder),
    sha256,
  });
}

async function stateOf(parts: SetParts, session: Pick<Session, 'profile'>, folder: Uri): Promise<FolderState> {
  const server = session.profile.url;
  return await readFolderState(diskTree(folder), { server, known: async () => await knownOfOneServer(parts.context, server, folder) });
}

function basesOf({ services, context }: SetParts, { profile }: Pick<Session, 'profile'>, folder: Uri): BaseTexts {
  return baseFiles({ globalStorageUri: context.globalStorageUri, log: services.log }, profile.url, folder);
}

async function pullShown(
  parts: SetParts,
  { instanceId, folder, resources, mends }: PullWish,
  {
    ahead,
    whileOurs,
    ...read
  }: Pick<PullWork, 'source' | 'since'> & { readonly ahead: PullAhead<Catalogue>; readonly whileOurs: WhileOurs },
): Promise<Pulled> {
  const { services } = parts;
  const session = services.instances.session(instanceId);
  const server = session.profile.url;
  const catalogue = await catalogueOf(services, session);
  const tree = whileOurs(diskTree(folder));
  const name = oneLine(session.profile.name, 60);
  return await withProgress({ title: t`Pulling ${name} into “${tree.name}”`, where: 'notification' }, async (signal, report) => {
    const state = await stateOf(parts, session, folder);
    refuseFolder(tree, state, server, mends);
    const work = {
      ...read,
      resources,
      server,
      shapeOf: shapesIn(catalogue),
      bases: basesOf(parts, session, folder),
      sha256,
      survey: ahead.survey(catalogue),
      mayRemove: async (gone: readonly ObjectRef[]) => await mayRemove(gone, tree, services.log),
      onProgress: (done: number, of: number) =>
        report({ message: t`${done.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} objects`, percent: (100 * done) / of }),
    };
    return await pullInto(tree, state, work, signal);
  });
}

function shapesIn(catalogue: Catalogue): ShapeOf {
  return (key) => {
    const resource = catalogue.resource(key);
    const target = resource?.kind === 'singleton' ? ({ kind: 'only' } as const) : ({ kind: 'one', id: '1' } as const);
    return resource?.family.object(resource, target)?.readShape ?? anything;
  };
}
