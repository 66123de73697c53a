import { t } from '@vscode/l10n';
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { environmentWords } from '../../../core/instances/environmentWords.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { contextValue } from '../../../app/contributions/rows.ts';
import { productionIcon } from '../../../app/instances/marks.ts';
import { countsOf, hasDifference, type PairState } from '../../../app/sets/compare/compared.ts';
import { countWords, numberWords, pairDetails, pairFacts, sideFacts, sideName } from '../../../app/sets/compare/comparedWords.ts';
import { hasScript } from '../../../app/sets/compare/comparing.ts';
import {
  portionOfRows,
  type ComparisonRow,
  type KindRow,
  type PairRow,
  type SaidRow,
  type ShownComparison,
  type SideRow,
} from '../../../app/sets/compare/comparisonRows.ts';
import { colors, instanceFragment, schemes } from '../../../app/support/ids.ts';
import type { Instances } from '../../../app/support/services.ts';
import { rowCall } from '../../support/rowCall.ts';

type Drawn = Partial<Pick<TreeItem, 'description' | 'iconPath' | 'contextValue' | 'command' | 'accessibilityInformation' | 'resourceUri'>> &
  Pick<TreeItem, 'collapsibleState'> & { readonly label: string };

/** What rows are drawn from. */
export interface ComparisonAbout {
  readonly shown: ShownComparison;
  readonly instances: Pick<Instances, 'get'>;
}

/** A row as VS Code draws it. Names are of servers: they go into labels as plain strings. */
export function comparisonItem(row: ComparisonRow, about: ComparisonAbout): TreeItem {
  const { label, ...rest } = drawn(row, about);
  return Object.assign(new TreeItem(label), { id: row.key }, rest);
}

/** What a hover says; made when it is asked for. */
export function comparisonTooltip(row: ComparisonRow, { shown, instances }: ComparisonAbout): string | undefined {
  if (row.kind === 'pair') return pairDetails(row.pair, shown.sets);
  if (row.kind === 'said') return row.text;
  if (row.kind !== 'side') return undefined;
  const compared = shown.sets[row.side];
  const { kind, at, name } = compared;
  return [oneLine(name), kind === 'instance' ? (instances.get(at)?.url ?? '') : at, sideFacts(compared)].join('\n');
}

const { None, Collapsed, Expanded } = TreeItemCollapsibleState;

function drawn(row: ComparisonRow, about: ComparisonAbout): Drawn {
  switch (row.kind) {
    case 'side':
      return sideItem(row, about);
    case 'said':
      return saidItem(row);
    case 'remarks':
      return folded(t`What cannot be seen here`, 'info', numberWords(row.texts.length));
    case 'comparedKind':
      return kindItem(row, about.shown);
    case 'untoldKinds':
      return folded(
        row.kinds.length === 1 ? t`Not compared: 1 kind` : t`Not compared: ${row.kinds.length} kinds`,
        'warning',
        countWords(countsOf(row.kinds), about.shown.sets),
      );
    case 'sameKinds': {
      const { same } = countsOf(row.kinds);
      return folded(row.kinds.length === 1 ? t`The same in 1 kind` : t`The same in ${row.kinds.length} kinds`, 'check-all', objects(same));
    }
    case 'samePairs':
      return folded(t`The same`, 'check-all', objects(row.of.counts.same));
    case 'morePairs': {
      const next = Math.min(row.rest, portionOfRows);
      return {
        label: t`Show ${numberWords(next)} More`,
        description: t`of ${numberWords(row.rest)}`,
        iconPath: new ThemeIcon('ellipsis'),
        collapsibleState: None,
        command: rowCall(t`Show More`, 'jamf.internal.useCompared'),
      };
    }
    default:
      return pairItem(row, about.shown);
  }
}

function objects(count: number): string {
  return count === 1 ? t`1 object` : t`${numberWords(count)} objects`;
}

function folded(label: string, icon: string, description: string): Drawn {
  return {
    label,
    description,
    iconPath: new ThemeIcon(icon),
    collapsibleState: Collapsed,
    accessibilityInformation: { label: `${label}, ${description}` },
  };
}

function sideItem({ side }: SideRow, { shown: { sets }, instances }: ComparisonAbout): Drawn {
  const compared = sets[side];
  const label = sideName(compared);
  const profile = compared.kind === 'instance' ? instances.get(compared.at) : undefined;
  const isProduction = profile?.environment === 'production';
  const environment = profile === undefined ? [] : [environmentWords()[profile.environment]];
  const where = side === 'left' ? t`left` : t`right`;
  const description = [where, ...environment, sideFacts(compared)].filter((part) => part !== '').join(' · ');
  return {
    label,
    description,
    iconPath: isProduction
      ? new ThemeIcon(productionIcon, new ThemeColor(colors.production))
      : new ThemeIcon(compared.kind === 'folder' ? 'folder' : 'server'),
    collapsibleState: None,
    accessibilityInformation: { label: `${label}, ${description}` },
    // Its colour hangs on it.
    ...(profile === undefined
      ? {}
      : { resourceUri: Uri.from({ scheme: schemes.objects, authority: profile.id, path: '/', fragment: instanceFragment }) }),
  };
}

const saidIcons: Readonly<Record<SaidRow['about'], string>> = { same: 'pass', none: 'info', remark: 'info', trouble: 'warning' };

function saidItem({ text, about }: SaidRow): Drawn {
  return {
    label: oneLine(text, 400),
    iconPath: new ThemeIcon(saidIcons[about]),
    collapsibleState: None,
    accessibilityInformation: { label: oneLine(text, 1000) },
  };
}

/** Where no more than so many objects are not the same, they are all seen at once. */
const fewRows = 30;

function kindItem({ of, counts }: KindRow, { sets }: ShownComparison): Drawn {
  const { label, icon } = kindOf(of.resource);
  const all = countsOf(sets.kinds);
  const isFew = all.different + all.onlyLeft + all.onlyRight <= fewRows;
  const differs = counts.different + counts.onlyLeft + counts.onlyRight;
  const description = countWords(counts, sets);
  return {
    label: label.many,
    description,
    iconPath: new ThemeIcon(icon),
    collapsibleState: isFew && differs > 0 ? Expanded : Collapsed,
    contextValue: contextValue('comparedKind', { differs: differs > 0 }),
    accessibilityInformation: { label: `${label.many}, ${description}` },
  };
}

const stateIcons: Readonly<Record<PairState, readonly [icon: string, color?: string]>> = {
  different: ['diff-modified', 'charts.yellow'],
  onlyLeft: ['diff-removed', 'charts.red'],
  onlyRight: ['diff-added', 'charts.green'],
  notCompared: ['question'],
  same: ['check'],
};

function pairItem({ pair }: PairRow, { sets }: ShownComparison): Drawn {
  const { resource, state, left, right } = pair;
  const label = oneLine(pair.name) || kindOf(resource).label.one;
  const description = pairFacts(pair, sets);
  const [icon, color] = stateIcons[state];
  return {
    label,
    description,
    iconPath: new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color)),
    collapsibleState: None,
    contextValue: contextValue('pair', {
      left: left !== undefined,
      right: right !== undefined,
      script: hasScript(pair),
      copy: isOnOneInstance(pair, sets),
    }),
    accessibilityInformation: { label: [kindOf(resource).label.one, label, description].join(', ') },
    command: rowCall(hasDifference(pair) ? t`Open Difference` : t`Open`, 'jamf.internal.useCompared'),
  };
}

/** A copy of it on the other instance is what is missing there. */
function isOnOneInstance({ state, left, right }: PairRow['pair'], sets: ShownComparison['sets']): boolean {
  if (state !== 'onlyLeft' && state !== 'onlyRight') return false;
  return sets.left.kind === 'instance' && sets.right.kind === 'instance' && (left ?? right)?.id !== '-';
}
