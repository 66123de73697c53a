import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { signedIn } from '../../support/demoCaller.ts';
import { isWrittenDown } from '../support/leftovers.ts';
import { pressLens } from '../support/lens.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

describe('an object as a file', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1400, height: 1500 } });
    const ask = signedIn(desk.server.demo);
    for (let number = 1; number <= 60; number += 1) ask('POST', '/api/v1/buildings/1/history', { note: `Earlier note ${number}` });
  });
  after(() => desk.close());

  const shot = (name: string) => desk.window.screenshot(`object-${name}`);
  const tree = () => desk.window.view('Instances');
  const quick = () => desk.window.quick;
  const changed = () => desk.window.dialog('Change 1 field');
  const tabs = () => desk.window.page.locator('.tabs-container .tab');
  const lens = (text: string) => desk.window.activeEditor().element.locator('.codelens-decoration a').filter({ hasText: text });
  const step = (name: string): Locator => desk.window.page.locator('.getting-started-step').filter({ hasText: name });
  const isDone = async (name: string): Promise<boolean> =>
    (await step(name).locator('.codicon-getting-started-step-checked.complete').count()) > 0;
  const deletions = () => desk.writes().filter(({ method }) => method === 'DELETE').length;

  /** Closes all tabs, of which one has changes. */
  async function giveUp(): Promise<void> {
    await desk.window.command('View: Close All Editors');
    await desk.window.dialog('Do you want to save the changes').press("Don't Save");
    await tabs().first().waitFor({ state: 'detached' });
  }

  /** What is created is shown in the place of its draft, which is gone: so many tabs are left. */
  async function isCreated(kind: string, text: string, left: number): Promise<void> {
    await desk.window.page
      .locator('.breadcrumbs-control')
      .filter({ hasText: new RegExp(String.raw`${kind}\d+`) })
      .waitFor();
    await isFilled(text);
    await until('the draft to be gone', async () => (await tabs().count()) === left);
  }

  /** An empty document opens, and is filled then. */
  async function isFilled(text: string): Promise<void> {
    await desk.window.activeEditor().element.locator('.view-line').filter({ hasText: text }).first().waitFor();
  }

  it('can be chosen from a list, from which a step leads back to the kinds', async () => {
    const { window } = desk;
    const first = async (): Promise<void> => {
      await quick()
        .option(/^Buildings,/)
        .waitFor();
      await quick().input.fill('scripts');
      await quick().pick(/^Scripts,/);
      await quick().option(desk.name('scripts', '1')).waitFor();
    };
    await window.inThemes(async (theme) => {
      await window.command('Jamf Pro: Open Object…');
      await first();
      await quick().back();
      await first();
      await quick().input.fill('999999');
      await quick()
        .option(/^Open the object with the id/)
        .waitFor();
      await shot(`0-chosen-${theme}`);
      await quick().cancel();
    });
  });

  it('is chosen from the walkthrough as well, whose step is done by an edit and not before', async () => {
    const { window } = desk;
    await window.command('Welcome: Open Walkthrough...');
    await quick().pick(/^Get Started with Jamf Pro Explorer/);
    await step('Edit it as a file').click();
    await step('Edit it as a file').getByRole('button', { name: 'Open Object' }).click();
    // What is typed goes where the focus is, as for a person.
    await until('the focus in the input', () => quick().input.evaluate((input) => input === document.activeElement));
    await window.page.keyboard.type('buildings');
    await quick().pick(/^Buildings/);
    const name = desk.name('buildings', '7');
    await quick().option(desk.name('buildings', '1')).waitFor();
    await quick().input.fill(name.slice(1));
    await quick().focused(name).waitFor();
    await quick().input.press('Enter');
    await window.editor(`/7/${encodeURIComponent(name)}.json`).element.waitFor();
    const welcome = window.page.getByRole('tab', { name: /Welcome|Walkthrough/ });
    await welcome.click();
    await step('Edit it as a file').waitFor();
    assert.equal(await isDone('Edit it as a file'), false);
    await window.tab(new RegExp(name)).click();
    await desk.replace('"city"', '"city" ');
    await welcome.click();
    await until('the step to be done', () => isDone('Edit it as a file'));
    await shot('0-walkthrough');
    await giveUp();
  });

  it('asks before it writes, where Enter only shows what will change, and the server has it', async () => {
    const { window } = desk;
    await desk.building('1');
    const name = desk.name('buildings', '1');
    await desk.replace(JSON.stringify(name), JSON.stringify(`${name} North`));
    await window.activeEditor().save();
    await changed().element.waitFor();
    await shot('1-confirm');
    await window.page.keyboard.press('Enter');
    await window.tab(/what will change/).waitFor();
    const beside = window.toast('Change 1 field');
    await beside.element.waitFor();
    await shot('1-confirm-diff');
    await window.page.keyboard.press('Enter');
    assert.deepEqual(desk.writes(), []);
    await beside.press('Send');
    await window.tab(/what will change/).waitFor({ state: 'detached' });
    await desk.clean().waitFor();
    assert.equal(desk.name('buildings', '1'), `${name} North`);
    assert.deepEqual(
      desk.writes().map(({ method, path }) => `${method} ${path}`),
      ['PUT /api/v1/buildings/1'],
    );
    await tree().row(`${name} North`).waitFor();
  });

  for (const [choice, city] of [
    ['Compare', 'Theirs'],
    ['Overwrite', 'Mine after Theirs'],
    ['Discard Mine', 'Theirs again'],
  ] as const) {
    it(`changed on both sides: ${choice}`, async () => {
      const { window } = desk;
      const before = String(desk.stored('buildings', '1')['city']);
      await desk.replace(`"city": ${JSON.stringify(before)}`, `"city": "Mine after ${before}"`);
      await desk.elsewhere('buildings/1', { city: choice === 'Overwrite' ? 'Between' : city });
      await window.activeEditor().save();
      const question = window.dialog('was changed on Lab since you opened it');
      await question.element.waitFor();
      await shot(`2-conflict-${choice.replace(' ', '-')}`);
      await question.press(choice);
      if (choice === 'Compare') {
        await window.tab(/Lab ↔ yours/).waitFor();
        await window.toast(/changed on the server meanwhile/).element.waitFor();
        await desk.takeSaveErrors();
        await shot('2-compare');
        await window.command('Notifications: Clear All Notifications');
        await window.closeTab();
        await desk.revert();
      }
      await desk.clean().waitFor();
      assert.equal(desk.stored('buildings', '1')['city'], city);
      // It is read again once VS Code has taken note of the save.
      await until('what is stored', async () => (await window.activeEditor().text()).includes(`"city": "${city}"`));
    });
  }

  it('undoes the last save', async () => {
    const { window } = desk;
    await desk.replace(`"country": "United States"`, '"country": "Canada"');
    await window.activeEditor().save();
    await changed().press('Send');
    await desk.clean().waitFor();
    assert.equal(desk.stored('buildings', '1')['country'], 'Canada');
    await window.command('Jamf Pro: Undo Last Save');
    await changed().element.waitFor();
    await desk.dirty().waitFor();
    await changed().press('Send');
    await desk.clean().waitFor();
    assert.equal(desk.stored('buildings', '1')['country'], 'United States');
  });

  it('takes a note into what Jamf Pro keeps of it, which comes page by page below the versions, and shows it in full', async () => {
    const { window } = desk;
    await window.command('Jamf Pro: Add History Note…');
    await quick().answer('Checked with the school', /It cannot be taken back/);
    await window.dialog('Leave a note in the history of').press('Send');
    await window.toast('The note is in the history of').press('Show Versions');
    await quick()
      .option(/Checked with the school/)
      .waitFor();
    // By the keys alone: above the first row is the last one, and what comes is gone on with from where it begins.
    await quick().input.press('ArrowUp');
    await quick()
      .focused(/50 of \d+ of Jamf Pro are here/)
      .waitFor();
    await quick().input.press('Enter');
    await quick().widget.locator('.focused').getByText('Earlier note').waitFor();
    await quick().input.fill('Earlier note');
    await quick().widget.getByText('60 Results').waitFor();
    await quick().input.fill('Checked');
    await quick().pick(/Checked with the school/);
    await until('the whole note', async () => (await window.activeEditor().text()).includes('Note: Checked with the school'));
    await window.closeTab();
  });

  it('says of each version what changed in it, and shows it beside the one before it and the editor', async () => {
    const { window } = desk;
    const open = async (): Promise<void> => {
      await window.command('Jamf Pro: Show Versions');
      // What Jamf Pro keeps comes later, and moves the rows below it.
      await quick()
        .option(/ · Jamf Pro.*Edited/)
        .waitFor();
    };
    const saved = /saved from this computer.*Changed: country/;
    await window.inThemes(async (theme) => {
      await open();
      await quick().option(saved).waitFor();
      await shot(`3-versions-${theme}`);
      await quick().pick(saved);
      await quick().pick(/Compare with the version before/);
      await window.tab(/before ↔/).waitFor();
      await window.page.locator('.monaco-diff-editor').getByText('"Canada"').first().waitFor();
      await shot(`3-before-${theme}`);
      await window.closeTab();
    });
    await open();
    await quick().pick(saved);
    await quick().pick(/Compare with the editor/);
    await window.tab(/↔ editor/).waitFor();
    await window.closeTabs();
  });

  it('is begun as its script with its other fields beside it, is created once with both, and takes the script back', async () => {
    const { window } = desk;
    const before = desk.writes().length;
    await window.command('Jamf Pro: New Script from Template…');
    await quick().pick(/^Script(,|$)/);
    await quick().pick(/^Zsh script,/);
    await quick().answer('Sweep', 'Its name in Jamf Pro');
    await isFilled('#!/bin/zsh');
    await window.editor('/new/Sweep.zsh').setText('#!/bin/zsh\nprint swept\n');
    await shot('4-script');
    await pressLens(lens('Open the other fields as JSON'));
    await window.editor('/new/Sweep.json').element.waitFor();
    await isFilled('"parameter4"');
    await desk.replace('"parameter4": "Setting"', '"parameter4": "Folder"');
    await window.activeEditor().save();
    await window.dialog('Create script “Sweep” on Lab').press('Send');
    await isCreated('scripts', 'print swept', 2);
    const [created, ...others] = desk.writes().slice(before);
    assert.deepEqual(others, []);
    const { name, parameter4, scriptContents } = JSON.parse(String(created?.body)) as Record<string, unknown>;
    assert.deepEqual([name, parameter4, scriptContents], ['Sweep', 'Folder', '#!/bin/zsh\nprint swept\n']);
    await window.editor('/Sweep.zsh').setText('#!/bin/zsh\nprint swept twice\n');
    await window.activeEditor().save();
    await changed().press('Send');
    await desk.clean().waitFor();
    assert.equal(JSON.parse(String(desk.writes().at(-1)?.body)).scriptContents, '#!/bin/zsh\nprint swept twice\n');
    await window.tab(/^Sweep\.json/).click();
    // It is read again once VS Code has taken note of the save.
    await until('the script in its JSON', async () => (await window.activeEditor().text()).includes('print swept twice'));
    await window.closeTabs();
  });

  it('begins a new one, and becomes what was created', async () => {
    await tree().inline('Departments', /^New/);
    await isFilled('"name"');
    await desk.replace('"name": ""', '"name": "Robotics"');
    await desk.window.activeEditor().save();
    await desk.window.dialog('Create').press('Send');
    await tree().expand('Departments');
    await tree().row('Robotics').waitFor();
    await isCreated('departments', '"id"', 1);
    await shot('5-created');
  });

  it('duplicates one under a name of its own', async () => {
    await tree().menu('Robotics', /^Duplicate/);
    await isFilled('"name": "Robotics copy"');
    assert.doesNotMatch(await desk.window.activeEditor().text(), /"id"/);
    await desk.window.activeEditor().save();
    await desk.window.dialog('Create').press('Send');
    await tree().row('Robotics copy').waitFor();
    await isCreated('departments', '"id"', 2);
  });

  it('is deleted only after a question, where Enter only shows what goes', async () => {
    const { window } = desk;
    await tree().menu('Robotics copy', /^Delete/);
    const question = window.dialog('Delete Department “Robotics copy” on Lab.');
    await question.element.waitFor();
    await shot('6-delete');
    await window.page.keyboard.press('Enter');
    const shown = window.tab(/^Robotics copy/).nth(1);
    await shown.waitFor();
    await window.toast('Delete Department “Robotics copy” on Lab.').press('Do Nothing');
    await shown.waitFor({ state: 'detached' });
    assert.equal(deletions(), 0);
    await tree().menu('Robotics copy', /^Delete/);
    await question.press('Delete');
    await tree().row('Robotics copy').waitFor({ state: 'detached' });
    await window.tab(/^Robotics copy/).waitFor({ state: 'detached' });
    assert.equal(deletions(), 1);
  });

  it('is deleted, and a text that was not sent stays in its tab', async () => {
    const { window } = desk;
    await window.tab(/^Robotics\.json/).click();
    await desk.replace('"Robotics"', '"Not to be lost"');
    // The one row: the focus after the deletion before may come to the list that late that it takes a key which was meant for the text.
    await tree().click('Robotics');
    await tree().menu('Robotics', /^Delete/);
    await window.dialog('Delete Department “Robotics” on Lab.').press('Delete');
    await tree().row('Robotics').waitFor({ state: 'detached' });
    await desk.dirty().waitFor();
    await lens('Deleted on Lab').waitFor();
    await shot('6-deleted');
    assert.equal(deletions(), 2);
    await giveUp();
  });

  it('is a draft where VS Code saves by itself, which a reload leaves and Ctrl+S sends', async () => {
    const { window } = desk;
    const before = desk.writes().length;
    await window.command('File: Toggle Auto Save');
    await desk.building('3');
    await desk.replace(desk.name('buildings', '3'), 'Kept here');
    await desk.sign().waitFor();
    await desk.hasKeptDraft('Kept here');
    await isWrittenDown(window, 'editorpart.state', 'buildings/3/');
    await window.reload();
    await window.editor('.json').element.waitFor();
    assert.match(await window.activeEditor().text(), /Kept here/);
    await desk.sign().waitFor();
    await desk.clean().waitFor();
    await shot('7-reloaded');
    assert.equal(desk.writes().length, before);
    await window.activeEditor().save();
    await changed().press('Send');
    await desk.sign().waitFor({ state: 'detached' });
    assert.equal(desk.name('buildings', '3'), 'Kept here');
    assert.equal(desk.writes().length, before + 1);
  });
});
