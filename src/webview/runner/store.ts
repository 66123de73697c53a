import type { RunnerAction, PanelState } from './state.ts';

export interface Store {
  readonly state: () => PanelState;
  readonly dispatch: (action: RunnerAction) => void;
  /** Called after each change, with what was before. */
  subscribe(listener: (now: PanelState, before: PanelState) => void): () => void;
}

export function createStore(initial: PanelState, reduce: (state: PanelState, action: RunnerAction) => PanelState): Store {
  let state = initial;
  const listeners = new Set<(now: PanelState, before: PanelState) => void>();
  return {
    state: () => state,
    dispatch(action) {
      const before = state;
      state = reduce(state, action);
      if (state !== before) for (const listener of listeners) listener(state, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
