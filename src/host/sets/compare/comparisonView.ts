import { t } from '@vscode/l10n';
import { EventEmitter, ThemeIcon, TreeItem } from 'vscode';
import type { Event, TreeDataProvider } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { Clock } from '../../../core/http/clock.ts';
import type { ComparedSets } from '../../../app/sets/compare/compared.ts';
import { noFilter, type ComparisonFilter } from '../../../app/sets/compare/comparisonFilter.ts';
import {
  rootRows,
  rowsBelow,
  type ComparisonRow,
  type KindRow,
  type SamePairsRow,
  type ShownComparison,
} from '../../../app/sets/compare/comparisonRows.ts';
import type { Instances } from '../../../app/support/services.ts';
import { rowCall } from '../../support/rowCall.ts';
import { comparisonItem, comparisonTooltip } from './comparisonItems.ts';

/** What stands above the result while there is none, or not all of it. */
export type ComparisonProgress =
  | { readonly kind: 'running'; readonly words: string }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'over' };

/** The row of what goes on, or went wrong. */
export interface ProgressRow {
  readonly kind: 'progress';
  readonly key: string;
  readonly progress: Exclude<ComparisonProgress, { readonly kind: 'over' }>;
}

export type ComparisonNode = ComparisonRow | ProgressRow;

/** Rows come so often while more is compared. Milliseconds. */
const pause = 200;

/** The result of a comparison. Rows are made for what is unfolded, and for no more; nobody is contacted. */
export class ComparisonView implements TreeDataProvider<ComparisonNode> {
  readonly #instances: Pick<Instances, 'get'>;
  readonly #clock: Pick<Clock, 'after'>;
  readonly #changed = new EventEmitter<ComparisonNode | undefined>();
  readonly #portions = new Map<string, number>();
  #sets: ComparedSets | undefined;
  #filter: ComparisonFilter = noFilter;
  #progress: ComparisonProgress = { kind: 'over' };
  #callOff: (() => void) | undefined;
  readonly onDidChangeTreeData: Event<ComparisonNode | undefined> = this.#changed.event;

  constructor(instances: Pick<Instances, 'get'>, clock: Pick<Clock, 'after'>) {
    this.#instances = instances;
    this.#clock = clock;
  }

  get shown(): ShownComparison | undefined {
    return this.#sets === undefined ? undefined : { sets: this.#sets, filter: this.#filter, portions: this.#portions };
  }

  get filter(): ComparisonFilter {
    return this.#filter;
  }

  /** What is there so far. It is drawn soon: many changes at once are one. */
  show(sets: ComparedSets | undefined, progress: ComparisonProgress): void {
    const isSoon = (this.#sets === undefined) === (sets === undefined) && this.#progress.kind === 'running' && progress.kind === 'running';
    this.#sets = sets;
    this.#progress = progress;
    if (isSoon) this.#callOff ??= this.#clock.after(pause, () => this.#draw());
    else this.#draw();
  }

  setFilter(filter: ComparisonFilter): void {
    this.#filter = filter;
    this.#portions.clear();
    this.#draw();
  }

  /** The next rows below this one. */
  showMore(of: KindRow | SamePairsRow): void {
    this.#portions.set(of.key, (this.#portions.get(of.key) ?? 1) + 1);
    this.#changed.fire(of);
  }

  getTreeItem(node: ComparisonNode): TreeItem {
    if (node.kind === 'progress') return progressItem(node);
    const { shown } = this;
    return shown === undefined ? new TreeItem('') : comparisonItem(node, { shown, instances: this.#instances });
  }

  resolveTreeItem(item: TreeItem, node: ComparisonNode): TreeItem {
    const { shown } = this;
    if (node.kind === 'progress') item.tooltip = progressWords(node);
    else if (shown !== undefined) item.tooltip = comparisonTooltip(node, { shown, instances: this.#instances });
    return item;
  }

  getChildren(node?: ComparisonNode): ComparisonNode[] {
    const { shown } = this;
    if (node?.kind === 'progress') return [];
    if (node !== undefined) return shown === undefined ? [] : [...rowsBelow(node, shown)];
    const progress = this.#progress;
    const above: ComparisonNode[] = progress.kind === 'over' ? [] : [{ kind: 'progress', key: `progress ${progress.kind}`, progress }];
    if (shown === undefined) return above;
    const rows = rootRows(shown);
    // What is the same so far says nothing before all of it is there.
    const isOver = progress.kind === 'over';
    return [...above, ...rows.filter((row) => isOver || row.kind !== 'said')];
  }

  dispose(): void {
    this.#callOff?.();
    this.#changed.dispose();
  }

  #draw(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#changed.fire(undefined);
  }
}

function progressWords({ progress }: ProgressRow): string {
  return progress.kind === 'stopped' ? t`Stopped: what is here is not all.` : oneLine(progress.words, 600);
}

function progressItem(row: ProgressRow): TreeItem {
  const words = progressWords(row);
  const isRunning = row.progress.kind === 'running';
  const [icon, way] = isRunning ? ['loading~spin', t`Stop`] : [row.progress.kind === 'stopped' ? 'debug-stop' : 'warning', t`Compare Anew`];
  return Object.assign(new TreeItem(oneLine(words, 200)), {
    id: row.key,
    description: way,
    iconPath: new ThemeIcon(icon),
    command: rowCall(way, isRunning ? 'jamf.internal.stopComparing' : 'jamf.refreshComparison'),
    accessibilityInformation: { label: isRunning ? t`${words} Enter stops it.` : t`${words} Enter compares anew.` },
  });
}
