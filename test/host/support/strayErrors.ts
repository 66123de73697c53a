import assert from 'node:assert/strict';
import { ours } from './extension.ts';

/** Errors that nobody caught in the extension's code would pass by unseen: VS Code logs them and goes on. They fail the run here. */
export function watchForStrayErrors(): Mocha.RootHookObject {
  const stray: string[] = [];
  const note = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (text.includes(ours().extensionPath)) stray.push(text);
  };
  return {
    beforeAll() {
      process.on('unhandledRejection', note);
      process.on('uncaughtExceptionMonitor', note);
    },
    afterAll() {
      process.off('unhandledRejection', note);
      process.off('uncaughtExceptionMonitor', note);
      assert.deepEqual(stray, []);
    },
  };
}
