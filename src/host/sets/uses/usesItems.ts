import { t } from '@vscode/l10n';
import { Range, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { toParts, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { deepLink } from '../../../core/resources/pages.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { CommandId } from '../../../app/contributions/commandTypes.ts';
import { contextValue } from '../../../app/contributions/rows.ts';
import { tabName } from '../../../app/instances/inFront.ts';
import { rowFragment, schemes } from '../../../app/support/ids.ts';
import type { ObjectNode } from '../../../app/support/nodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { placeTexts, useFacts, type UseLineNode, type UsesNode } from '../../../app/sets/uses/usesNodes.ts';
import type { ShownPlace } from '../../../app/sets/uses/usesShown.ts';
import { openCall, rowCall } from '../../support/rowCall.ts';
import { withoutSchemaClaim } from '../../support/schemaClaims.ts';

/** The parts of a `TreeItem` that are set here. */
export type DrawnUse = Partial<TreeItem> & { readonly label: string };

const { None, Collapsed, Expanded } = TreeItemCollapsibleState;

/** Kinds with more objects stay folded. */
const few = 12;

export function asUseItem({ key }: { readonly key: string }, { label, ...rest }: DrawnUse): TreeItem {
  return Object.assign(new TreeItem(label), { id: key }, rest);
}

export function usesItem(node: UsesNode, services: Services): TreeItem {
  return asUseItem(node, drawn(node, services));
}

function drawn(node: UsesNode, services: Services): DrawnUse {
  switch (node.kind) {
    case 'object': {
      const { instances } = services;
      if (node.role === 'use') {
        const [place] = node.of.places;
        const folded = node.of.places.length > 1 ? Collapsed : None;
        return { ...objectRow(node, services, useFacts(node), place), collapsibleState: folded };
      }
      const where = oneLine(instances.get(node.instanceId)?.name ?? node.instanceId, 80);
      return { ...objectRow(node, services, t`${node.facts} on ${where}`), collapsibleState: Expanded };
    }
    case 'useKind': {
      const { label, icon } = kindOf(node.resource);
      return groupRow(label.many, icon, node.uses.length);
    }
    case 'usePlace': {
      const { label, facts } = placeTexts(node);
      const command = openPlace(node.object, services, node.place);
      const spoken = { label: `${label}, ${facts}` };
      return {
        label,
        description: facts,
        iconPath: new ThemeIcon('symbol-field'),
        collapsibleState: None,
        command,
        accessibilityInformation: spoken,
      };
    }
    case 'moreUses':
      return moreRow(node.left, 'jamf.internal.useUses');
    default:
      return lineRow(node, 'jamf.internal.useUses');
  }
}

/** Of all objects of a kind, or of a finding. */
export function groupRow(label: string, icon: string, count: number): DrawnUse {
  return {
    label,
    description: String(count),
    iconPath: new ThemeIcon(icon),
    collapsibleState: count > few ? Collapsed : Expanded,
    accessibilityInformation: { label: `${label}, ${count}` },
  };
}

export function moreRow(left: number, use: CommandId): DrawnUse {
  const [label, more] = [t`${left} more`, t`Show more`];
  return { label, description: more, iconPath: new ThemeIcon('ellipsis'), collapsibleState: None, command: rowCall(more, use) };
}

/** A sentence. @param use does what the row is for */
export function lineRow({ text, more, icon, act, below }: UseLineNode, use: CommandId): DrawnUse {
  const label = oneLine(text, 300);
  return {
    label,
    description: oneLine(more, 300),
    iconPath: new ThemeIcon(icon),
    collapsibleState: below.length > 0 ? Collapsed : None,
    tooltip: more === '' ? text : `${text}\n${more}`,
    accessibilityInformation: { label: more === '' ? label : `${label}, ${more}` },
    ...(act === undefined ? {} : { command: rowCall(text, use) }),
  };
}

/** Opens its document, at a place in it. */
export function objectRow(node: ObjectNode, services: Services, facts: string, place?: ShownPlace): DrawnUse {
  const profile = services.instances.get(node.instanceId);
  const [label, description] = [oneLine(node.label, 200), oneLine(facts, 200)];
  const link = profile !== undefined && deepLink(profile.url, node.resource, node.id) !== undefined;
  return {
    label,
    description,
    iconPath: new ThemeIcon(kindOf(node.resource).icon),
    tooltip: tooltipOf(node, facts),
    collapsibleState: None,
    contextValue: contextValue('object', { ...noFlags, read: true, link }),
    resourceUri: Uri.from({ scheme: schemes.objects, ...toParts(addressOfRow(node, '.json')), fragment: rowFragment }),
    command: openPlace(node, services, place),
    accessibilityInformation: { label: `${label}, ${description}` },
  };
}

/** Facts that begin with the kind say it already. */
function tooltipOf({ label, resource }: ObjectNode, facts: string): string {
  const { one } = kindOf(resource).label;
  return [oneLine(label, 2000), facts.startsWith(one) ? '' : one, facts].filter((line) => line !== '').join('\n');
}

// What else can be done with it is done where it is in its list.
const noFlags = {
  edit: false,
  remove: false,
  create: false,
  scope: false,
  script: false,
  profile: false,
  configuration: false,
  ppd: false,
  serial: false,
  favourite: false,
  xml: false,
  applies: false,
  results: false,
};

function openPlace(row: ObjectNode, { instances }: Services, place: ShownPlace | undefined): ReturnType<typeof openCall> {
  const uri = documentOfRow(row, place?.ending ?? '.json');
  const line = (place?.line ?? 0) - 1;
  const name = tabName(uri.path, instances.get(row.instanceId)?.name ?? row.instanceId) ?? uri.path;
  return openCall(uri, name, line < 0 ? {} : { selection: new Range(line, 0, line, 0) });
}

/** The document of a row, or that of its text. */
export function documentOfRow(row: Omit<ObjectNode, 'kind'>, ending: string): Uri {
  return Uri.from({ scheme: schemes.objects, ...toParts(withoutSchemaClaim(addressOfRow(row, ending))) });
}

function addressOfRow({ instanceId, resource, id, label }: Omit<ObjectNode, 'kind'>, ending: string): ObjectAddress {
  if (id !== '-') return { instanceId, resource, target: { kind: 'one', id }, label, ending };
  return { instanceId, resource, target: { kind: 'only' }, label: kindOf(resource).label.one, ending };
}
