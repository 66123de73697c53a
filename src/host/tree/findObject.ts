import { l10n, ThemeIcon, window, commands as vscodeCommands, type QuickPick, type QuickPickItem } from 'vscode';
import { labelOf } from '../../core/catalog/labels.ts';
import { rowOf, type Row } from '../../core/catalog/rows.ts';
import { listPage } from '../../core/listing/listPage.ts';
import { searchPlan, type SearchStep } from '../../core/listing/searchPlan.ts';
import type { Session } from '../../core/instances/session.ts';
import { problemOf } from '../../shared/problem.ts';
import { commands } from '../support/ids.ts';
import { instanceIdOf } from '../support/nodes.ts';
import type { Services } from '../support/services.ts';

interface Found extends QuickPickItem {
  readonly open: { readonly instance: string; readonly resource: string; readonly id: string } | undefined;
}

const perList = 20;
const shortest = 2;

/**
 * `jamf.findObject`: type, press Enter to search, choose to open. Nothing is asked while typing: a search is up to twenty
 * requests, so it is started by hand, and stopped by the next one or by closing.
 */
export async function findObject(services: Services, argument: unknown): Promise<void> {
  const ids = idsOf(services, instanceIdOf(argument));
  if (ids.length === 0) {
    void window.showInformationMessage(l10n.t('There is no instance to search yet.'));
    return;
  }
  const open = await new Finder(services, ids).run();
  if (open !== undefined) await vscodeCommands.executeCommand(commands.openObject, open);
}

function idsOf(services: Services, asked: string | undefined): readonly string[] {
  return services.instances
    .all()
    .map((profile) => profile.id)
    .filter((id) => asked === undefined || id === asked);
}

class Finder {
  readonly #services: Services;
  readonly #ids: readonly string[];
  readonly #pick: QuickPick<Found> = window.createQuickPick<Found>();
  #found: Found[] = [];
  #troubles: Found[] = [];
  #searched = '';
  #running: AbortController | undefined;

  constructor(services: Services, ids: readonly string[]) {
    this.#services = services;
    this.#ids = ids;
    const [only] = ids.length === 1 ? ids : [];
    const where = only === undefined ? l10n.t('all instances') : (services.instances.get(only)?.name ?? only);
    this.#pick.title = l10n.t('Find an object in {0}', where);
    this.#pick.placeholder = l10n.t('Name, serial number, user name or id, then Enter');
    this.#pick.matchOnDescription = true;
    this.#pick.ignoreFocusOut = true;
  }

  run(): Promise<Found['open']> {
    return new Promise((resolve) => {
      let result: Found['open'];
      this.#pick.onDidChangeValue(() => this.#draw());
      this.#pick.onDidAccept(() => {
        const [chosen] = this.#pick.activeItems;
        if (chosen?.open === undefined) {
          this.#start(this.#pick.value.trim());
          return;
        }
        result = chosen.open;
        this.#pick.hide();
      });
      this.#pick.onDidHide(() => {
        this.#running?.abort();
        this.#pick.dispose();
        resolve(result);
      });
      this.#pick.show();
    });
  }

  #draw(): void {
    const text = this.#pick.value.trim();
    const isNew = text !== this.#searched && text.length >= shortest;
    const search: Found = { label: l10n.t('$(search) Search for “{0}”', plain(text)), alwaysShow: true, open: undefined };
    const none: Found = { label: l10n.t('$(circle-slash) Nothing found'), alwaysShow: true, open: undefined };
    const isOver = this.#searched !== '' && this.#running === undefined && this.#found.length === 0 && !isNew;
    this.#pick.items = [...(isNew ? [search] : []), ...this.#found, ...(isOver ? [none] : []), ...this.#troubles];
  }

  #start(text: string): void {
    if (text.length < shortest) return;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#searched = text;
    this.#found = [];
    this.#troubles = [];
    this.#pick.busy = true;
    this.#draw();
    void Promise.all(this.#ids.map((id) => this.#searchInstance(id, text, running.signal))).then(() => {
      if (this.#running !== running) return undefined;
      this.#running = undefined;
      this.#pick.busy = false;
      this.#draw();
      return undefined;
    });
  }

  /** One instance that does not answer says so in the list; the others go on. */
  async #searchInstance(id: string, text: string, signal: AbortSignal): Promise<void> {
    try {
      const session = this.#services.instances.session(id);
      const { document, resources } = session.known().catalogue ?? (await session.catalogue(signal));
      await Promise.all(searchPlan(document, resources, text).map((step) => this.#searchList(session, step, text, signal)));
    } catch (error) {
      this.#trouble(id, l10n.t('search'), error, signal);
    }
  }

  async #searchList(session: Session, { resource, filter }: SearchStep, text: string, signal: AbortSignal): Promise<void> {
    try {
      const options = { page: 0, pageSize: filter === undefined ? 200 : perList, ...(filter === undefined ? {} : { filter }) };
      const { rows } = await listPage(session, resource, options, signal, 'tree');
      const found = rows
        .map((row) => rowOf(resource.key, row))
        .filter((row) => row.id !== '' && (filter !== undefined || holds(row, text)));
      if (signal.aborted) return;
      this.#found = [...this.#found, ...found.slice(0, perList).map((row) => this.#item(session.profile.id, row))];
      this.#draw();
    } catch (error) {
      this.#trouble(session.profile.id, l10n.t('search {0}', labelOf(resource.key).many), error, signal);
    }
  }

  #item(instance: string, row: Row): Found {
    const name = this.#ids.length > 1 ? (this.#services.instances.get(instance)?.name ?? instance) : undefined;
    const description = [labelOf(row.home).one, ...row.facts, name].filter((part) => part !== undefined).join(' · ');
    const open = { instance, resource: row.home, id: row.id };
    return { label: plain(row.label), description: plain(description), alwaysShow: true, iconPath: new ThemeIcon(row.icon), open };
  }

  #trouble(instanceId: string, tried: string, error: unknown, signal: AbortSignal): void {
    const problem = problemOf(error);
    // Many lists are asked: one that the account may not read is no news.
    if (signal.aborted || problem.kind === 'cancelled' || problem.kind === 'forbidden') return;
    if (problem.kind === 'bug') this.#services.log.error('Unexpected while searching', error);
    const label = `$(warning) ${plain(this.#services.problems.words(problem, { instanceId, tried }))}`;
    if (!this.#troubles.some((other) => other.label === label))
      this.#troubles = [...this.#troubles, { label, alwaysShow: true, open: undefined }];
    this.#draw();
  }
}

function holds(row: Row, text: string): boolean {
  const lower = text.toLowerCase();
  return row.id === text || [row.label, ...row.facts].some((part) => part.toLowerCase().includes(lower));
}

/** Quick picks turn `$(name)` into an icon: server text is not meant to. */
function plain(text: string): string {
  return text.replaceAll('$(', String.raw`\$(`);
}
