import { t } from '@vscode/l10n';
import { listOfNames, joinSentences } from '../../../shared/words.ts';
import { window } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { objectKey, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { maskSecrets } from '../../../core/objects/plan/secrets.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
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
import { removeEach } from '../../../app/keeping/removeEach.ts';

/** Deletes the selected objects, after one question per kind of object, one after the other, with one report. */
export async function deleteObjects(parts: FileParts, argument?: ObjectArgument, selection?: readonly ObjectNode[]): Promise<void> {
  const groups = new Map<string, ObjectAddress[]>();
  for (const address of chosenObjects(argument, selection)) {
    const kind = `${address.instanceId}/${address.resource}`;
    groups.set(kind, [...(groups.get(kind) ?? []), address]);
  }
  if (groups.size === 0) throw invalidProblem(t`Choose an object in the sidebar, or open one, to delete it.`);
  const row = nodeOfKind(argument, 'object');
  for (const addresses of groups.values()) await deleteGroup(parts, addresses, row);
}

/** `row`: the one that it was asked of, if it was a row. */
async function deleteGroup(parts: FileParts, addresses: readonly ObjectAddress[], row: ObjectNode | undefined): Promise<void> {
  const [first] = addresses;
  if (first === undefined) return;
  const { instances, confirm, problems } = parts.services;
  // Whatever becomes of the instance meanwhile: a yes is for this server.
  const origin = instances.session(first.instanceId).profile.url;
  const { remove } = await planShown(parts.services, parts.documents, first);
  const kind = kindOf(first.resource).label;
  if (remove === undefined) throw invalidProblem(t`The Jamf Pro API cannot delete ${kind.many}.`);
  const instance = instances.get(first.instanceId)?.name ?? first.instanceId;
  const many = addresses.length > 1;
  const summary = many
    ? t`Delete ${addresses.length} ${kind.many} on ${instance}: ${nameList(addresses)}.`
    : t`Delete ${kind.one} “${first.label}” on ${instance}.`;
  const path = many ? remove.endpoint.path : remove.path;
  const more = { label: 'Show What Goes', show: async () => await showWhatGoes(parts, addresses, summary) } as const;
  const question = { instanceId: first.instanceId, method: 'DELETE', path, summary, more } as const;
  if (!(await confirm.write(many || first.label === '' ? question : { ...question, typed: first.label }))) return;
  const failures = await withProgress(
    { title: t`${instance}: deleting ${kind.many}`, where: 'notification' },
    async (signal, report) =>
      await removeEach(
        addresses,
        {
          origin,
          session: () => instances.session(first.instanceId),
          lifetime: parts.documents.lifetime,
          plan: async (address) => await parts.documents.reading.plan(address),
          next: ({ label }, done) => report({ message: label, percent: (100 * done) / addresses.length }),
          removed: async (address) => {
            await parts.history.deleted(address, Date.now());
            await closeTabs(parts, address);
          },
          trouble: ({ label }, error) => parts.services.log.error(`“${label}” was deleted, and its editor could not be closed`, error),
          words: ({ instanceId, label }, problem) =>
            problems.words(problem, { instanceId, couldNot: () => t`could not delete “${label}”` }),
        },
        signal,
      ),
  );
  parts.forgetNames(first.instanceId, first.resource);
  const list = { kind: 'resource', instanceId: first.instanceId, resource: first.resource } as const;
  void (row === undefined ? runCommand('jamf.internal.listChanged', list) : runCommand('jamf.internal.rowGone', list, row.id));
  if (failures.length > 0) void say.warning(joinSentences(t`Not all were deleted.`, ...failures.slice(0, 3)));
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
  const lines = addresses.map(({ label, target }) =>
    target.kind === 'one' ? t`${oneLine(label, 200)} (id ${target.id})` : oneLine(label, 200),
  );
  return await copybook.show(first?.instanceId ?? '', t`What goes.txt`, [oneLine(summary, 900), '', ...lines, ''].join('\n'));
}

/** An editor with unsent text stays, and says so: its text may be what is wanted back. */
async function closeTabs({ documents }: FileParts, address: ObjectAddress): Promise<void> {
  const open = objectTabs().filter((other) => objectKey(other.address) === objectKey(address));
  const isUnsent = ({ tab, address: of }: (typeof open)[number]): boolean => tab.isDirty || documents.isDraft(of);
  for (const one of open.filter(isUnsent)) documents.happened({ kind: 'deleted', remedy: 'deleted' }, one.address);
  await window.tabGroups.close(open.filter((one) => !isUnsent(one)).map(({ tab }) => tab));
}

function nameList(addresses: readonly ObjectAddress[]): string {
  return listOfNames(
    addresses.map(({ label }) => `“${label}”`),
    5,
    4,
  );
}
