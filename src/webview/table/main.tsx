import { render } from 'preact';
import { routeUndo } from '../ui/undoRouter.ts';
import type { VsCodeApi } from '../wire.ts';
import { App } from './app.tsx';
import { createTableHost } from './host.ts';
import { TableStore } from './store.ts';
import { readMessages } from '../messages.ts';
import '../style/base.css';
import './table.css';

declare function acquireVsCodeApi(): VsCodeApi;

readMessages(document);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

const host = createTableHost(acquireVsCodeApi(), window);
const store = new TableStore(host);
routeUndo(document);
render(<App store={store} host={host} />, root);
void store.start();
