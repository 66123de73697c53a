/**
 * VS Code sends Ctrl+Z twice into a webview: as the key, and, because its own listener at the window forwards the key to
 * the workbench, once more as `document.execCommand('undo')`. The Edit menu sends the second alone. So keys are taken
 * here before that listener sees them, the command is taken over, and both lead to the focused field's own history.
 */
export function routeUndo(page: Document): void {
  const capture = { capture: true };
  page.addEventListener('keydown', (event) => take(page, event, undoKey(event)), capture);
  page.addEventListener('beforeinput', (event) => take(page, event, undoInput(event.inputType)), capture);
  const native = page.execCommand.bind(page);
  page.execCommand = (command, ...rest) => {
    if (command !== 'undo' && command !== 'redo') return native(command, ...rest);
    ask(page, command);
    return true;
  };
}

/** Lets an element, and what is inside it, undo and redo in its own way. */
export function ownUndo(element: Element, target: { undo(): void; redo(): void }): () => void {
  const listen = (event: Event): void => {
    event.stopPropagation();
    if (event instanceof CustomEvent && event.detail === 'undo') target.undo();
    else target.redo();
  };
  element.addEventListener(eventName, listen);
  return () => element.removeEventListener(eventName, listen);
}

type Step = 'undo' | 'redo';

const eventName = 'panel-undo';

function take(page: Document, event: Event, step: Step | null): void {
  if (step === null) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(page, step);
}

function ask(page: Document, step: Step): void {
  page.activeElement?.dispatchEvent(new CustomEvent<Step>(eventName, { detail: step, bubbles: true }));
}

function undoInput(inputType: string): Step | null {
  if (inputType === 'historyUndo') return 'undo';
  return inputType === 'historyRedo' ? 'redo' : null;
}

function undoKey(event: KeyboardEvent): Step | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && !event.shiftKey ? 'redo' : null;
}
