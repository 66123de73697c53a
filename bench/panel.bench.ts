import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { bodyModel, keepBody } from '../src/core/response/body/keptBody.ts';
import { browser, mochaGlobalTeardown } from '../test/webview/support/browser.ts';
import { Panel } from '../test/webview/support/panel.ts';
import { answer, computersDraft, scripted, textBody } from '../test/support/pages/runnerFixtures.ts';
import type { RequestDraft } from '../src/shared/draft.ts';
import type { Comparison } from './comparison.ts';

/** The built panel in a browser, in front of a host that answers at once. Times are taken inside the page. */
const line = '    { "id": "1", "name": "MAC-1000", "value": 12345.678 },\n';
const large = `{\n  "results": [\n${line.repeat(Math.ceil(5_000_000 / line.length))}  ]\n}`;
const head = large.slice(0, 256 * 1024);

/** What a blank webview takes to open in VS Code is at least 200 ms; the goal is half of that on top. */
const allowance = 100;
const patience = 50;
const typed = 60;

async function open(draft: RequestDraft = computersDraft): Promise<Panel> {
  const send = () => answer({ size: large.length, body: textBody(head, { total: large.length }) });
  return await Panel.open(await browser(), { host: scripted({ draft }, { send, checkBody: () => [], completeBody: () => [] }) });
}

/** Milliseconds since the page began to load. */
function age(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

async function blank(one: Browser): Promise<number> {
  const page = await one.newPage();
  await page.goto('data:text/html,<title>Blank</title><div>ready</div>');
  await page.getByText('ready').waitFor();
  const took = await age(page);
  await page.close();
  return took;
}

async function ready(): Promise<number> {
  const panel = await open();
  await panel.page.getByRole('combobox', { name: 'Path and query' }).waitFor();
  const took = await age(panel.page);
  await panel.close();
  return took;
}

/** From a key to the frame that shows it, the slowest but for one in twenty. */
async function slowestKey(): Promise<number> {
  const panel = await open({ ...computersDraft, method: 'PUT', body: { kind: 'text', mediaType: 'application/json', text: large } });
  const { page } = panel;
  await page.locator('.compose').getByRole('textbox', { name: 'Body', exact: true }).click();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    document.addEventListener(
      'keydown',
      () => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start)));
      },
      { capture: true },
    );
  });
  await page.keyboard.type('x'.repeat(typed), { delay: 60 });
  const times = await page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes);
  await panel.close();
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

const tenMegabytes = `{\n  "results": [\n${line.repeat(Math.ceil(10_000_000 / line.length) - 1)}${line.replace(',\n', '\n')}  ]\n}\n`;

/** The same editor as the panel's with nothing around it: the text laid out, and from the page's memory to its frame. */
async function bareEditor(): Promise<number> {
  const start = performance.now();
  const laidOut = JSON.stringify(JSON.parse(tenMegabytes), null, 2);
  const laying = performance.now() - start;
  const contents = `
    import { EditorView, lineNumbers } from '@codemirror/view';
    import { json } from '@codemirror/lang-json';
    globalThis.editorWith = (doc) => new EditorView({ doc, extensions: [lineNumbers(), json()], parent: document.body });`;
  const stdin = { contents, resolveDir: import.meta.dirname };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, minify: true, format: 'iife' });
  const page = await (await browser()).newPage({ viewport: { width: 900, height: 1000 } });
  await page.setContent('<style>.cm-editor { height: 900px }</style>');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const took = await page.evaluate(async (text) => {
    const start = performance.now();
    (globalThis as unknown as { editorWith: (doc: string) => void }).editorWith(text);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, laidOut);
  await page.close();
  return laying + took;
}

/** From the click on Send to the frame that shows the answer's beginning, with all that the host does to its bytes. */
async function tenMegabytesShown(): Promise<number> {
  const bytes = new TextEncoder().encode(tenMegabytes);
  const send = async () => answer({ size: bytes.length, body: bodyModel(await keepBody(bytes, 'application/json')) });
  const panel = await Panel.open(await browser(), { host: scripted({ draft: computersDraft }, { send }) });
  const { page } = panel;
  await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
  const took = await page.evaluate(async () => {
    const start = performance.now();
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Send');
    button?.click();
    while (document.querySelector('.answer .cm-line')?.textContent !== '{') await new Promise(requestAnimationFrame);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  });
  await panel.close();
  return took;
}

async function send(page: Page, times: number): Promise<void> {
  for (let count = 0; count < times; count++) {
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    await page.locator('.status-line').waitFor();
  }
}

const warm = 80;
const counted = 200;

async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1024;
}

/** KiB per answer, with what the browser's driver keeps of each message. */
async function leftByEach(): Promise<number> {
  const panel = await open();
  await send(panel.page, warm);
  const before = await heap(panel.page);
  await send(panel.page, counted);
  const after = await heap(panel.page);
  await panel.close();
  return (after - before) / counted;
}

const isThere = await browser().then(
  () => true,
  () => false,
);
const skip = isThere ? {} : { skip: 'there is no browser on this machine' };

export const comparisons: readonly Comparison[] = [
  {
    name: 'open the panel until it is ready, against a blank page and 100 ms',
    goal: 1,
    rounds: 12,
    floor: async () => ({ amount: (await blank(await browser())) + allowance }),
    subject: async () => ({ amount: await ready() }),
    ...skip,
  },
  {
    name: 'lay out and show an answer of 10 MB, against JSON.parse, its print in a bare editor, and 100 ms',
    goal: 1.5,
    rounds: 9,
    floor: async () => ({ amount: (await bareEditor()) + allowance }),
    subject: async () => ({ amount: await tenMegabytesShown() }),
    ...skip,
  },
  {
    name: 'a key in a body of 5 MB until its frame, 95 of 100, against 50 ms',
    goal: 1,
    rounds: 1,
    floor: () => ({ amount: patience }),
    subject: async () => ({ amount: await slowestKey() }),
    ...skip,
  },
  {
    name: `memory of the panel that each of ${counted} answers of 5 MB leaves, against 16 KiB`,
    goal: 1,
    unit: 'KiB',
    rounds: 1,
    floor: () => ({ amount: 16 }),
    subject: async () => ({ amount: await leftByEach() }),
    ...skip,
  },
];

/** The browser would keep the process alive. */
export async function finish(): Promise<void> {
  await mochaGlobalTeardown();
}
