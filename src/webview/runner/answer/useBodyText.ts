import { t } from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BodyModel } from '../../../core/response/body/keptBody.ts';
import type { ResponseView } from '../../../core/response/view.ts';
import { failureText } from '../controller.ts';
import { createViewer, type Viewer } from '../editor/viewer.ts';
import { usePanel } from '../panel.ts';

/** Characters. Beyond it an editor of VS Code, or a file, is the better place. */
export const mostInPanel = 20_000_000;
const chunk = 256 * 1024;
const largeChunk = 2 * 1024 * 1024;

export interface BodyText {
  readonly parent: RefObject<HTMLDivElement | null>;
  readonly viewer: RefObject<Viewer | null>;
  readonly ready: boolean;
  /** Characters that are here, of all. */
  readonly loaded: number;
  readonly total: number;
  readonly loading: boolean;
  readonly failed: string | null;
  readonly loadAll: () => void;
}

/** The text of a body in a viewer: its head at once, more when the end comes into sight. */
export function useBodyText(view: ResponseView, body: Extract<BodyModel, { kind: 'text' }>, form: 'pretty' | 'raw'): BodyText {
  const { host, nonce } = usePanel();
  const parent = useRef<HTMLDivElement>(null);
  const viewer = useRef<Viewer>(null);
  const head = form === 'pretty' ? body.head : '';
  const [extent, setExtent] = useState({ loaded: head.length, total: form === 'pretty' ? body.total : Number.POSITIVE_INFINITY });
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const loader = useRef<Loader | null>(null);
  const more = (goal: number): void => void loader.current?.load(goal);
  useLayoutEffect(() => {
    if (parent.current === null) return undefined;
    const onNearEnd = (): void => more((loader.current?.loaded ?? 0) + chunk);
    const made = createViewer({
      parent: parent.current,
      nonce,
      label: t`Body of the answer`,
      language: form === 'pretty' ? body.language : 'text',
      text: head,
      onNearEnd,
    });
    viewer.current = made;
    loader.current = new Loader(head.length, form === 'pretty' ? body.total : Number.POSITIVE_INFINITY, {
      ask: (from, to) => host.call.bodyText({ handle: view.handle, form, from, to }),
      took(text, loaded, total) {
        if (viewer.current !== made) return;
        made.append(text);
        setExtent({ loaded, total });
      },
      busy: setLoading,
      failed: (error) => setFailed(t`The rest could not be had: ${failureText(error)}`),
    });
    if (form === 'raw') more(chunk);
    return () => {
      loader.current?.stop();
      viewer.current = null;
      made.destroy();
    };
  }, []);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const total = Number.isFinite(extent.total) ? extent.total : extent.loaded;
  return { parent, viewer, ready, loaded: extent.loaded, total, loading, failed, loadAll: () => more(mostInPanel) };
}

interface LoaderHooks {
  ask(from: number, to: number): Promise<{ readonly text: string; readonly total: number }>;
  took(text: string, loaded: number, total: number): void;
  busy(on: boolean): void;
  failed(error: unknown): void;
}

/** Gets a text piece by piece up to a goal, one piece at a time, in order. */
class Loader {
  loaded: number;
  #total: number;
  #goal = 0;
  #running = false;
  #stopped = false;
  readonly #hooks: LoaderHooks;

  constructor(loaded: number, total: number, hooks: LoaderHooks) {
    this.loaded = loaded;
    this.#total = total;
    this.#hooks = hooks;
  }

  stop(): void {
    this.#stopped = true;
  }

  async load(goal: number): Promise<void> {
    this.#goal = Math.max(this.#goal, Math.min(goal, mostInPanel));
    if (this.#running || !this.#wants()) return;
    this.#running = true;
    this.#hooks.busy(true);
    try {
      while (this.#wants()) await this.#piece();
    } catch (error) {
      this.#goal = this.loaded;
      if (!this.#stopped) this.#hooks.failed(error);
    } finally {
      this.#running = false;
      if (!this.#stopped) this.#hooks.busy(false);
    }
  }

  #wants(): boolean {
    return !this.#stopped && this.loaded < Math.min(this.#goal, this.#total);
  }

  async #piece(): Promise<void> {
    const size = this.#goal - this.loaded > largeChunk ? largeChunk : chunk;
    const { text, total } = await this.#hooks.ask(this.loaded, Math.min(this.loaded + size, this.#total));
    if (this.#stopped) return;
    this.#total = text === '' ? this.loaded : total;
    this.loaded += text.length;
    this.#hooks.took(text, this.loaded, this.#total);
  }
}
