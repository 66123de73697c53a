import { listRowOf, type ListRow } from '../resources/rows.ts';
import type { ReadSession } from '../instances/session.ts';
import type { Resource } from '../families/family.ts';
import { listPage } from './listPage.ts';
import { searchPlan, type SearchStep } from './searchPlan.ts';
import { asSought } from './searchText.ts';
import { walkPages } from './walkPages.ts';

/** Hits that one list shows; whoever wants others types more. */
export const hitsPerList = 20;

/** Rows of a list without a filter that are read to be compared here. What answers everything at once is compared whole. */
export const mostCompared = 2000;

/** What one list has to say, once it has answered. */
export interface ListHits {
  readonly resource: Resource;
  /** The best first, at most {@link hitsPerList}. */
  readonly rows: readonly ListRow[];
  /** Of the list, those that hold the text, where the server says so or all were compared. */
  readonly matching: number | undefined;
  /** Set where the list has no filter and is longer than what was compared: the first `rows` of `of`. */
  readonly compared?: { readonly rows: number; readonly of: number | undefined };
}

interface Whole {
  readonly rows: readonly ListRow[];
  readonly passed: number;
  readonly total: number | undefined;
}

/**
 * Looks for objects of one instance in all lists that may hold them (see {@link searchPlan}), at once; the session's own limit of
 * requests holds. Lists that have a filter are asked anew for each text. Lists that have none are read once, up to
 * {@link mostCompared} rows, for as long as `life` lasts.
 */
export class ObjectSearch {
  readonly #session: ReadSession;
  readonly #life: AbortSignal;
  readonly #plan: typeof searchPlan;
  readonly #whole = new Map<string, Promise<Whole>>();

  constructor(session: ReadSession, life: AbortSignal, plan = searchPlan) {
    this.#session = session;
    this.#life = life;
    this.#plan = plan;
  }

  /** Tells of each list as it answers, or fails; never of one after the signal. Throws what reading the catalogue throws. */
  async find(
    text: string,
    to: { readonly hits: (hits: ListHits) => void; readonly failed: (resource: Resource, error: unknown) => void | Promise<void> },
    signal: AbortSignal,
  ): Promise<void> {
    const { resources } = this.#session.known().catalogue ?? (await this.#session.catalogue(signal));
    await Promise.all(
      this.#plan(resources, text).map(async (step) => {
        try {
          const hits = await this.#hits(step, text, signal);
          if (!signal.aborted) to.hits(hits);
        } catch (error) {
          if (!signal.aborted) await to.failed(step.resource, error);
        }
      }),
    );
  }

  async #hits({ resource, filter }: SearchStep, text: string, signal: AbortSignal): Promise<ListHits> {
    if (filter !== undefined) {
      const page = await listPage(this.#session, resource, { page: 0, pageSize: hitsPerList, filter }, signal, 'tree');
      const rows = openable(page.rows, resource).slice(0, hitsPerList);
      return { resource, rows: best(rows, text), matching: page.totalCount };
    }
    const { rows, passed, total } = await this.#all(resource);
    const found = best(
      rows.filter((row) => holds(row, text)),
      text,
    );
    const isWhole = total === undefined || passed >= total;
    const compared = isWhole ? {} : { compared: { rows: passed, of: total } };
    return { resource, rows: found.slice(0, hitsPerList), matching: isWhole ? found.length : undefined, ...compared };
  }

  /** Not ended by the next letter: the rows are wanted for it, too. A failure is not kept. */
  #all(resource: Resource): Promise<Whole> {
    const known = this.#whole.get(resource.key);
    if (known !== undefined) return known;
    const reading = this.#read(resource);
    reading.catch(() => this.#whole.delete(resource.key));
    this.#whole.set(resource.key, reading);
    return reading;
  }

  async #read(resource: Resource): Promise<Whole> {
    const rows: ListRow[] = [];
    const pages = resource.family.list(resource)?.abilities.pages !== false;
    let passed = 0;
    const result = await walkPages(
      this.#session,
      resource,
      { pageSize: 200, lane: 'tree' },
      (page, progress) => {
        const fits = pages ? page.slice(0, mostCompared - passed) : page;
        for (const row of openable(fits, resource)) rows.push(row);
        passed += fits.length;
        return pages && passed >= mostCompared && progress.totalCount !== passed ? 'stop' : undefined;
      },
      this.#life,
    );
    return { rows, passed, total: result.totalCount ?? (passed < mostCompared || !pages ? passed : undefined) };
  }
}

function openable(rows: readonly unknown[], resource: Resource): readonly ListRow[] {
  return rows.map((row) => listRowOf(resource.key, row)).filter(({ id }) => id !== '');
}

/** Whether what is shown of a row holds a text, or its id is it. */
function holds(row: ListRow, text: string): boolean {
  return row.id === text || partsOf(row).some((part) => part.includes(asSought(text)));
}

/** How well a row fits a text: 0 is it, 1 begins with it, 2 holds it somewhere. */
export function fitOf(row: Pick<ListRow, 'id' | 'label' | 'facts'>, text: string): 0 | 1 | 2 {
  const lower = asSought(text);
  const parts = partsOf(row);
  if (row.id === text || parts.includes(lower)) return 0;
  return parts.some((part) => part.startsWith(lower)) ? 1 : 2;
}

function best(rows: readonly ListRow[], text: string): readonly ListRow[] {
  return rows.toSorted((one, other) => fitOf(one, text) - fitOf(other, text));
}

function partsOf(row: Pick<ListRow, 'label' | 'facts'>): readonly string[] {
  return [row.label, ...row.facts].map(asSought);
}
