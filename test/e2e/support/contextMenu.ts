import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';

/** Takes an item of the context menu of this row; its name goes on with the keys that it is bound to. */
export async function pickFromMenu(row: Locator, item: string | RegExp): Promise<void> {
  await clickRow(row, { button: 'right' });
  await pickItem(row.page(), item);
}

/** Takes an item of the menu that comes up. With the key: one that has just come up takes no click yet. */
export async function pickItem(page: Page, item: string | RegExp): Promise<void> {
  const found = page.locator('.monaco-menu').getByRole('menuitem', { name: item });
  await found.waitFor();
  await found.hover();
  await found.press('Enter');
  await found.waitFor({ state: 'hidden' });
}

export interface RowClick {
  readonly button?: 'left' | 'right';
  readonly key?: 'ctrl' | 'shift';
  readonly times?: 1 | 2;
}

/**
 * What a row says: what presses its element compares it in the page. VS Code draws rows anew in the elements of others, and between the
 * search for an element and what is done with it another row may have got it.
 */
function wordsOf(row: Locator): Promise<string | undefined> {
  return row.evaluateAll(([found]) => found?.textContent);
}

/** Once the list of the row rests, and the pointer is there. */
export async function clickRow(row: Locator, click: RowClick = {}): Promise<void> {
  await until('a row that nothing covers', async () => {
    await isStill(row);
    // What covers it is looked for below.
    await row.hover({ force: true });
    return await pressed(row, click);
  });
}

/**
 * Presses a row or a line above a text if it is there and nothing covers it. It is looked at, pressed and let go in one step: by the time
 * that a button is pressed another row may stand in its place, or all of them be drawn anew before the button is let go.
 */
export async function pressed(row: Locator, { button = 'left', key, times = 1 }: RowClick = {}): Promise<boolean> {
  const words = await wordsOf(row);
  return await row.evaluateAll(
    ([found], click) => {
      if (found === undefined || found.textContent !== click.words) return false;
      const { left, top, width, height } = found.getBoundingClientRect();
      const [clientX, clientY] = [left + width / 2, top + height / 2];
      const inFront = document.elementFromPoint(clientX, clientY);
      if (inFront === null || !found.contains(inFront)) return false;
      const isRight = click.button === 'right';
      const how = {
        bubbles: true,
        cancelable: true,
        view: window,
        clientX,
        clientY,
        ctrlKey: click.key === 'ctrl',
        shiftKey: click.key === 'shift',
      };
      const fire = (type: string, detail: number): boolean =>
        inFront.dispatchEvent(new MouseEvent(type, { ...how, detail, button: isRight ? 2 : 0 }));
      for (let detail = 1; detail <= click.times; detail++) {
        const types = isRight ? ['mousedown', 'contextmenu', 'mouseup'] : ['mousedown', 'mouseup', 'click'];
        for (const type of types) fire(type, detail);
      }
      if (click.times === 2) fire('dblclick', 2);
      return true;
    },
    { button, key, times, words },
  );
}

/** Presses a button of a row, which is there while the pointer is over the row; in one step, as the row itself. */
export async function pressButtonOf(row: Locator, name: string | RegExp): Promise<void> {
  const button = row.getByRole('button', { name });
  await until(`the button ${String(name)}`, async () => {
    // Again each time: a row that moved meanwhile is no longer below the pointer, and has no buttons.
    await row.hover();
    const words = await wordsOf(row);
    return await button.evaluateAll(([found], said) => {
      if (!(found instanceof HTMLElement) || found.closest('.monaco-list-row')?.textContent !== said) return false;
      found.click();
      return true;
    }, words);
  });
}

/**
 * Folds a row or unfolds it. It is looked at and pressed in one step: by the time that a pointer gets there another row may stand in its
 * place. One that is away for a moment, since a row above it is drawn anew, is waited for. `unless`: as it may stand already, since an
 * instance that was added is unfolded by itself.
 */
export async function turnRow(row: Locator, unless?: 'unfolded'): Promise<void> {
  await until('a row that rests', async () => {
    await isStill(row);
    const words = await wordsOf(row);
    return await row.evaluateAll(
      ([found], { left, said }) => {
        if (found === undefined || found.textContent !== said) return false;
        if (left === 'unfolded' && found.getAttribute('aria-expanded') === 'true') return true;
        const twistie = found.querySelector('.monaco-tl-twistie');
        const how = { bubbles: true, cancelable: true, button: 0, detail: 1 };
        for (const type of ['mousedown', 'click']) twistie?.dispatchEvent(new MouseEvent(type, how));
        return true;
      },
      { left: unless, said: words },
    );
  });
}

/**
 * Waits until the list of this row is no longer drawn anew, as a person does before aiming: what arrives later (counts, privileges)
 * replaces rows, and a right click on a row that is replaced brings up no menu.
 */
export async function isStill(row: Locator): Promise<void> {
  await leaveHovers(row.page());
  await hasRested(row, '.monaco-list');
}

/** Waits until nothing has changed for 300 ms in what this stands in, and nothing in it loads. */
export async function hasRested(part: Locator, within: string): Promise<void> {
  await part.evaluate(async (element, selector) => {
    const whole = element.closest(selector);
    if (whole === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let resting = (): void => undefined;
    const look = (): void => {
      if (whole.querySelector('.codicon-tree-item-loading') === null) resting();
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, 300);
    };
    const observer = new MutationObserver(wait);
    observer.observe(whole, { subtree: true, childList: true, characterData: true, attributes: true });
    await new Promise<void>((resolve) => {
      resting = resolve;
      wait();
    });
    observer.disconnect();
  }, within);
}

/**
 * The hover of a row covers those below it, for as long as the pointer stays where it is. That of a row which was drawn anew under the
 * pointer stays even longer: mostly until the pointer has been in it.
 */
export async function leaveHovers(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
  const hover = page.locator('.workbench-hover:visible');
  const box = await hover.evaluateAll(([found]) => found?.getBoundingClientRect().toJSON() as DOMRect | undefined);
  if (box === undefined) return;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(1, 1);
}
