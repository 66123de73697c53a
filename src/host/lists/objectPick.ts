import { t } from '@vscode/l10n';
import { QuickInputButtons, ThemeIcon, type QuickPick, type QuickPickItem } from 'vscode';
import type { Resource } from '../../core/families/family.ts';
import { ResourceList } from '../../core/listing/resourceList.ts';
import { mayBeListed, type ListFilter } from '../../core/listing/listFilter.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { problemOf } from '../../shared/problem.ts';
import {
  objectChoices,
  severalChoices,
  searchPlaceholder,
  type ObjectsAtHand,
  type PickedObject,
  type SeveralChoice,
} from '../../app/lists/objectChoices.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { isRevealing } from '../../app/lists/rowActions.ts';
import type { Services } from '../../app/support/services.ts';
import { createRankedPick } from '../support/rankedPick.ts';
import { endingOf } from '../support/ending.ts';
import { back, lineStep, type Stepped } from './steps.ts';

interface ObjectQuestion {
  readonly title: string;
  readonly hasBack: boolean;
}

interface Item extends QuickPickItem {
  readonly choice: SeveralChoice;
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
  if (mayBeRead(resource)) {
    const picked = await new ObjectPick(services, instanceId, [resource], false).run(question);
    return picked === undefined || picked === back ? picked : picked[0];
  }
  const id = await lineStep({ ...question, prompt: t`There is no list of these to choose from. Type the id, as in Jamf Pro’s own pages.` });
  if (id === undefined || id === back) return id;
  return id.trim() === '' ? undefined : { resource: resource.key, id: id.trim(), label: '' };
}

/** Several objects of a kind, from its lists or by their ids. `kind`: its key, where there is no list. */
export async function pickObjects(
  services: Services,
  instanceId: string,
  lists: readonly Resource[],
  { kind, ...question }: ObjectQuestion & { readonly kind: string },
): Promise<Stepped<readonly PickedObject[]>> {
  const read = lists.filter(mayBeRead);
  if (read.length > 0) return await new ObjectPick(services, instanceId, read, true).run(question);
  const typed = await lineStep({ ...question, prompt: t`There is no list of these to choose from. Type ids, separated by commas.` });
  if (typed === undefined || typed === back) return typed;
  const ids = typed.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()]));
  return ids.length === 0 ? undefined : ids.map((id) => ({ resource: kind, id, label: '' }));
}

function mayBeRead(resource: Resource): boolean {
  return resource.can.list !== undefined && !isRevealing(resource);
}

class ObjectPick {
  readonly #services: Services;
  readonly #instanceId: string;
  /** Of one kind, each with objects of its own. */
  readonly #resources: readonly Resource[];
  readonly #hasMany: boolean;
  readonly #pick: QuickPick<Item> = createRankedPick<Item>();
  /** What is drawn. */
  #at: ObjectsAtHand = { typed: '', rows: [], more: 'none', state: 'loading' };
  #lists: readonly ResourceList[] = [];
  /** Several may be chosen: those that were. */
  #picked: readonly PickedObject[] = [];
  #running: AbortController | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services, instanceId: string, resources: readonly Resource[], hasMany: boolean) {
    this.#services = services;
    this.#instanceId = instanceId;
    this.#resources = resources;
    this.#hasMany = hasMany;
  }

  run({ title, hasBack }: ObjectQuestion): Promise<Stepped<readonly PickedObject[]>> {
    const pick = this.#pick;
    const placeholder = searchPlaceholder(this.#resources.map(({ key }) => key));
    Object.assign(pick, { title, placeholder, ignoreFocusOut: true, keepScrollPosition: true });
    pick.buttons = hasBack ? [QuickInputButtons.Back] : [];
    return new Promise((resolve) => {
      const end = endingOf(pick, (reply: Stepped<readonly PickedObject[]>) => {
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
  #chosen(choice: SeveralChoice | undefined): readonly PickedObject[] | undefined {
    switch (choice?.kind) {
      case 'object':
        return this.#taken({ resource: choice.row.home, id: choice.row.id, label: choice.row.label });
      case 'byId':
        return this.#taken({ resource: this.#resources[0]?.key ?? '', id: choice.id, label: '' });
      case 'picked':
        return this.#taken(choice.object);
      case 'done':
        return this.#picked;
      case 'retry':
      case 'more':
        this.#load();
        return undefined;
      default:
        return undefined;
    }
  }

  /** One more of several, or one less, is no answer yet: what was typed for it has done its work. */
  #taken(object: PickedObject): readonly PickedObject[] | undefined {
    if (!this.#hasMany) return [object];
    const others = this.#picked.filter(({ id }) => id !== object.id);
    this.#picked = others.length < this.#picked.length ? others : [...others, object];
    this.#pick.value = '';
    if (this.#at.typed.trim() === '') this.#draw({});
    else this.#typed();
    return undefined;
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
    const listed = this.#resources.filter((resource) => mayBeListed(resource, filter.filter));
    if (listed.length === 0) {
      this.#draw({ rows: [], state: 'words' });
      return;
    }
    const session = this.#services.instances.session(this.#instanceId);
    this.#lists = listed.map((resource) => new ResourceList(session, resource, filter));
    this.#load();
  }

  /** The next page of the lists that are at hand. */
  #load(): void {
    const lists = this.#lists;
    if (lists.length === 0) return;
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#draw({ state: 'loading' });
    const isOver = (): boolean => running.signal.aborted;
    const left = lists.filter((list) => !list.isLoaded || list.more === 'page');
    void Promise.all(left.map((list) => list.load(running.signal))).then(
      () => isOver() || this.#draw({ rows: lists.flatMap(({ rows }) => rows), more: moreOf(lists), state: 'loaded' }),
      async (error: unknown) => {
        const trouble = isOver() ? '' : await this.#troubleOf(error);
        if (!isOver()) this.#draw({ state: { trouble } });
      },
    );
  }

  async #troubleOf(error: unknown): Promise<string> {
    const problem = problemOf(error);
    const { many } = kindOf(this.#resources[0]?.key ?? '').label;
    if (problem.kind === 'bug') this.#services.log.error('Unexpected while listing objects to choose from', error);
    return await this.#services.problems.words(problem, { instanceId: this.#instanceId, couldNot: () => t`could not list ${many}` });
  }

  #draw(change: Partial<ObjectsAtHand>): void {
    this.#at = { ...this.#at, ...change };
    this.#pick.busy = this.#at.state === 'loading';
    const [active] = this.#pick.activeItems;
    const isMoved = active?.choice.kind === 'object' && active !== this.#pick.items[0];
    const choices = this.#hasMany ? severalChoices(this.#at, this.#picked) : objectChoices(this.#at);
    const items = choices.map((choice) => itemOf(choice, this.#hasMany));
    this.#pick.items = items;
    // Whoever went down the list stays on the row that was reached, whatever comes above or below it.
    const reached = isMoved ? items.find(({ choice }) => isSame(choice, active.choice)) : undefined;
    if (reached !== undefined) this.#pick.activeItems = [reached];
  }
}

/** `page` where any of them has another. */
function moreOf(lists: readonly ResourceList[]): ResourceList['more'] {
  const all = new Set(lists.map(({ more }) => more));
  return all.has('page') ? 'page' : all.has('most') ? 'most' : 'none';
}

function isSame(one: SeveralChoice, other: SeveralChoice): boolean {
  return one.kind === 'object' && other.kind === 'object' && one.row.id === other.row.id;
}

/** Where several are chosen by their names, which several may have, each has its id beside it. */
function itemOf(choice: SeveralChoice, hasIds: boolean): Item {
  switch (choice.kind) {
    case 'object': {
      const { id, label, facts, icon } = choice.row;
      const description = pickText([...facts, ...(hasIds ? [t`id ${id}`] : [])].join(' · '));
      return { label: pickText(label), description, iconPath: new ThemeIcon(icon), alwaysShow: true, choice };
    }
    case 'byId':
      return { label: pickText(choice.label), iconPath: new ThemeIcon('key'), alwaysShow: true, choice };
    default:
      return { label: `$(${choice.icon}) ${pickText(choice.label, 300)}`, alwaysShow: true, choice };
  }
}
