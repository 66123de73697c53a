import assert from 'node:assert/strict';
import { Window } from './support/window.ts';

describe('a new window', () => {
  let window: Window;
  before(async () => {
    window = await Window.open();
  });
  after(() => window.close());

  it('shows the three views, and how to begin in the first', async () => {
    const sideBar = await window.sideBar();
    const titles = sideBar.locator('.pane-header .title');
    await titles.nth(2).waitFor();
    assert.deepEqual(
      (await titles.allInnerTexts()).map((title) => title.toLowerCase()),
      ['instances', 'api operations', 'requests'],
    );
    await window.view('Instances').welcome.getByRole('button', { name: 'Add Instance' }).waitFor();
  });

  it('lists its commands in one category', async () => {
    await window.quick.lookUp('Jamf Pro: ', window.quick.option(/^Jamf Pro: Add Instance/));
    await window.quick.cancel();
  });

  it('can be looked at', async () => {
    await window.inThemes(async (theme) => {
      await window.screenshot(`window-${theme}`);
    });
  });
});
