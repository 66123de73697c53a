import { t } from '@vscode/l10n';
import type { Event, TreeDataProvider, TreeItem } from 'vscode';
import type { OperationFacts } from '../../core/families/family.ts';
import { lanesOf } from '../../app/support/waits/askedWaits.ts';
import { heldOn, knownOn, lackedOn } from '../../app/support/account.ts';
import type { InstanceChange, Services } from '../../app/support/services.ts';
import { asItem, noticeItem } from './items/explorerItems.ts';
import { troubleItem } from './items/standInItems.ts';
import { readingOperations, stoppingOperations } from '../../app/lists/rowActions.ts';
import { Loads } from '../../app/lists/loads.ts';
import type { NoticeNode, OperationTreeNode, OperationsNode, TagNode, TroubleOfOperations } from '../../app/lists/nodes.ts';
import { saidTrouble } from '../../app/lists/troubleTitle.ts';
import type { OperationSettings } from '../../app/lists/operationSettings.ts';
import { byTag, chosenOperations } from '../../app/lists/operationList.ts';
import { operationItem, tagItem } from './items/operationItems.ts';
import { rowCall } from '../support/rowCall.ts';
import { ViewChanges } from './viewChanges.ts';

const [rootKey, accountKey] = ['\noperations', '\naccount'];

/**
 * All operations of one instance by tag. The document is asked for once, when somebody opens the view or asks it for something. In a
 * window that came back with the view open, nobody did: there it shows the kept document.
 */
export class OperationsView implements TreeDataProvider<OperationsNode> {
  readonly #services: Services;
  readonly #settings: OperationSettings;
  readonly #loads = new Loads();
  readonly #changed = new ViewChanges<OperationsNode>();
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

  /** Whoever adds an instance here wants to see it. */
  instanceChanged({ id, what, elsewhere = false }: InstanceChange): void {
    if (what === 'added' && !elsewhere) this.wanted();
    if (what === 'added' || what === 'removed') this.redraw();
    else if (id !== this.#settings.instanceId()) return;
    else if (what === 'profile') this.forget();
    else if (what === 'account') this.redraw();
  }

  /** Only what has rows below it is revealed, and that stands at the root. */
  getParent(): undefined {
    return undefined;
  }

  async getChildren(node?: OperationsNode): Promise<OperationsNode[]> {
    if (node?.kind === 'tag') return node.operations.map((of) => operationNode(node.instanceId, of));
    const instanceId = this.#settings.instanceId();
    if (node !== undefined || instanceId === undefined) return [];
    const session = this.#services.instances.session(instanceId);
    if (session.known().catalogue === undefined) {
      if (!this.#mayAsk) return await this.#restored(instanceId);
      const inPlace = await this.#load(instanceId, rootKey, (signal) => session.catalogue(signal));
      if (inPlace === 'again') return await this.getChildren(node);
      if (inPlace !== undefined) return [inPlace];
    }
    if (this.#mayAsk && this.lacksPrivileges(instanceId)) {
      const inPlace = await this.#load(instanceId, accountKey, (signal) => session.signedIn(signal));
      if (inPlace === 'again') return await this.getChildren(node);
      // Where it cannot be told what the account may call, all is shown, and it is said.
      if (inPlace?.kind === 'notice') return [inPlace];
    }
    return await this.#tags(instanceId);
  }

  getTreeItem(node: OperationsNode): TreeItem {
    switch (node.kind) {
      case 'tag':
        return tagItem(node);
      case 'operation':
        return operationItem(node, lackedOn(this.#services.instances, node.instanceId, node.of));
      case 'trouble':
        return asItem(
          node,
          troubleItem(node, {
            command: rowCall(t`Retry`, 'jamf.internal.retryOperations'),
            use: 'jamf.internal.useOperation',
          }),
        );
      default:
        return asItem(node, noticeItem(node, 'jamf.internal.useOperation'));
    }
  }

  async resolveTreeItem(item: TreeItem, node: OperationsNode): Promise<TreeItem> {
    if (node.kind === 'operation') {
      const { operationTooltip } = await import('./items/operationTooltip.ts');
      item.tooltip = operationTooltip(node, lackedOn(this.#services.instances, node.instanceId, node.of));
    } else if (node.kind === 'trouble') item.tooltip = node.words;
    return item;
  }

  /** The operations that the toggles let through, in the document's order. */
  operations(instanceId: string): readonly OperationFacts[] {
    const held = this.#settings.onlyCallable() ? heldOn(this.#services.instances, instanceId) : undefined;
    return chosenOperations(this.allOperations(instanceId), { showsDeprecated: this.#settings.showsDeprecated(), held });
  }

  /** Only what the account may call is wanted, and nobody has asked yet what that is. */
  lacksPrivileges(instanceId: string): boolean {
    return this.#settings.onlyCallable() && knownOn(this.#services.instances, instanceId).signedIn === undefined;
  }

  /** All that the document has, as it is known or kept. */
  allOperations(instanceId: string): readonly OperationFacts[] {
    const { catalogue, kept } = knownOn(this.#services.instances, instanceId);
    return (catalogue ?? kept)?.operations ?? [];
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
    for (const { id } of this.#services.instances.all()) for (const ending of [rootKey, accountKey]) this.#loads.stop(`${id}${ending}`);
  }

  dispose(): void {
    this.#loads.dispose();
    this.#changed.dispose();
  }

  async #restored(instanceId: string): Promise<OperationsNode[]> {
    const kept = await this.#services.instances.session(instanceId).keptCatalogue();
    const command = readingOperations();
    if (kept === undefined) return [{ ...notice(instanceId, t`Read the API document…`, 'cloud-download'), command }];
    const note = { ...notice(instanceId, t`As last read · Read anew`, 'history'), command };
    return [note, ...(await this.#tags(instanceId))];
  }

  async #tags(instanceId: string): Promise<OperationsNode[]> {
    const tags = byTag(this.operations(instanceId));
    if (tags.length === 0) return [notice(instanceId, t`No operation is let through by the view’s filters`, 'circle-slash')];
    return [
      ...(await this.#unknown(instanceId)),
      ...tags.map(([tag, operations]): TagNode => ({ kind: 'tag', key: `${instanceId}\ntag ${tag}`, instanceId, tag, operations })),
    ];
  }

  /** Only what the account may call is wanted, and nobody knows what that is: then all is shown, and the view says so. */
  async #unknown(instanceId: string): Promise<OperationsNode[]> {
    if (!this.#settings.onlyCallable() || heldOn(this.#services.instances, instanceId) !== undefined) return [];
    const row = notice(instanceId, t`Not known yet what the account may call: all is shown`, 'question');
    const problem = this.#loads.trouble(`${instanceId}${accountKey}`);
    if (problem === undefined) return [row];
    const couldNot = (): string => t`could not read what the account may do`;
    const more = problem.kind === 'cancelled' ? t`Stopped` : await this.#services.problems.words(problem, { instanceId, couldNot });
    return [{ ...row, more, command: readingOperations() }];
  }

  /** Asks for what is missing. What comes stands in the place of the rows, if anything does; `again`: something else is meant by now. */
  async #load(
    instanceId: string,
    ending: string,
    work: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<NoticeNode | TroubleOfOperations | 'again' | undefined> {
    const key = `${instanceId}${ending}`;
    if (!(await this.#loads.run(key, work, () => this.#changed.fire(undefined)))) return 'again';
    if (this.#loads.isRunning(key)) return this.#loading(instanceId);
    const problem = this.#loads.trouble(key);
    if (problem === undefined) return undefined;
    const trouble = await saidTrouble(this.#services, instanceId, problem, () => t`could not read the API document`);
    return { kind: 'trouble', key: `${key}\ntrouble`, ...trouble };
  }

  #loading(instanceId: string): NoticeNode {
    const command = stoppingOperations();
    const asked = this.#services.instances.waits.words(instanceId, lanesOf.tree);
    return { ...notice(instanceId, asked === undefined ? t`Loading… · Stop` : t`${asked} · Stop`, 'loading~spin'), command };
  }
}

function notice(instanceId: string, text: string, icon: string): NoticeNode {
  return { kind: 'notice', key: `${instanceId}\nnotice ${text}`, instanceId, text, more: '', icon };
}

function operationNode(instanceId: string, of: OperationFacts): OperationTreeNode {
  return { kind: 'operation', key: `${instanceId}\noperation ${of.key}`, instanceId, operationKey: of.key, of };
}
