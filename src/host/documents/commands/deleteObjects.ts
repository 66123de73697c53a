import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { objectKey, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { maskSecrets } from '../../../core/objects/plan/secrets.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { ObjectArgument } from '../../../app/contributions/arguments.ts';
import { nodeOfKind, type ObjectNode } from '../../../app/support/nodes.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import { withProgress } from '../../support/progress.ts';
import type { Shown } from '../../../app/support/ui.ts';
import { chosenObjects } from './fileArguments.ts';
import type { FileParts } from './fileParts.ts';
import { copyShown, planShown } from '../system/opening.ts';
import { objectTabs } from '../system/openDocuments.ts';
import { calledWithId, instanceOfAll, removalLines, removalQuestion, removalResult } from '../../../app/keeping/removalWords.ts';
import { removeEach, type RemovedOne } from '../../../app/keeping/removeEach.ts';

/** Deletes the selected objects, all of one instance, after one question, one after the other, with one report. */
export async function deleteObjects(parts: FileParts, argument?: ObjectArgument, selection?: readonly ObjectNode[]): Promise<void> {
  const addresses = chosenObjects(argument, selection);
  if (addresses.length === 0) throw invalidProblem(t`Choose an object in the sidebar, or open one, to delete it.`);
  const { instances } = parts.services;
  const { instanceId, name } = instanceOfAll(addresses, instances);
  // Whatever becomes of the instance meanwhile: a yes is for this server.
  const origin = instances.session(instanceId).profile.url;
  if (!(await isWanted(parts, addresses, name))) return;
  const all = await removeAll(parts, addresses, name, origin);
  redraw(parts, addresses, nodeOfKind(argument, 'object'));
  void report(parts, all, name);
}

async function isWanted(parts: FileParts, addresses: readonly ObjectAddress[], instance: string): Promise<boolean> {
  const { services, documents } = parts;
  const telling = services.uses.beforeRemoval(addresses[0]?.instanceId ?? '', addresses.map(refOf));
  const kinds = [...new Map(addresses.map((address) => [address.resource, address])).values()];
  const paths: string[] = [];
  for (const address of kinds) {
    const { remove } = await planShown(services, documents, address);
    if (remove === undefined) throw invalidProblem(t`The Jamf Pro API cannot delete ${kindOf(address.resource).label.many}.`);
    paths.push(addresses.length > 1 ? remove.endpoint.path : remove.path);
  }
  const [first] = kinds;
  const [path, ...others] = paths;
  if (first === undefined || path === undefined) return false;
  const { summary, lines: kindLines } = removalQuestion(addresses, instance);
  const { lines: useLines, look } = await telling;
  const lines = [...kindLines, ...useLines];
  const more = { label: 'Show What Goes', show: async () => await showWhatGoes(parts, addresses, summary) } as const;
  const beside = look === undefined ? {} : { beside: look };
  const question = { instanceId: first.instanceId, method: 'DELETE', path, summary, lines, more, ...beside } as const;
  if (addresses.length > 1) return await services.confirm.write({ ...question, others, takesAway: true });
  return await services.confirm.write(first.label === '' ? question : { ...question, typed: first.label });
}

function refOf({ resource, target, label }: ObjectAddress): ObjectRef {
  return { resource, id: target.kind === 'one' ? target.id : '-', name: label };
}

async function removeAll(
  parts: FileParts,
  addresses: readonly ObjectAddress[],
  instance: string,
  origin: string,
): Promise<readonly RemovedOne[]> {
  const { services, documents } = parts;
  const { instances, problems } = services;
  const kinds = [...new Set(addresses.map(({ resource }) => kindOf(resource).label.many))];
  const title = kinds.length === 1 ? t`${instance}: deleting ${kinds.join()}` : t`${instance}: deleting ${addresses.length} objects`;
  return await withProgress(
    { title, where: 'notification', held: { waits: instances.waits, instanceId: addresses[0]?.instanceId ?? '' } },
    async (signal, step) =>
      await removeEach(
        addresses,
        {
          origin,
          session: (instanceId) => instances.session(instanceId),
          lifetime: documents.lifetime,
          plan: async (address) => await documents.reading.plan(address),
          next: ({ label }, done) => step({ message: label, percent: (100 * done) / addresses.length }),
          removed: async (address, kind) => {
            if (kind === 'deleted') await parts.history.deleted(address, Date.now());
            await closeTabs(parts, address);
          },
          trouble: ({ label }, error) => services.log.error(`“${label}” was deleted, and its editor could not be closed`, error),
          words: async ({ instanceId, label }, problem) =>
            await problems.words(problem, { instanceId, couldNot: () => t`could not delete “${label}”` }),
        },
        signal,
      ),
  );
}

/** `row`: the one that it was asked of, if it was a row: the focus goes to its neighbour. */
function redraw(parts: FileParts, addresses: readonly ObjectAddress[], row: ObjectNode | undefined): void {
  for (const { instanceId, resource } of new Map(addresses.map((address) => [address.resource, address])).values()) {
    parts.forgetNames(instanceId, resource);
    const list = { kind: 'resource', instanceId, resource } as const;
    if (row?.resource === resource) void runCommand('jamf.internal.rowGone', list, row.key);
    else void runCommand('jamf.internal.listChanged', list);
  }
}

async function report({ copybook }: FileParts, all: readonly RemovedOne[], instance: string): Promise<void> {
  const { isWhole, message } = removalResult(all, instance);
  const [first] = all;
  if (first === undefined || all.length === 1) {
    if (!isWhole) void say.warning(message);
    return;
  }
  const each = { each: t`Show Each` };
  if ((await (isWhole ? say.info(message, each) : say.warning(message, each))) !== 'each') return;
  const text = [message, '', ...removalLines(all), ''].join('\n');
  await copybook.show(first.address.instanceId, t`What was deleted.txt`, text);
}

/** One object as the server has it, of several what they are called. */
async function showWhatGoes(
  { services, copybook, documents }: FileParts,
  addresses: readonly ObjectAddress[],
  summary: string,
): Promise<Shown> {
  const [first] = addresses;
  if (first !== undefined && addresses.length === 1)
    return await copybook.show(first.instanceId, `${first.label}.json`, maskSecrets(await copyShown(services, documents, first)));
  const lines = addresses.map(calledWithId);
  return await copybook.show(first?.instanceId ?? '', t`What goes.txt`, [oneLine(summary, 900), '', ...lines, ''].join('\n'));
}

/** An editor with unsent text stays, and says so: its text may be what is wanted back. */
async function closeTabs({ documents }: FileParts, address: ObjectAddress): Promise<void> {
  const open = objectTabs().filter((other) => objectKey(other.address) === objectKey(address));
  const isUnsent = ({ tab, address: of }: (typeof open)[number]): boolean => tab.isDirty || documents.isDraft(of);
  for (const one of open.filter(isUnsent)) documents.happened({ kind: 'deleted', remedy: 'deleted' }, one.address);
  await window.tabGroups.close(open.filter((one) => !isUnsent(one)).map(({ tab }) => tab));
}
