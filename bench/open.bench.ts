import type { Page } from 'playwright-core';
import { bed } from '../test/e2e/support/hooks.ts';
import { Window } from '../test/e2e/support/window.ts';
import type { Comparison } from './comparison.ts';

/*
 * From the click on a row to what it opens, against local files in the same window: an object's text against a file of the same text, a
 * list's first rows against a folder of as many files. The demo answers inside the window, so that a round trip takes no time. Times are
 * taken inside the page: from the click to the frame that shows the words.
 */
const buildings = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const rounds = 15;

let opened: Promise<Window> | undefined;
let names: readonly string[] = [];
let turn = 0;
let unfolded = 0;

/** A window with the demo's buildings unfolded, and with a file beside them for each, of which the text is that of its object. */
async function ready(): Promise<Window> {
  opened ??= (async () => {
    const folders = Array.from({ length: rounds }, (_, round) =>
      buildings.map((id) => [`Folder ${round}/In ${round}-${id}.json`, textOf(id)]),
    );
    const files = [...buildings.map((id) => [`Local ${id}.json`, textOf(id)]), ...folders.flat()];
    const window = await Window.open({ files: Object.fromEntries(files), size: { width: 1400, height: 1400 } });
    await window.sideBar();
    const instances = window.view('Instances');
    await instances.welcome.getByRole('button', { name: 'Try the demo' }).click();
    await instances.expand('Demo', 'Organization', 'Buildings');
    await instances.row('Riverside High School').waitFor();
    names = (await instances.rows()).filter(({ level }) => level === 4).map(({ label }) => label);
    return window;
  })();
  return await opened;
}

/** As the demo has a building, to the byte as near as it matters. */
function textOf(id: number): string {
  const building = { id: String(id), name: `Local ${id}`, streetAddress1: '600 River Parkway', streetAddress2: null, city: 'Alder Valley' };
  return `${JSON.stringify({ ...building, stateProvince: 'Oregon', zipPostalCode: '97098', country: 'United States' }, null, 2)}\n`;
}

const inEditor = '.editor-instance .view-line';
const inSideBar = '.part.sidebar .monaco-list-row';

/** Clicks the row with this text, and waits for the frame in which the words are on the screen at that place. */
async function clickToWords(page: Page, row: string, words: string, place: string): Promise<number> {
  await page.evaluate(
    ([wanted, where]) => {
      const measured = new Promise<number>((resolve) => {
        const from = (event: MouseEvent): void => {
          removeEventListener('click', from, { capture: true });
          const start = event.timeStamp;
          const look = (): void => {
            const shown = [...document.querySelectorAll(where)].some((line) =>
              (line.textContent ?? '').replaceAll('\u00A0', ' ').includes(wanted),
            );
            if (shown) requestAnimationFrame(() => resolve(performance.now() - start));
            else requestAnimationFrame(look);
          };
          look();
        };
        addEventListener('click', from, { capture: true });
      });
      Object.assign(globalThis, { measured });
    },
    [words, place] as const,
  );
  const name = page.locator('.label-name', { hasText: new RegExp(`^${row}$`) });
  await page.locator(inSideBar).filter({ has: name }).first().click();
  return await page.evaluate(() => (globalThis as unknown as { measured: Promise<number> }).measured);
}

/** The side bar with this title, and nothing else under way. */
async function resting(window: Window, title: string): Promise<Page> {
  await window.sideBar(title);
  await window.page.locator('.part.sidebar .monaco-list-row').first().waitFor();
  await window.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return window.page;
}

const skipped = process.platform === 'linux' && process.arch === 'x64' ? {} : { skip: 'needs the VS Code server, which runs on Linux' };

export const comparisons: readonly Comparison[] = [
  {
    name: 'from a click on a building to its text, against a local file of the same text',
    goal: 1.3,
    rounds,
    floor: async () => {
      const window = await ready();
      const name = `Local ${buildings[turn % buildings.length]}`;
      return { amount: await clickToWords(await resting(window, 'Explorer'), `${name}.json`, `"${name}"`, inEditor) };
    },
    subject: async () => {
      const window = await ready();
      const name = names[turn++ % names.length] ?? '';
      return { amount: await clickToWords(await resting(window, 'Jamf Pro'), name, `"${name}"`, inEditor) };
    },
    ...skipped,
  },
  {
    name: 'from a click on a list of 12 buildings to its rows, against a local folder of as many files',
    goal: 1.3,
    rounds,
    floor: async () => {
      const page = await resting(await ready(), 'Explorer');
      const folder = unfolded++;
      return { amount: await clickToWords(page, `Folder ${folder}`, `In ${folder}-12.json`, inSideBar) };
    },
    subject: async () => {
      const window = await ready();
      const page = await resting(window, 'Jamf Pro');
      const instances = window.view('Instances');
      await instances.row('Buildings').click();
      await instances.row(names[0] ?? '').waitFor({ state: 'detached' });
      await instances.inline('Buildings', 'Refresh');
      return { amount: await clickToWords(page, 'Buildings', names.at(-1) ?? '', inSideBar) };
    },
    ...skipped,
  },
];

export async function finish(): Promise<void> {
  if (opened === undefined) return;
  await (await opened).close();
  await (await bed()).stop();
}
