import { EventEmitter, type Event, type TreeDataProvider, type TreeItem } from 'vscode';
import {
  reportNodes,
  reportPortion,
  rowNodes,
  type ReportGroupNode,
  type ReportNode,
  type ReportShown,
} from '../../../app/sets/uses/reportNodes.ts';
import type { Services } from '../../../app/support/services.ts';
import { ChosenRows } from './chosenRows.ts';
import { asUseItem, groupRow, lineRow, moreRow, objectRow } from './usesItems.ts';

/** What nothing uses, or what leads nowhere, as rows. Nothing is deleted from here at one stroke. */
export class ReportView implements TreeDataProvider<ReportNode> {
  readonly #services: Services;
  readonly #now: () => number;
  readonly #changed = new EventEmitter<ReportNode | undefined>();
  #shown: ReportShown | undefined;
  readonly chosen = new ChosenRows(() => this.#changed.fire(undefined));
  readonly onDidChangeTreeData: Event<ReportNode | undefined> = this.#changed.event;

  constructor(services: Services, now: () => number) {
    this.#services = services;
    this.#now = now;
  }

  get shown(): ReportShown | undefined {
    return this.#shown;
  }

  show(shown: ReportShown | undefined): void {
    if (shown?.kind !== this.#shown?.kind || shown?.instanceId !== this.#shown?.instanceId) {
      this.chosen.reset();
    }
    this.#shown = shown;
    this.#changed.fire(undefined);
  }

  more({ group, shown }: ReportGroupNode): void {
    this.chosen.showUpTo(group.key, shown + reportPortion);
  }

  getTreeItem(node: ReportNode): TreeItem {
    switch (node.kind) {
      case 'reportGroup':
        return asUseItem(node, groupRow(node.group.label, node.group.icon, node.group.rows.length));
      case 'object':
        return asUseItem(node, objectRow(node, this.#services, node.of.why));
      case 'moreRows':
        return asUseItem(node, moreRow(node.left, 'jamf.internal.useReport'));
      default:
        return asUseItem(node, lineRow(node, 'jamf.internal.useReport'));
    }
  }

  getChildren(node?: ReportNode): ReportNode[] {
    const shown = this.#shown;
    if (shown === undefined) return [];
    if (node === undefined) return [...reportNodes(shown, this.#now(), this.chosen)];
    if (node.kind === 'reportGroup') return [...rowNodes(node, shown.instanceId)];
    return node.kind === 'useLine' ? [...node.below] : [];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
