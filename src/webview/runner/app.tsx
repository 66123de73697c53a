import { t } from '@vscode/l10n';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { failureText, type Controller } from './controller.ts';
import { PanelContext } from './panel.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { PanelState } from './state.ts';
import type { Store } from './store.ts';
import { Icon } from '../ui/icon.tsx';
import { Answer } from './answer/answer.tsx';
import { RequestTabs } from './request/requestTabs.tsx';
import { LiveRegion } from './liveRegion.tsx';
import { RequestBar } from './request/requestBar.tsx';

export function RunnerApp({ controller, store, nonce }: { controller: Controller; store: Store; nonce: string }) {
  const [state, setState] = useState<PanelState>(store.state());
  // Before the frame, not after it: the host may have answered by then.
  useLayoutEffect(() => store.subscribe(setState), [store]);
  const panel = useMemo(() => ({ ...controller, nonce }), [controller, nonce]);
  useLayoutEffect(() => sendByKey(controller), [controller]);
  useLayoutEffect(() => moveByKey(controller), [controller]);
  return (
    <PanelContext.Provider value={panel}>
      {state.phase === 'ready' ? <Panel state={state} /> : <Start state={state} />}
      <LiveRegion state={state} />
    </PanelContext.Provider>
  );
}

function Panel({ state }: { state: PanelState }) {
  return (
    <div class="panel">
      <RequestBar state={state} />
      <main class="panes">
        <RequestTabs state={state} />
        <Answer state={state} />
      </main>
    </div>
  );
}

function Start({ state }: { state: PanelState }) {
  if (state.failure === null) return <main class="start">{t`Opening the request runner…`}</main>;
  return (
    <main class="start">
      <p class="tone-error line">
        <Icon name="error" /> {t`The request runner could not be opened:`} {failureText(new ProblemError(state.failure))}
      </p>
      <p>{t`Close this tab and open the runner again.`}</p>
    </main>
  );
}

/** Ctrl/Cmd+Enter anywhere. Kept from VS Code's own listener, which would turn it into a second send by command. */
function sendByKey(controller: Controller): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) void controller.send();
  };
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** Alt+Left and Alt+Right anywhere but where text is written. Without an answer to show, they are VS Code's. */
function moveByKey(controller: Controller): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const by = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : undefined;
    if (by === undefined || !altKey || ctrlKey || metaKey || shiftKey || isWriting(event.target) || !controller.showAnswer(by)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}

function isWriting(target: EventTarget | null): boolean {
  const fields = ['input', 'textarea', 'select', '.compose .cm-content'];
  return target instanceof Element && fields.some((field) => target.closest(field) !== null);
}
