/**
 * Runs in the page before anything else: the VS Code API that a webview gets, and what the test wants to know of the page.
 * Bytes travel as base64, since they would not survive on the way from Node to the page.
 */
export function beforeThePage(savedState: unknown): void {
  let state = savedState;
  const page = globalThis as unknown as PageGlobals;
  const encode = (value: unknown) => JSON.stringify(value);
  page.acquireVsCodeApi = () => ({
    postMessage: (message) => void page.panelToHost(encode(message)),
    getState: () => state ?? undefined,
    setState: (next) => {
      state = next;
      page.panelState = next;
      return next;
    },
  });
  page.panelState = savedState;
  page.hostToPanel = (text) => {
    const data: unknown = JSON.parse(text, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('base64' in value) || typeof value.base64 !== 'string') return value;
      return Uint8Array.from(atob(value.base64), (character) => character.codePointAt(0) ?? 0);
    });
    window.postMessage(data, '*');
  };
  document.addEventListener('securitypolicyviolation', (event) => {
    void page.panelTrouble(`Content-Security-Policy: ${event.violatedDirective} stopped ${event.blockedURI} ${event.sample}`);
  });
}

export interface PageGlobals {
  acquireVsCodeApi: () => { postMessage(message: unknown): void; getState(): unknown; setState(state: unknown): unknown };
  panelState: unknown;
  panelToHost(text: string): Promise<void>;
  panelTrouble(text: string): Promise<void>;
  hostToPanel(text: string): void;
}
