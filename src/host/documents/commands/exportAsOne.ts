import { t } from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { objectsAsCsv, objectsAsJson, type ExportedObject } from '../../../core/listing/objectsAsOne.ts';
import { readObject } from '../../../core/objects/plan/read.ts';
import { problemOf } from '../../../shared/problem.ts';
import { ExportMasks } from '../../../app/keeping/exportMasks.ts';
import { exportedWords } from '../../../app/keeping/exportedWords.ts';
import { runCommand } from '../../support/commands.ts';
import { withProgress } from '../../support/progress.ts';
import { say } from '../../support/say.ts';
import type { FileParts } from './fileParts.ts';

export type OneFileForm = 'json' | 'csv';

/** Writes objects as they are on the server into one file, secrets masked. A stop writes nothing, nor does an export of which nothing could be read. */
export async function exportAsOne(
  parts: FileParts,
  addresses: readonly ObjectAddress[],
  { title, form }: { readonly title: string; readonly form: OneFileForm },
): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `${addresses[0]?.resource.replaceAll('/', '-') ?? ''}.${form}`;
  const target = await window.showSaveDialog({ title, ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }) });
  if (target === undefined) return;
  const { instances } = parts.services;
  const held = { waits: instances.waits, instanceId: addresses[0]?.instanceId ?? '' };
  const objects: ExportedObject[] = [];
  const failures: string[] = [];
  const masks = exportMasks();
  const isStopped = await withProgress({ title, where: 'notification', held }, async (signal, step) => {
    for (const [index, address] of addresses.entries()) {
      step({ message: t`${index + 1} of ${addresses.length}: ${address.label}`, percent: (100 * index) / addresses.length });
      if (signal.aborted) return true;
      try {
        const plan = await parts.documents.reading.plan(address, signal);
        const session = instances.session(address.instanceId);
        const text = await masks.masked(address, await readObject(session, plan, signal), signal);
        objects.push({ instance: session.profile.name, resource: address.resource, text });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.kind === 'bug') throw error;
        if (problem.kind === 'cancelled') return true;
        const { instanceId, label } = address;
        failures.push(await parts.services.problems.words(problem, { instanceId, couldNot: () => t`could not export “${label}”` }));
      }
    }
    return false;
  });
  if (isStopped) return void say.info(t`The export was stopped: nothing was written.`);
  const message = exportedWords(objects.length, failures);
  if (objects.length === 0) return void say.warning(message);
  await workspace.fs.writeFile(target, new TextEncoder().encode(form === 'json' ? objectsAsJson(objects) : objectsAsCsv(objects)));
  void report(message, failures.length === 0, target);
}

export function exportMasks(): ExportMasks {
  return new ExportMasks((list, signal) => runCommand('jamf.internal.keptLabels', { kind: 'resource', ...list }, signal));
}

async function report(message: string, isWhole: boolean, target: Uri): Promise<void> {
  const open = { open: t`Open` };
  if ((await (isWhole ? say.info(message, open) : say.warning(message, open))) === 'open') await window.showTextDocument(target);
}
