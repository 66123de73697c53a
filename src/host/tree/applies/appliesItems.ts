import { t } from '@vscode/l10n';
import { ThemeIcon, TreeItemCollapsibleState, type TreeItem } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { deepLink } from '../../../core/resources/pages.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { AppliesListNode, AppliesNode, AppliesObjectNode, AppliesTextNode } from '../../../app/lists/applies/appliesNodes.ts';
import { contextValue } from '../../../app/contributions/rows.ts';
import type { Services } from '../../../app/support/services.ts';
import { schemaClaims } from '../../support/schemaClaims.ts';
import { rowCall } from '../../support/rowCall.ts';
import { asItem } from '../items/explorerItems.ts';
import type { Drawn } from '../items/instanceItem.ts';
import { leafItem, loadingItem, troubleItem } from '../items/standInItems.ts';
import { documentCall, rowUri } from '../rowUri.ts';

/** Lists of more stay folded. */
const few = 12;

export function appliesItem(node: AppliesNode, services: Services): TreeItem {
  return asItem(node, drawn(node, services));
}

function drawn(node: AppliesNode, services: Services): Drawn {
  switch (node.kind) {
    case 'applies':
      return listItem(node);
    case 'object':
      return { ...entryItem(node), ...documentOfRow(node, services) };
    case 'text':
      return entryItem(node);
    case 'loading':
      return { ...loadingItem(node, services), command: rowCall(t`Stop`, 'jamf.internal.stopApplies') };
    default:
      return troubleItem(node, { command: rowCall(t`Retry`, 'jamf.refreshApplies'), use: 'jamf.internal.useApplies' });
  }
}

function listItem({ label, icon, rows }: AppliesListNode): Drawn {
  const { None, Collapsed, Expanded } = TreeItemCollapsibleState;
  const count = String(rows.length);
  return {
    label,
    description: count,
    iconPath: new ThemeIcon(icon),
    collapsibleState: rows.length === 0 ? None : rows.length > few ? Collapsed : Expanded,
    accessibilityInformation: { label: `${label}, ${count}` },
  };
}

function entryItem({ label, icon, facts }: AppliesObjectNode | AppliesTextNode): Drawn {
  const [name, description] = [oneLine(label, 200), oneLine(facts.join(' · '), 200)];
  const spoken = description === '' ? name : `${name}, ${description}`;
  return { ...leafItem(name, icon), description, accessibilityInformation: { label: spoken } };
}

function documentOfRow(node: AppliesObjectNode, { instances }: Services): Partial<Drawn> {
  const profile = instances.get(node.instanceId);
  const link = profile !== undefined && deepLink(profile.url, node.resource, node.id) !== undefined;
  // What else can be done with it is done where it is in its list.
  const flags = {
    edit: false,
    remove: false,
    create: false,
    scope: false,
    script: false,
    serial: false,
    favourite: false,
    xml: false,
    results: false,
  };
  const { applied, part } = kindOf(node.resource);
  const opens = { profile: part?.form === 'profile', configuration: part?.form === 'configuration', ppd: part?.form === 'ppd' };
  return {
    contextValue: contextValue('object', { ...flags, ...opens, read: true, link, applies: applied !== undefined }),
    resourceUri: rowUri(node),
    command: documentCall(node, schemaClaims(), oneLine(profile?.name ?? node.instanceId, 80)),
  };
}
