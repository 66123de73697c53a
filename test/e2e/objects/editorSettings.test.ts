import assert from 'node:assert/strict';
import { ObjectDesk } from '../support/objectDesk.ts';

/** Settings that were made for source code, and work on objects too. */
const settings = {
  'files.encoding': 'windows1252',
  'files.trimTrailingWhitespace': true,
  'files.associations': { '*.json': 'jsonc' },
};

describe('objects under settings that were made for source code', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ settings });
    await tree().expand('Lab', 'Scripts & Packages', 'Scripts');
    await tree().row(desk.name('scripts', '1')).waitFor();
  });
  after(() => desk.close());

  const tree = () => desk.window.view('Instances');
  const asked = () => desk.window.dialog('Change 1 field');
  const script = (id: string) => String(desk.stored('scripts', id)['scriptContents']);

  async function openScript(id: string): Promise<void> {
    await tree().menu(desk.name('scripts', id), /^Open Script Text/);
    await desk.window.editor(`/${id}/${encodeURIComponent(desk.name('scripts', id))}.sh`).element.waitFor();
  }

  async function isSaved(writes: number): Promise<void> {
    await asked().press('Send');
    await desk.clean().waitFor();
    assert.equal(desk.writes().length, writes);
  }

  it('are UTF-8 in any encoding of files: what is typed arrives as it was typed', async () => {
    await desk.elsewhere('scripts/1', { scriptContents: '#!/bin/sh\necho "für“\n' });
    await openScript('1');
    await desk.window.statusBarItem(/^UTF-8$/).waitFor();
    await desk.replace('echo "für“', 'echo "für“ “€ 🚀”');
    await desk.window.activeEditor().save();
    await isSaved(1);
    assert.equal(script('1'), '#!/bin/sh\necho "für“ “€ 🚀”\n');
    await desk.window.command('View: Close All Editors');
  });

  it('keep the byte order mark of a script, and are sent once', async () => {
    await desk.elsewhere('scripts/2', { scriptContents: '\uFEFF#!/bin/sh\necho 1\n' });
    await openScript('2');
    await desk.replace('echo 1', 'echo 2');
    await desk.window.activeEditor().save();
    await isSaved(2);
    assert.equal(script('2'), '\uFEFF#!/bin/sh\necho 2\n');
    await desk.sign().waitFor({ state: 'detached' });
    await desk.window.command('View: Close All Editors');
  });

  it('say what VS Code cannot keep, ask for it, and send nothing where nothing was typed', async () => {
    await desk.elsewhere('scripts/3', { scriptContents: '#!/bin/sh\necho 1\r\necho 2\nawk RS="\r"\n' });
    await openScript('3');
    const told = desk.window.toast('VS Code cannot keep this script as it is');
    assert.match(await told.text(), /line 2 in CRLF and line 4 in a lone carriage return will end in LF/);
    await told.dismiss();
    await desk.window.activeEditor().save();
    await desk.replace('echo 2', 'echo two  ');
    await desk.dirty().waitFor();
    assert.equal(desk.writes().length, 2);
    await desk.window.activeEditor().save();
    assert.match(
      await asked().text(),
      /1 line of the script changes\.[^]*line 2 in CRLF and line 4 in a lone carriage return will end in LF/,
    );
    await isSaved(3);
    assert.equal(script('3'), '#!/bin/sh\necho 1\necho two\nawk RS="\n"\n');
    await desk.window.command('View: Close All Editors');
  });

  it('are helped with, whatever language a JSON file is', async () => {
    await tree().menu(desk.name('scripts', '4'), /^Open$/);
    await desk.window.statusBarItem(/^JSON with Comments$/).waitFor();
    await desk.window.activeEditor().goBehind('"priority": "');
    const offered = await desk.window.activeEditor().complete();
    await offered.filter({ hasText: 'AT_REBOOT' }).first().waitFor();
    await desk.window.page.keyboard.press('Escape');
    await desk.window.command('View: Close All Editors');
  });

  it('say how many lines the settings change, and show them although a comparison hides blanks', async () => {
    await desk.elsewhere('scripts/1', { scriptContents: '#!/bin/sh\ncat <<X\nkept  \nX\necho 1\n' });
    await openScript('1');
    await desk.replace('echo 1', 'echo 2');
    await desk.window.activeEditor().save();
    assert.match(await asked().text(), /2 lines of the script change, 1 of them only in blanks\./);
    await asked().press('Show Changes');
    await desk.window.page.locator('.monaco-diff-editor .view-line', { hasText: 'kept··' }).first().waitFor();
    await desk.window.toast('Change 1 field').press('Do Nothing');
    await desk.takeSaveErrors();
  });

  it('are read by no schema that is meant for a file of their name', async () => {
    await desk.elsewhere('buildings/1', { name: 'package' });
    await tree().expand('Lab', 'Organization', 'Buildings');
    await tree().doubleClick('package');
    await desk.window.tab(/package \(1\)\.json/).waitFor();
    await desk.window.activeEditor().element.locator('.view-line').filter({ hasText: '"name": "package"' }).waitFor();
  });
});
