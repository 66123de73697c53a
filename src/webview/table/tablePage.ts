import type { TableHost } from './host.ts';
import { menuAction } from './menuAction.ts';
import { reduceTable } from './state/reduce.ts';
import { initialTable, type TableAction, type Effect, type TableState } from './state/state.ts';
import { savedPlaceIn, troubleOf, failureWords } from './words.ts';

/** The page's state, and the only way to change it. */
export interface TablePage {
  readonly state: () => TableState;
  readonly dispatch: (action: TableAction) => void;
  /** Called after each change. */
  readonly subscribe: (listener: (state: TableState) => void) => () => void;
  readonly start: () => Promise<void>;
}

/** Runs something in so many ms; what comes back takes it back. */
export type After = (ms: number, run: () => void) => () => void;

/** Px of a column that has this title and these texts. */
export type WidthOf = (title: string, texts: readonly string[]) => number;

/** Does what the reducer says has to be done; each answer is an action again. */
export function createTablePage(host: TableHost, after: After, widthOf: WidthOf): TablePage {
  let state = initialTable;
  const listeners = new Set<(state: TableState) => void>();
  const run = runner(host, after, widthOf, dispatch);

  function dispatch(action: TableAction): void {
    const next = reduceTable(state, action);
    const isChanged = next.state !== state;
    state = next.state;
    for (const effect of next.effects) run(effect);
    if (isChanged) for (const listener of listeners) listener(state);
  }

  return {
    state: () => state,
    dispatch,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      host.on('progress', (progress) => dispatch({ type: 'progressed', progress }));
      host.on('held', ({ words }) => dispatch({ type: 'held', words }));
      host.on('reset', () => dispatch({ type: 'reset' }));
      host.on('renewed', () => dispatch({ type: 'renewed' }));
      host.on('menu', (act) => dispatch(menuAction(act)));
      const saved = savedPlaceIn(host.saved);
      // The host refuses what no longer has the form of today.
      const open = await host.call.open({ restored: saved }).catch(() => host.call.open({ restored: null }));
      dispatch({ type: 'opened', open, saved });
    },
  };
}

/** ms without another place before one is kept. */
const moment = 200;
const never = (): void => undefined;

type Run<E = Effect> = (effect: E) => void;

function runner(host: TableHost, after: After, widthOf: WidthOf, dispatch: TablePage['dispatch']): Run {
  const { call } = host;
  const runRequest = requests(host, dispatch);
  let [forgetRest, forgetPlace] = [never, never];
  const fail = (error: unknown): void => dispatch({ type: 'failed', text: failureWords(error) });
  const apply = (text: string | null): void => void (text !== null && dispatch({ type: 'filterApplied', text }));
  return (effect) => {
    switch (effect.do) {
      case 'awaitRest':
        forgetRest();
        forgetRest = effect.ms === null ? never : after(effect.ms, () => dispatch({ type: 'rested' }));
        return undefined;
      case 'keepPlace':
        forgetPlace();
        forgetPlace = effect.soon ? after(moment, () => host.save(effect.place)) : never;
        return effect.soon ? undefined : host.save(effect.place);
      case 'keepWidths':
        return void call.keepWidths({ widths: effect.widths });
      case 'measure': {
        const { column, title, texts } = effect;
        return dispatch({ type: 'columnPulled', column, width: widthOf(title, texts), isLast: true });
      }
      case 'act':
        return void call.act(effect.act).catch(fail);
      case 'buildFilter':
        return void call.buildFilter({ current: effect.current }).then(apply, fail);
      default:
        return runRequest(effect);
    }
  };
}

type RequestEffect = Extract<Effect, { readonly request: number }>;

/** Each request has an answer, also one that is aborted: until then it can be. */
function requests({ call }: TableHost, dispatch: TablePage['dispatch']): Run<RequestEffect> {
  const running = new Map<number, AbortController>();
  async function answered<T>(request: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T | ReturnType<typeof troubleOf>> {
    const abort = new AbortController();
    running.set(request, abort);
    const answer = await ask(abort.signal).catch(troubleOf);
    running.delete(request);
    return answer;
  }
  return async (effect) => {
    const { request } = effect;
    switch (effect.do) {
      case 'load': {
        const { input } = effect;
        return dispatch({ type: 'loadEnded', request, answer: await answered(request, (signal) => call.load(input, signal)) });
      }
      case 'copy': {
        const { input } = effect;
        const answer = await answered(request, (signal) => call.copy(input, signal));
        return dispatch({ type: 'copyEnded', request, what: input.what, answer });
      }
      case 'openRows': {
        const { input } = effect;
        const asked = input.ranges.reduce((sum, { from, to }) => sum + to - from, 0);
        return dispatch({ type: 'openEnded', asked, answer: await answered(request, (signal) => call.openRows(input, signal)) });
      }
      case 'rows': {
        const { input } = effect;
        const answer = await answered(request, (signal) => call.rows(input, signal));
        return dispatch({ type: 'rowsEnded', request, page: input.page, answer });
      }
      default:
        return running.get(request)?.abort();
    }
  };
}
