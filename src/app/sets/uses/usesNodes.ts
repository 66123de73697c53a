import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ObjectNode } from '../../support/nodes.ts';
import { listOfNames } from '../../../shared/words.ts';
import { groupsBy } from './groupsBy.ts';
import { filteredUses } from './usesFilter.ts';
import type { ShownPlace, ShownUse, UsesShown } from './usesShown.ts';
import {
  coverageWords,
  failedWords,
  howWords,
  isCertain,
  kindCoverageWords,
  placeLine,
  placeWords,
  unseenWords,
  usedByWords,
} from './useWords.ts';

/** What a row of the view does when it is chosen, where it opens no document. */
export type UsesAct = 'readMissing' | 'readMore' | 'retry' | 'stop' | 'clearFilter';

/** The object that is asked about: all other rows are below it. */
export interface UsedNode extends ObjectNode {
  readonly key: string;
  readonly role: 'used';
  readonly facts: string;
}

/** A sentence; `below`: what it is made of. */
export interface UseLineNode {
  readonly kind: 'useLine';
  readonly key: string;
  readonly icon: string;
  readonly text: string;
  readonly more: string;
  readonly act: UsesAct | undefined;
  readonly below: readonly UseLineNode[];
}

/** All objects of a kind that use it. */
export interface UseKindNode {
  readonly kind: 'useKind';
  readonly key: string;
  readonly resource: string;
  readonly uses: readonly ShownUse[];
  /** How many of them have rows. */
  readonly shown: number;
}

/** An object that uses it. */
export interface UseNode extends ObjectNode {
  readonly key: string;
  readonly role: 'use';
  readonly of: ShownUse;
}

/** A place in an object that uses it at several. */
export interface UsePlaceNode {
  readonly kind: 'usePlace';
  readonly key: string;
  readonly object: UseNode;
  readonly place: ShownPlace;
}

/** The way to more rows of a kind. */
export interface MoreUsesNode {
  readonly kind: 'moreUses';
  readonly key: string;
  readonly parent: UseKindNode;
  readonly left: number;
}

export type UsesNode = UsedNode | UseLineNode | UseKindNode | UseNode | UsePlaceNode | MoreUsesNode;

/** Rows of a kind that come at once, so that ten thousand uses are not drawn by one click. */
export const usesPortion = 200;

export function usedNode({ instanceId, of }: UsesShown): UsedNode {
  const { one } = kindOf(of.resource).label;
  const label = of.name === '' ? t`${one} ${of.id}` : of.name;
  return { kind: 'object', key: 'used', role: 'used', instanceId, resource: of.resource, id: of.id, label, facts: one };
}

/** How many rows each kind has by now, where it is more than the first {@link usesPortion}, and the words that objects are chosen by. */
export interface UsesLook {
  readonly portions: ReadonlyMap<string, number>;
  readonly filter: string;
}

/** The rows below the object: how far reading has come, what the answer is and what it rests on, then the objects by kind. */
export function answerNodes(shown: UsesShown, now: number, { portions, filter }: UsesLook): readonly UsesNode[] {
  const uses = filteredUses(shown.uses, filter);
  const kinds = [...groupsBy(uses, ({ resource }) => resource)].map(([resource, ofKind]): UseKindNode => ({
    kind: 'useKind',
    key: `kind/${resource}`,
    resource,
    uses: ofKind.toSorted(byName),
    shown: portions.get(resource) ?? usesPortion,
  }));
  const labelOf = ({ resource }: UseKindNode): string => kindOf(resource).label.many;
  const filtered = filter === '' ? [] : [filterLine(filter, uses.length, shown.uses.length)];
  return [
    ...stateNodes(shown),
    ...summaryNodes(shown, now),
    ...filtered,
    ...kinds.toSorted((a, b) => labelOf(a).localeCompare(labelOf(b))),
  ];
}

function byName(a: ShownUse, b: ShownUse): number {
  return Number(isCertain(b)) - Number(isCertain(a)) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id);
}

function line(key: string, icon: string, text: string, rest: Partial<UseLineNode> = {}): UseLineNode {
  return { kind: 'useLine', key, icon, text, more: '', act: undefined, below: [], ...rest };
}

/** What a filter leaves, and the way to all. */
export function filterLine(filter: string, count: number, all: number): UseLineNode {
  const words = all === 1 ? t`“${oneLine(filter, 60)}”: ${count} of 1 object` : t`“${oneLine(filter, 60)}”: ${count} of ${all} objects`;
  return line('filter', 'filter', words, { act: 'clearFilter', more: t`Show all` });
}

function stateNodes({ state }: UsesShown): readonly UseLineNode[] {
  switch (state.kind) {
    case 'asking':
      return [line('state', 'loading~spin', t`Looking…`, { act: 'stop', more: t`Stop` })];
    case 'reading': {
      const { done, requests, left } = state;
      const minutes = left === undefined ? undefined : Math.ceil(left / 60_000);
      const rest = minutes === undefined ? '' : minutes <= 1 ? t`less than a minute left` : t`about ${minutes} minutes left`;
      const text = rest === '' ? t`Reading: ${done} of ${requests} requests` : t`Reading: ${done} of ${requests} requests, ${rest}`;
      return [line('state', 'loading~spin', text, { act: 'stop', more: t`Stop` })];
    }
    case 'stopped':
      return [line('state', 'debug-stop', t`Stopped. What was read stays.`, { act: 'readMissing', more: t`Go on` })];
    case 'trouble':
      return [line('state', 'warning', state.words, { act: 'retry', more: t`Retry` })];
    default:
      return [];
  }
}

function summaryNodes({ uses, coverage, missing, more, state }: UsesShown, now: number): readonly UseLineNode[] {
  const isBusy = state.kind === 'asking' || state.kind === 'reading';
  // While it is looked for, an answer of none is no answer yet.
  const summary = isBusy && uses.length === 0 ? [] : [line('summary', iconOf(uses, coverage.complete), usedByWords(uses, coverage, now))];
  const kinds = coverage.kinds.map((kind) =>
    line(`read/${kind.resource}`, kindIcons[kind.state], kindOf(kind.resource).label.many, { more: kindCoverageWords(kind, now) }),
  );
  const unseen = coverage.unseen.map((one) => line(`unseen/${one}`, 'eye-closed', unseenWords(one)));
  const head = line('coverage', coverage.complete ? 'pass' : 'info', coverageWords(coverage, now), { below: [...kinds, ...unseen] });
  const failed = (coverage.failed ?? []).map((one, index) => line(`failed/${index}`, 'warning', failedWords(one)));
  const isIdle = !isBusy && state.kind !== 'stopped';
  const way = isIdle && missing.length > 0 ? [line('missing', 'cloud-download', t`Read what is missing…`, { act: 'readMissing' })] : [];
  const beyond =
    isIdle && missing.length === 0 && more.length > 0 ? [line('more', 'cloud-download', moreWords(more), { act: 'readMore' })] : [];
  return [...summary, head, ...failed, ...way, ...beyond];
}

/** Devices, people and what there may be a hundred thousand of: read only where somebody wants these. */
function moreWords(kinds: readonly string[]): string {
  const names = listOfNames(
    kinds.map((key) => kindOf(key).label.many),
    4,
    3,
  );
  return t`Read ${names} too…`;
}

const kindIcons = {
  read: 'check',
  partly: 'warning',
  unread: 'circle-slash',
  notLooked: 'circle-outline',
  asked: 'server',
  absent: 'dash',
} as const;

function iconOf(uses: readonly ShownUse[], isComplete: boolean): string {
  return uses.length > 0 ? 'references' : isComplete ? 'pass' : 'question';
}

/** The rows below a kind. */
export function useNodes({ resource, uses, shown, ...kind }: UseKindNode, instanceId: string): readonly (UseNode | MoreUsesNode)[] {
  const rows = uses.slice(0, shown).map((of): UseNode => ({
    kind: 'object',
    key: `use/${resource}/${of.id}`,
    role: 'use',
    instanceId,
    resource,
    id: of.id,
    label: of.name === '' ? t`${kindOf(resource).label.one} ${of.id}` : of.name,
    of,
  }));
  const left = uses.length - rows.length;
  if (left <= 0) return rows;
  return [...rows, { kind: 'moreUses', key: `more/${resource}`, parent: { ...kind, resource, uses, shown }, left }];
}

/** The rows below an object: its places, where it has several. */
export function placeNodes(object: UseNode): readonly UsePlaceNode[] {
  const { places } = object.of;
  if (places.length < 2) return [];
  return places.map((place, index) => ({ kind: 'usePlace', key: `${object.key}/${index}`, object, place }));
}

/** What stands beside the name of an object that uses it. */
export function useFacts({ of: { places } }: UseNode): string {
  const [first, ...others] = places;
  if (first === undefined) return '';
  return others.length === 0 ? placeLine(first) : t`${placeLine(first)} and ${others.length} more`;
}

/** A place as a row has it: its words, and what stands beside them. */
export function placeTexts({ place }: Pick<UsePlaceNode, 'place'>): { readonly label: string; readonly facts: string } {
  const facts = [place.line === undefined ? '' : t`line ${place.line}`, howWords(place)].filter((part) => part !== '');
  return { label: oneLine(placeWords(place), 200) || place.pointer || '/', facts: facts.join(', ') };
}
