import { t } from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCollapsibleState, type Event, type TreeDataProvider } from 'vscode';
import { oneLine } from '../../core/catalog/plain.ts';
import { sensitivityOf } from '../../core/catalog/sensitive.ts';
import { plainText } from '../../core/catalog/plainText.ts';
import type { KeptCatalogue } from '../../core/instances/session.ts';
import type { OperationFacts } from '../../core/families/family.ts';
import { lanesOf } from '../../app/support/askedWaits.ts';
import { lackedOn } from '../../app/support/account.ts';
import type { InstanceChange, Services } from '../../app/support/services.ts';
import { asItem, noticeItem, troubleItem, troubleTooltip } from './explorerItems.ts';
import { readingOperations, stoppingOperations } from '../../app/lists/rowActions.ts';
import { Loads } from '../../app/lists/loads.ts';
import { contextValue } from '../../app/contributions/rows.ts';
import type { NoticeNode, OperationTreeNode, OperationsNode, TagNode } from '../../app/lists/nodes.ts';
import type { OperationSettings } from '../../app/lists/operationSettings.ts';
import { rowCall } from '../support/rowCall.ts';
import { ViewChanges } from './viewChanges.ts';

const rootKey = '\noperations';

/**
 * All operations of one instance by tag. The document is asked for once, when somebody opens the view or asks it for something. In a
 * window that came back with the view open, nobody did: there it shows the kept document.
 */
export class OperationsView implements TreeDataProvider<OperationsNode> {
  readonly #services: Services;
  readonly #settings: OperationSettings;
  readonly #loads = new Loads();
  readonly #changed = new ViewChanges<OperationsNode>();
  readonly #kept = new Map<string, KeptCatalogue>();
  #mayAsk = false;
  readonly onDidChangeTreeData: Event<OperationsNode | undefined> = this.#changed.event;

  constructor(services: Services, settings: OperationSettings) {
    this.#services = services;
    this.#settings = settings;
  }

  /** What changes while nobody sees the view is drawn when somebody does. */
  setVisible(isVisible: boolean): void {
    this.#changed.setVisible(isVisible);
  }

  /** A person wants to see operations: from now on the instance may be asked for them. */
  wanted(): void {
    if (this.#mayAsk) return;
    this.#mayAsk = true;
    this.#changed.fire(undefined);
  }

  /** Whoever adds an instance here wants to see it. What is kept may be the document of another address. */
  instanceChanged({ id, what, elsewhere = false }: InstanceChange): void {
    if (what === 'added' && !elsewhere) this.wanted();
    if (what === 'profile' || what === 'removed') this.#kept.delete(id);
    if (what === 'added' || what === 'removed') this.redraw();
    else if (id !== this.#settings.instanceId()) return;
    else if (what === 'profile') this.forget();
    else if (what === 'account') this.redraw();
  }

  async getChildren(node?: OperationsNode): Promise<OperationsNode[]> {
    if (node?.kind === 'tag') return node.operations.map((of) => operationNode(node.instanceId, of));
    const instanceId = this.#settings.instanceId();
    if (node !== undefined || instanceId === undefined) return [];
    const session = this.#services.instances.session(instanceId);
    const key = `${instanceId}${rootKey}`;
    if (session.known().catalogue === undefined && !this.#mayAsk) return await this.#restored(instanceId);
    if (session.known().catalogue === undefined) {
      const isMeant = await this.#loads.run(
        key,
        (signal) => session.catalogue(signal),
        () => this.#changed.fire(undefined),
      );
      if (!isMeant) return await this.getChildren(node);
      if (this.#loads.isRunning(key)) return [this.#loading(instanceId)];
      const problem = this.#loads.trouble(key);
      if (problem !== undefined) {
        const couldNot = (): string => t`could not read the API document`;
        const words = problem.kind === 'cancelled' ? t`Stopped` : this.#services.problems.words(problem, { instanceId, couldNot });
        return [{ kind: 'trouble', key: `${key}\ntrouble`, instanceId, problem, words }];
      }
    }
    return this.#tags(instanceId);
  }

  getTreeItem(node: OperationsNode): TreeItem {
    switch (node.kind) {
      case 'tag':
        return tagItem(node);
      case 'operation':
        return this.#operationItem(node);
      case 'trouble':
        return asItem(
          node,
          troubleItem(node, this.#services, {
            command: rowCall(t`Retry`, 'jamf.internal.retryOperations'),
            use: 'jamf.internal.useOperation',
          }),
        );
      default:
        return asItem(node, noticeItem(node, 'jamf.internal.useOperation'));
    }
  }

  resolveTreeItem(item: TreeItem, node: OperationsNode): TreeItem {
    if (node.kind === 'operation') item.tooltip = this.#tooltip(node);
    else if (node.kind === 'trouble') item.tooltip = troubleTooltip(node, this.#services);
    return item;
  }

  /** The operations that the toggles let through, in the document's order. */
  operations(instanceId: string): readonly OperationFacts[] {
    const catalogue = this.#services.instances.session(instanceId).known().catalogue ?? this.#kept.get(instanceId);
    const all = catalogue?.operations ?? [];
    return all.filter((operation) => {
      if (operation.deprecated && !this.#settings.showsDeprecated()) return false;
      return !this.#settings.onlyCallable() || lackedOn(this.#services.instances, instanceId, operation).length === 0;
    });
  }

  redraw(): void {
    this.#changed.fire(undefined);
  }

  /** Reads the document again where it could not be read, and anew where a kept one is shown. */
  retry(): void {
    this.#mayAsk = true;
    this.forget();
  }

  /** What could not be read is asked for again, if the instance may be asked. */
  forget(): void {
    this.#loads.forget(() => true);
    this.#changed.fire(undefined);
  }

  stop(): void {
    for (const { id } of this.#services.instances.all()) this.#loads.stop(`${id}${rootKey}`);
  }

  dispose(): void {
    this.#loads.dispose();
    this.#changed.dispose();
  }

  async #restored(instanceId: string): Promise<OperationsNode[]> {
    const kept = await this.#services.instances.session(instanceId).keptCatalogue();
    const command = readingOperations();
    if (kept === undefined) return [{ ...notice(instanceId, t`Read the API document…`, 'cloud-download'), command }];
    this.#kept.set(instanceId, kept);
    const note = { ...notice(instanceId, t`As last read · Read anew`, 'history'), command };
    return [note, ...this.#tags(instanceId)];
  }

  #tags(instanceId: string): OperationsNode[] {
    const byTag = new Map<string, OperationFacts[]>();
    for (const operation of this.operations(instanceId)) byTag.set(operation.tag, [...(byTag.get(operation.tag) ?? []), operation]);
    const tags = [...byTag].toSorted(([one], [other]) => one.localeCompare(other, 'en'));
    if (tags.length === 0) return [notice(instanceId, t`No operation is let through by the view’s filters`, 'circle-slash')];
    return tags.map(([tag, operations]): TagNode => ({ kind: 'tag', key: `${instanceId}\ntag ${tag}`, instanceId, tag, operations }));
  }

  #loading(instanceId: string): NoticeNode {
    const command = stoppingOperations();
    const asked = this.#services.instances.waits.words(instanceId, lanesOf.tree);
    return { ...notice(instanceId, asked === undefined ? t`Loading… · Stop` : t`${asked} · Stop`, 'loading~spin'), command };
  }

  #operationItem(node: OperationTreeNode): TreeItem {
    const { of, instanceId } = node;
    const missing = lackedOn(this.#services.instances, instanceId, of);
    const { level } = sensitivityOf(of);
    const item = new TreeItem(oneLine(`${of.method} ${of.path}`, 300), TreeItemCollapsibleState.None);
    const marks = [
      missing.length === 0 ? '' : t`privilege missing`,
      level === 'none' ? '' : t`sensitive`,
      of.deprecated ? (of.deprecationDate === undefined ? t`deprecated` : t`deprecated ${oneLine(of.deprecationDate, 30)}`) : '',
    ];
    item.id = node.key;
    item.description = marks.filter((mark) => mark !== '').join(' · ');
    item.iconPath = new ThemeIcon(missing.length > 0 ? 'lock' : level === 'none' ? iconOf(of) : 'shield');
    item.contextValue = contextValue('operation', {});
    item.command = rowCall(t`New request`, 'jamf.internal.useOperation');
    item.accessibilityInformation = {
      label: [t`Operation`, of.method, oneLine(of.path, 300), oneLine(of.summary), ...marks].filter((part) => part !== '').join(', '),
    };
    return item;
  }

  #tooltip({ of, instanceId }: OperationTreeNode): string {
    const missing = lackedOn(this.#services.instances, instanceId, of);
    const { why } = sensitivityOf(of);
    return [
      oneLine(plainText(of.summary), 500),
      oneLine(of.key, 500),
      needsWords(of.privileges),
      missing.length === 0 ? '' : t`The account lacks: ${oneLine(missing.join(', '), 1000)}.`,
      of.deprecated ? (of.deprecationDate === undefined ? t`Deprecated.` : t`Deprecated since ${oneLine(of.deprecationDate, 30)}.`) : '',
      why,
    ]
      .filter((line) => line !== '')
      .join('\n');
  }
}

function needsWords(privileges: readonly string[] | undefined): string {
  if (privileges === undefined) return t`Names no privileges.`;
  return privileges.length === 0 ? t`Needs: none.` : t`Needs: ${oneLine(privileges.join(', '), 1000)}.`;
}

function notice(instanceId: string, text: string, icon: string): NoticeNode {
  return { kind: 'notice', key: `${instanceId}\nnotice ${text}`, instanceId, text, more: '', icon };
}

function operationNode(instanceId: string, of: OperationFacts): OperationTreeNode {
  return { kind: 'operation', key: `${instanceId}\noperation ${of.key}`, instanceId, operationKey: of.key, of };
}

function tagItem(node: TagNode): TreeItem {
  const item = new TreeItem(oneLine(node.tag === '' ? t`(no tag)` : node.tag, 100), TreeItemCollapsibleState.Collapsed);
  item.id = node.key;
  item.description = String(node.operations.length);
  item.accessibilityInformation = { label: t`Tag ${oneLine(node.tag, 100)}, ${node.operations.length} operations` };
  return item;
}

const icons = { GET: 'arrow-down', HEAD: 'arrow-down', POST: 'add', PUT: 'arrow-swap', PATCH: 'edit', DELETE: 'trash' } as const;

function iconOf(operation: OperationFacts): string {
  return operation.isAction ? 'play' : icons[operation.method];
}
