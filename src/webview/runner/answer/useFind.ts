import { t } from '@vscode/l10n';
import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { ResponseView } from '../../../core/response/view.ts';
import type { FindResult } from '../../../app/runner/protocol.ts';
import { failureText } from '../controller.ts';
import { usePanel } from '../panel.ts';
import { numberText } from '../../ui/format.ts';

export interface Find {
  readonly text: string;
  readonly isBusy: boolean;
  /** Why nothing was looked for. */
  readonly trouble: string | null;
  /** What was found, as an answer of its own; null: the whole answer is shown. */
  readonly shown: ResponseView | null;
  /** What was found, in words. */
  readonly words: string;
  readonly type: (text: string) => void;
  readonly run: () => void;
  readonly stop: () => void;
}

interface Found extends Extract<FindResult, { kind: 'found' }> {
  /** What it was found by. */
  readonly sought: string;
}

interface FindState {
  readonly text: string;
  readonly isBusy: boolean;
  readonly trouble: string | null;
  readonly found: Found | null;
}

const nothing: FindState = { text: '', isBusy: false, trouble: null, found: null };

/** Up to this many characters an answer is looked through while one types. */
const quick = 1_000_000;
const settleDelay = 400;

/** Looking for words, or by a JSONPath expression, in an answer. */
export function useFind(view: ResponseView): Find {
  const { host } = usePanel();
  const [state, change] = useReducer((old: FindState, to: Partial<FindState>): FindState => ({ ...old, ...to }), nothing);
  const running = useRef<AbortController | null>(null);
  const stop = (): void => {
    running.current?.abort();
    running.current = null;
    change({ isBusy: false });
  };
  const find = async (sought: string): Promise<void> => {
    stop();
    const mine = new AbortController();
    running.current = mine;
    change({ isBusy: true, trouble: null });
    try {
      const result = await host.call.find({ handle: view.handle, sought }, mine.signal);
      if (mine.signal.aborted) return;
      change(result.kind === 'found' ? { isBusy: false, found: { ...result, sought } } : { isBusy: false, trouble: result.message });
    } catch (error) {
      if (!mine.signal.aborted) change({ isBusy: false, trouble: t`It could not be looked for: ${failureText(error)}` });
    }
  };
  const sought = state.text.trim();
  const run = (): void => void (sought === '' ? undefined : find(sought));
  useEffect(() => {
    if (sought === '' || view.body.kind !== 'text' || view.body.total > quick) return undefined;
    const timer = setTimeout(run, settleDelay);
    return () => clearTimeout(timer);
  }, [sought]);
  useEffect(() => stop, []);
  const type = (text: string): void => {
    if (text.trim() !== '') return change({ text });
    stop();
    change({ ...nothing, text });
  };
  const { found } = state;
  const shown = found && { ...view, handle: found.handle, body: found.body, links: [], page: null, canCompare: false };
  return { ...state, shown, words: found === null ? '' : foundWords(found, sought), type, run, stop };
}

/** What was found; and by what, where something else stands in the field by now. */
export function foundWords({ count, isCut, sought }: Pick<Found, 'count' | 'isCut' | 'sought'>, now: string): string {
  const results = numberText(count);
  if (sought !== now) {
    if (count === 0) return t`Nothing found for “${sought}”`;
    if (isCut) return t`The first ${results} results for “${sought}”`;
    return count === 1 ? t`1 result for “${sought}”` : t`${results} results for “${sought}”`;
  }
  if (count === 0) return t`Nothing found`;
  if (isCut) return t`The first ${results} results`;
  return count === 1 ? t`1 result` : t`${results} results`;
}
