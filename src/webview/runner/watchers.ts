import type { Host } from './host.ts';
import { isSameRequest, type PanelState } from './state.ts';
import type { Store } from './store.ts';

const describeDelay = 150;
const saveDelay = 300;

/** Keeps what the document says of the request next to the request. A description that comes late is dropped. */
export function followOperation(host: Host, store: Store): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = '';
  const ask = async (key: string, { instanceId, draft }: PanelState): Promise<void> => {
    if (instanceId === null || draft.path === '') return store.dispatch({ type: 'described', model: null });
    const model = await host.call.describe({ instanceId, method: draft.method, path: draft.path }).catch(() => undefined);
    if (key === wanted) store.dispatch({ type: 'described', model });
  };
  host.on('account', ({ instanceId }) => {
    const now = store.state();
    if (now.phase === 'ready' && now.instanceId === instanceId && keyOf(now) === wanted) void ask(wanted, now);
  });
  store.subscribe((now, before) => {
    if (now.phase !== 'ready') return;
    const key = keyOf(now);
    if (key === wanted) {
      // An answer teaches the host what it could not tell before: the document, the held privileges.
      if (now.outcome !== before.outcome && now.sending === null && isOpen(now)) void ask(key, now);
      return;
    }
    wanted = key;
    clearTimeout(timer);
    if (now.draft.path !== '') store.dispatch({ type: 'describing' });
    timer = setTimeout(() => void ask(key, store.state()), before.phase === 'ready' ? describeDelay : 0);
  });
}

/** Keeps what a reload needs, and only that: no answers. Tells the host, which may have it from a file. */
export function keepDraft(host: Host, store: Store, page: Pick<Window, 'addEventListener'>): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { phase, instanceId, draft, missingBody, sentAs } = store.state();
    if (phase !== 'ready') return;
    host.save({ instanceId, draft, missingBody, sentAs });
    void host.call.edited({ instanceId, draft, missingBody, sentAs });
  };
  store.subscribe((now, before) => {
    const isOther = now.draft !== before.draft || now.instanceId !== before.instanceId || now.sentAs !== before.sentAs;
    if (isOther) timer ??= setTimeout(save, saveDelay);
    // Told before it is sent: the tab and the status bar say what the form holds.
    if (timer !== undefined && now.sending !== null && before.sending === null) save();
  });
  page.addEventListener('pagehide', () => void (timer !== undefined && save()));
}

/** What is asked about is what the panel shows: an edit while the question waits ends it. */
export function endQuestion(store: Store, stop: () => void): void {
  store.subscribe((now, before) => {
    const { sending } = now;
    if (sending?.what !== 'send' || sending.stopping || sending.progress?.phase !== 'confirming') return;
    if (now.instanceId !== before.instanceId || !isSameRequest(now.draft, before.draft)) stop();
  });
}

function isOpen({ operation }: PanelState): boolean {
  return operation.model === null ? operation.kind !== 'loading' : (operation.model.privileges?.some(({ held }) => held === null) ?? false);
}

function keyOf({ instanceId, draft }: PanelState): string {
  return JSON.stringify([instanceId, draft.method, draft.path]);
}
