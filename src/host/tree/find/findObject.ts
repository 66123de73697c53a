import { t } from '@vscode/l10n';
import { ThemeIcon, type QuickPick, type QuickPickItem } from 'vscode';
import { createRankedPick } from '../../support/rankedPick.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import type { ListRow } from '../../../core/resources/rows.ts';
import { fitOf, ObjectSearch, type ListHits } from '../../../core/listing/objectSearch.ts';
import { holdsSought } from '../../../core/listing/searchText.ts';
import type { Resource } from '../../../core/families/family.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { problemOf } from '../../../shared/problem.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';
import type { Services } from '../../../app/support/services.ts';
import { pickText } from '../../../app/lists/pickText.ts';

interface Found extends QuickPickItem {
  /** Undefined: a line that only says something. */
  readonly open: { readonly instance: string; readonly resource: string; readonly id: string } | undefined;
  readonly row?: ListRow;
}

/** Shorter texts are in too many names to be asked for before somebody presses Enter. */
const shortest = 3;
/** Milliseconds without a letter, after which somebody is taken to wait for an answer. */
const pause = 300;

/**
 * `jamf.findObject`: results as one types. A search is up to twenty requests for each instance, so it begins when typing pauses
 * (Enter begins it at once, with however short a text), and is called off by the next letter or by closing. Without an instance, all are searched.
 */
export async function findObject(services: Services, instance: string | undefined): Promise<void> {
  const ids = idsOf(services, instance);
  if (ids.length === 0) {
    void say.info(t('There is no instance to search yet.'));
    return;
  }
  const { open } = (await new Finder(services, ids).run()) ?? {};
  if (open !== undefined) await runCommand('jamf.openObject', open);
}

function idsOf(services: Services, asked: string | undefined): readonly string[] {
  return services.instances
    .all()
    .map((profile) => profile.id)
    .filter((id) => asked === undefined || id === asked);
}

class Finder {
  readonly #services: Services;
  #ids: readonly string[];
  readonly #pick: QuickPick<Found> = createRankedPick<Found>();
  readonly #life = new AbortController();
  readonly #searches = new Map<string, ObjectSearch>();
  readonly #found = new Map<string, Found>();
  readonly #notes = new Map<string, Found>();
  #text = '';
  #searched = '';
  #running: AbortController | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services, ids: readonly string[]) {
    this.#services = services;
    this.#ids = ids;
    this.#describe();
    this.#pick.placeholder = t('Name, serial number, user name or id');
    this.#pick.ignoreFocusOut = true;
    this.#pick.keepScrollPosition = true;
  }

  run(): Promise<Found | undefined> {
    return new Promise((resolve) => {
      let result: Found | undefined;
      this.#pick.onDidChangeValue(() => this.#typed());
      this.#pick.onDidTriggerButton(() => this.#widen());
      this.#pick.onDidAccept(() => {
        const [chosen] = this.#pick.activeItems;
        if (chosen?.open === undefined) {
          this.#start();
          return;
        }
        result = chosen;
        this.#pick.hide();
      });
      this.#pick.onDidHide(() => {
        this.#stop();
        this.#life.abort();
        this.#pick.dispose();
        resolve(result);
      });
      this.#draw();
      this.#pick.show();
    });
  }

  /** Where is searched; from one instance the way leads to all. */
  #describe(): void {
    const [only] = this.#ids.length === 1 ? this.#ids : [];
    this.#pick.title =
      only === undefined
        ? t`Find an object in all instances`
        : t`Find an object in ${oneLine(this.#services.instances.get(only)?.name ?? only, 60)}`;
    const all = { iconPath: new ThemeIcon('server-environment'), tooltip: t('Search All Instances') };
    this.#pick.buttons = this.#ids.length < this.#services.instances.all().length ? [all] : [];
  }

  #widen(): void {
    this.#ids = idsOf(this.#services, undefined);
    this.#describe();
    this.#stop();
    this.#start();
  }

  #typed(): void {
    const text = this.#pick.value.trim();
    if (text === this.#text) return;
    this.#text = text;
    this.#stop();
    this.#notes.clear();
    // What is on the screen and fits the longer text stays until the answers are there.
    for (const [key, { label, description = '' }] of this.#found) if (!holds(`${label} ${description}`, text)) this.#found.delete(key);
    if (text.length >= shortest) this.#waiting = setTimeout(() => this.#start(), pause);
    this.#draw();
  }

  #stop(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#running?.abort();
    this.#running = undefined;
    this.#searched = '';
  }

  #start(): void {
    const text = this.#text;
    if (text === '' || (text === this.#searched && this.#running !== undefined)) return;
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#searched = text;
    this.#notes.clear();
    this.#draw();
    void Promise.all(this.#ids.map((id) => this.#searchInstance(id, text, running.signal))).then(() => {
      if (this.#running !== running) return undefined;
      this.#running = undefined;
      this.#draw();
      return undefined;
    });
  }

  /** One instance that does not answer says so in the list; the others go on. */
  async #searchInstance(id: string, text: string, signal: AbortSignal): Promise<void> {
    try {
      const to = {
        hits: (hits: ListHits) => this.#add(id, hits),
        failed: async (resource: Resource, error: unknown) =>
          await this.#trouble(id, () => t`could not search ${kindOf(resource.key).label.many}`, error, signal),
      };
      await this.#searchOf(id).find(text, to, signal);
    } catch (error) {
      if (!signal.aborted) await this.#trouble(id, () => t`could not search`, error, signal);
    }
  }

  #searchOf(id: string): ObjectSearch {
    const search = this.#searches.get(id) ?? new ObjectSearch(this.#services.instances.session(id), this.#life.signal);
    this.#searches.set(id, search);
    return search;
  }

  #add(instance: string, { resource, rows, matching, compared }: ListHits): void {
    for (const row of rows) {
      const open = { instance, resource: row.home, id: row.id };
      this.#found.set(Object.values(open).join('\n'), this.#item(open, row));
    }
    const { many } = kindOf(resource.key).label;
    const key = `${instance}\n${resource.key}`;
    const count = (rows: number): string => rows.toLocaleString('en-US');
    if (compared !== undefined) {
      const words =
        compared.of === undefined
          ? t`${many} cannot be searched by Jamf Pro: the first ${count(compared.rows)} of more were compared`
          : t`${many} cannot be searched by Jamf Pro: the first ${count(compared.rows)} of ${count(compared.of)} were compared`;
      this.#notes.set(key, note('info', words, this.#nameOf(instance)));
    } else if (matching !== undefined && matching > rows.length && rows.length > 0) {
      const words = t('{0} more {1}: type more to narrow', count(matching - rows.length), many);
      this.#notes.set(key, note('ellipsis', words, this.#nameOf(instance)));
    }
    this.#draw();
  }

  #item(open: NonNullable<Found['open']>, row: ListRow): Found {
    const parts = [kindOf(row.home).label.one, ...row.facts, this.#nameOf(open.instance)].filter((part) => part !== undefined);
    const description = pickText(parts.join(' · '));
    return { label: pickText(row.label), description, alwaysShow: true, iconPath: new ThemeIcon(row.icon), open, row };
  }

  /** Undefined where there is no other that could be meant. */
  #nameOf(instanceId: string): string | undefined {
    return this.#ids.length > 1 ? oneLine(this.#services.instances.get(instanceId)?.name ?? instanceId, 60) : undefined;
  }

  async #trouble(instanceId: string, couldNot: () => string, error: unknown, signal: AbortSignal): Promise<void> {
    const problem = problemOf(error);
    // Many lists are asked: one that the account may not read is no news.
    if (problem.kind === 'cancelled' || problem.kind === 'forbidden') return;
    if (problem.kind === 'bug') this.#services.log.error('Unexpected while searching', error);
    const words = await this.#services.problems.words(problem, { instanceId, couldNot });
    if (signal.aborted) return;
    this.#notes.set(words, note('warning', words));
    this.#draw();
  }

  #draw(): void {
    this.#pick.busy = this.#busy;
    const fit = ({ row }: Found): number => (row === undefined ? 0 : fitOf(row, this.#text));
    const found = [...this.#found.values()].toSorted((one, other) => fit(one) - fit(other));
    const [active] = this.#pick.activeItems;
    const isMoved = active?.open !== undefined && active !== this.#pick.items[0] && found.includes(active);
    const status = found.length === 0 ? this.#status() : [];
    this.#pick.items = [...found, ...status, ...this.#notes.values()];
    // Whoever went down the list stays on the row that was reached, whatever comes above it.
    if (isMoved) this.#pick.activeItems = [active];
  }

  /** In the place of results. */
  #status(): readonly Found[] {
    if (this.#text === '') return [];
    if (this.#busy) return [note('search', t('Searching…'))];
    if (this.#searched !== '') return [note('circle-slash', t('Nothing found for “{0}”', oneLine(this.#text, 80)))];
    return [note('search', t('Press Enter to search for “{0}”, or type on', oneLine(this.#text, 80)))];
  }

  get #busy(): boolean {
    return this.#running !== undefined || this.#waiting !== undefined;
  }
}

function note(icon: string, words: string, where?: string): Found {
  const description = where === undefined ? {} : { description: pickText(where) };
  return { label: `$(${icon}) ${pickText(words, 300)}`, ...description, alwaysShow: true, open: undefined };
}

function holds(shown: string, text: string): boolean {
  return holdsSought(shown, text);
}
