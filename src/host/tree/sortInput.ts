import { l10n, window } from 'vscode';
import { labelOf } from '../../core/catalog/labels.ts';
import { sortFields } from '../../core/rsql/fields.ts';
import { readSort, writeSort } from '../../core/rsql/sort.ts';
import type { Services } from '../support/services.ts';
import type { ResourceNode } from './nodes.ts';

/** Undefined: nothing was chosen. Empty: the server's own order. */
export async function askSort(services: Services, node: ResourceNode, current: string | undefined): Promise<string | undefined> {
  const document = services.instances.session(node.instanceId).known().catalogue?.document;
  if (document === undefined || node.of.list === undefined) return undefined;
  const active = readSort(current ?? '')[0];
  const fields = sortFields(document, node.of.list);
  const items = [
    { label: l10n.t('Default order'), sort: '' },
    ...fields.flatMap(({ name }) =>
      [false, true].map((descending) => ({
        label: name,
        description: [
          descending ? l10n.t('descending') : l10n.t('ascending'),
          active?.field === name && active.descending === descending ? l10n.t('now') : '',
        ]
          .filter((text) => text !== '')
          .join(' · '),
        sort: writeSort([{ field: name, descending }]),
      })),
    ),
  ];
  const title = l10n.t('Sort {0}', labelOf(node.resource).many);
  const chosen = await window.showQuickPick(items, { title, placeHolder: l10n.t('Choose a field and an order'), matchOnDescription: true });
  return chosen?.sort;
}
