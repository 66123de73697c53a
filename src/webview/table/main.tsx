import { render } from 'preact';
import { routeUndo } from '../ui/undoRouter.ts';
import type { VsCodeApi } from '../wire.ts';
import { fittingWidth, pageMeasure } from '../grid/usualWidths.ts';
import { TableApp } from './app.tsx';
import { createTableHost } from './host.ts';
import { readMessages } from '../messages.ts';
import { createTablePage } from './tablePage.ts';
import '../style/base.css';
import '../grid/grid.css';
import './table.css';

declare function acquireVsCodeApi(): VsCodeApi;

readMessages(document);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element #root.');

const host = createTableHost(acquireVsCodeApi(), window);
const page = createTablePage(
  host,
  (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  (title, texts) => fittingWidth(title, texts, pageMeasure()),
);
routeUndo(document);
render(<TableApp page={page} host={host} />, root);
void page.start();
