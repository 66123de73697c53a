import { t } from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { sensitivityOf } from '../../../core/catalog/sensitive.ts';
import type { OperationFacts } from '../../../core/families/family.ts';
import { contextValue } from '../../../app/contributions/rows.ts';
import type { OperationTreeNode, TagNode } from '../../../app/lists/nodes.ts';
import { operationCount, operationWords, tagWords } from '../../../app/lists/operationList.ts';
import { rowCall } from '../../support/rowCall.ts';

/** What it does comes first, then what is sent: a narrow side bar cuts the path, which neighbours have in common. */
export function operationItem({ key, of }: OperationTreeNode, missing: readonly string[]): TreeItem {
  const { level } = sensitivityOf(of);
  const call = oneLine(`${of.method} ${of.path}`, 300);
  const words = operationWords(of);
  const item = new TreeItem(words, TreeItemCollapsibleState.None);
  const marks = [
    missing.length === 0 ? '' : t`privilege missing`,
    level === 'none' ? '' : t`sensitive`,
    of.deprecated ? (of.deprecationDate === undefined ? t`deprecated` : t`deprecated ${oneLine(of.deprecationDate, 30)}`) : '',
  ];
  const called = words === call ? [] : [call];
  item.id = key;
  item.description = [...called, ...marks].filter((part) => part !== '').join(' · ');
  const icon = missing.length > 0 ? 'lock' : level === 'none' ? iconOf(of) : 'shield';
  // Where the path is cut away, an elder version does not look like the live one.
  item.iconPath = new ThemeIcon(icon, of.deprecated ? new ThemeColor('disabledForeground') : undefined);
  item.contextValue = contextValue('operation', {});
  item.command = rowCall(t`New request`, 'jamf.internal.useOperation');
  item.accessibilityInformation = { label: [t`Operation`, words, ...called, ...marks].filter((part) => part !== '').join(', ') };
  return item;
}

export function tagItem(node: TagNode): TreeItem {
  const item = new TreeItem(tagWords(node.tag), TreeItemCollapsibleState.Collapsed);
  item.id = node.key;
  item.description = String(node.operations.length);
  item.accessibilityInformation = { label: t`Tag ${tagWords(node.tag)}, ${operationCount(node.operations.length)}` };
  return item;
}

const icons = { GET: 'arrow-down', HEAD: 'arrow-down', POST: 'add', PUT: 'arrow-swap', PATCH: 'edit', DELETE: 'trash' } as const;

function iconOf(operation: OperationFacts): string {
  return operation.isAction ? 'play' : icons[operation.method];
}
