import { render } from 'preact';
import { RunnerApp } from './app.tsx';
import { createController } from './controller.ts';
import { createHost } from './host.ts';
import { reduceRunner } from './reduce.ts';
import { initialRunner } from './state.ts';
import { createStore } from './store.ts';
import { saveByKey } from './saveKey.ts';
import { routeUndo } from '../ui/undoRouter.ts';
import { endQuestion, followOperation, keepDraft } from './watchers.ts';
import type { VsCodeApi } from '../wire.ts';
import { readMessages } from '../messages.ts';
import '../style/base.css';
import '../grid/grid.css';
import '../style/compose.css';
import '../style/answer.css';
import '../style/editor.css';

declare function acquireVsCodeApi(): VsCodeApi;

readMessages(document);
const root = document.getElementById('root');
const nonce = document.querySelector<HTMLScriptElement>('script[nonce][src]')?.nonce ?? '';
if (root === null) throw new Error('The page has no element #root.');

const host = createHost(acquireVsCodeApi(), window);
const store = createStore(initialRunner, reduceRunner);
routeUndo(document);
followOperation(host, store);
keepDraft(host, store, window);
const controller = createController(host, store);
endQuestion(store, controller.stop);
saveByKey(document, controller);
render(<RunnerApp controller={controller} store={store} nonce={nonce} />, root);
void controller.start();
