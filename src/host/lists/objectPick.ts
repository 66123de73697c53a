import { t } from '@vscode/l10n';
import { QuickInputButtons, ThemeIcon, type QuickPick, type QuickPickItem } from 'vscode';
import type { Resource } from '../../core/families/family.ts';
import { ResourceList } from '../../core/listing/resourceList.ts';
import { mayBeListed, type ListFilter } from '../../core/listing/listFilter.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { problemOf } from '../../shared/problem.ts';
import { objectChoices, type ObjectChoice, type ObjectsAtHand } from '../../app/lists/objectChoices.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { isRevealing } from '../../app/lists/rowActions.ts';
import type { Services } from '../../app/support/services.ts';
import { createRankedPick } from '../support/rankedPick.ts';
import { endingOf } from '../support/ending.ts';
import { back, lineStep, type Stepped } from './steps.ts';

/** An object that a person chose: `label` is empty where only its id was typed. */
export interface PickedObject {
  /** Key of the kind that it is of, which a list of others' objects says of each. */
  readonly resource: string;
  readonly id: string;
  readonly label: string;
}

interface ObjectQuestion {
  readonly title: string;
  readonly hasBack: boolean;
}

interface Item extends QuickPickItem {
  readonly choice: ObjectChoice;
}

/** Milliseconds without a letter, after which the server is asked for what was typed. */
const pause = 300;

/** One object of a kind: from its list, by words, or by its id. A kind whose list is not there, or is not to be read unasked, is asked for an id. */
export async function pickObject(
  services: Services,
  instanceId: string,
  resource: Resource,
  question: ObjectQuestion,
): Promise<Stepped<PickedObject>> {
  if (resource.can.list !== undefined && !isRevealing(resource)) return await new ObjectPick(services, instanceId, resource).run(question);
  const id = await lineStep({ ...question, prompt: t`There is no list of these to choose from. Type the id, as in Jamf Pro’s own pages.` });
  if (id === undefined || id === back) return id;
  return id.trim() === '' ? undefined : { resource: resource.key, id: id.trim(), label: '' };
}

class ObjectPick {
  readonly #services: Services;
  readonly #instanceId: string;
  readonly #resource: Resource;
  readonly #pick: QuickPick<Item> = createRankedPick<Item>();
  /** What is drawn. */
  #at: ObjectsAtHand = { typed: '', rows: [], more: 'none', state: 'loading' };
  #list: ResourceList | undefined;
  #running: AbortController | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services, instanceId: string, resource: Resource) {
    this.#services = services;
    this.#instanceId = instanceId;
    this.#resource = resource;
  }

  run({ title, hasBack }: ObjectQuestion): Promise<Stepped<PickedObject>> {
    const pick = this.#pick;
    Object.assign(pick, { title, placeholder: t('Name, serial number or id'), ignoreFocusOut: true, keepScrollPosition: true });
    pick.buttons = hasBack ? [QuickInputButtons.Back] : [];
    return new Promise((resolve) => {
      const end = endingOf(pick, (reply: Stepped<PickedObject>) => {
        this.#stop();
        resolve(reply);
      });
      end.on(pick.onDidChangeValue(() => this.#typed()));
      end.on(pick.onDidTriggerButton(() => end.with(back)));
      end.on(pick.onDidHide(() => end.with(undefined)));
      end.on(
        pick.onDidAccept(() => {
          const picked = this.#chosen(pick.activeItems[0]?.choice);
          if (picked !== undefined) end.with(picked);
        }),
      );
      this.#begin();
      pick.show();
    });
  }

  /** Undefined: it is no answer; what it does instead is done. */
  #chosen(choice: ObjectChoice | undefined): PickedObject | undefined {
    switch (choice?.kind) {
      case 'object':
        return { resource: choice.row.home, id: choice.row.id, label: choice.row.label };
      case 'byId':
        return { resource: this.#resource.key, id: choice.id, label: '' };
      case 'retry':
      case 'more':
        this.#load();
        return undefined;
      default:
        return undefined;
    }
  }

  #typed(): void {
    const typed = this.#pick.value;
    if (typed.trim() === this.#at.typed.trim()) return;
    this.#stop();
    this.#draw({ typed, state: 'loading', more: 'none' });
    this.#waiting = setTimeout(() => this.#begin(), pause);
  }

  #stop(): void {
    clearTimeout(this.#waiting);
    this.#running?.abort();
    this.#running = undefined;
  }

  /** The list for what was typed, from its first page. */
  #begin(): void {
    const text = this.#at.typed.trim();
    const filter: { readonly filter?: ListFilter } = text === '' ? {} : { filter: { kind: 'text', text } };
    if (!mayBeListed(this.#resource, filter.filter)) {
      this.#draw({ rows: [], state: 'words' });
      return;
    }
    this.#list = new ResourceList(this.#services.instances.session(this.#instanceId), this.#resource, filter);
    this.#load();
  }

  /** The next page of the list that is at hand. */
  #load(): void {
    const list = this.#list;
    if (list === undefined) return;
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#draw({ state: 'loading' });
    const isOver = (): boolean => running.signal.aborted;
    void list.load(running.signal).then(
      () => isOver() || this.#draw({ rows: list.rows, more: list.more, state: 'loaded' }),
      (error: unknown) => isOver() || this.#draw({ state: { trouble: this.#troubleOf(error) } }),
    );
  }

  #troubleOf(error: unknown): string {
    const problem = problemOf(error);
    const { many } = kindOf(this.#resource.key).label;
    if (problem.kind === 'bug') this.#services.log.error('Unexpected while listing objects to choose from', error);
    return this.#services.problems.words(problem, { instanceId: this.#instanceId, couldNot: () => t`could not list ${many}` });
  }

  #draw(change: Partial<ObjectsAtHand>): void {
    this.#at = { ...this.#at, ...change };
    this.#pick.busy = this.#at.state === 'loading';
    const [active] = this.#pick.activeItems;
    const isMoved = active?.choice.kind === 'object' && active !== this.#pick.items[0];
    const items = objectChoices(this.#at).map(itemOf);
    this.#pick.items = items;
    // Whoever went down the list stays on the row that was reached, whatever comes above or below it.
    const reached = isMoved ? items.find(({ choice }) => isSame(choice, active.choice)) : undefined;
    if (reached !== undefined) this.#pick.activeItems = [reached];
  }
}

function isSame(one: ObjectChoice, other: ObjectChoice): boolean {
  return one.kind === 'object' && other.kind === 'object' && one.row.id === other.row.id;
}

function itemOf(choice: ObjectChoice): Item {
  switch (choice.kind) {
    case 'object': {
      const { label, facts, icon } = choice.row;
      const description = pickText(facts.join(' · '));
      return { label: pickText(label), description, iconPath: new ThemeIcon(icon), alwaysShow: true, choice };
    }
    case 'byId':
      return { label: pickText(choice.label), iconPath: new ThemeIcon('key'), alwaysShow: true, choice };
    default:
      return { label: `$(${choice.icon}) ${pickText(choice.label, 300)}`, alwaysShow: true, choice };
  }
}
