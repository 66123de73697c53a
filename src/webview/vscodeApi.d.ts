/** What VS Code puts into the page. Acquired once, in `main.tsx`, and handed to {@link file://./host.ts} only. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

declare module '*.css' {}
