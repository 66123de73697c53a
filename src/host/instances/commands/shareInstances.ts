import { t } from '@vscode/l10n';
import { Uri, window, workspace } from 'vscode';
import { exportInstances, importInstances } from '../../../core/instances/exchange.ts';
import { instanceId } from '../../../core/instances/instanceId.ts';
import { freeName, sameConnection } from '../../../core/instances/names.ts';
import type { InstanceRegistry } from '../registry/instanceRegistry.ts';
import { say } from '../../support/say.ts';

const filters = { JSON: ['json'] };

/** `jamf.exportInstances`: the list without secrets, into a file that the person chooses. */
export async function exportInstanceList(registry: InstanceRegistry): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = 'team.jamf-instances.json';
  const target = await window.showSaveDialog({
    title: t('Export List of Instances'),
    filters,
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(exportInstances(registry.all())));
  void say.info(t('The list is exported, without secrets.'));
}

/** `jamf.importInstances`: adds what is not there yet. Nothing is contacted; each asks for its secret when it is first signed in to. */
export async function importList(registry: InstanceRegistry): Promise<void> {
  const [file] = (await window.showOpenDialog({ title: t('Import List of Instances'), filters })) ?? [];
  if (file === undefined) return;
  const shared = importInstances(new TextDecoder().decode(await workspace.fs.readFile(file)));
  let added = 0;
  for (const one of shared) {
    if (sameConnection(one, registry.all()) !== undefined) continue;
    const id = instanceId(one.name, registry.all());
    // A file may call a server of its own by the name of one that is known.
    await registry.add({ ...one, id, name: freeName(one.name, one.url, registry.all()) });
    added += 1;
  }
  const known = shared.length - added;
  const words =
    added === 0
      ? t('0 added, {0} known already.', known)
      : t('{0} added, {1} known already. Sign in to each with its own secret.', added, known);
  void say.info(words);
}
