import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { signedIn } from '../../support/demoCaller.ts';
import { ObjectDesk } from '../support/objectDesk.ts';
import { until } from '../support/until.ts';

describe('an object of the Classic API', () => {
  let desk: ObjectDesk;
  before(async () => {
    desk = await ObjectDesk.open({ size: { width: 1400, height: 1300 }, server: { computers: 12, mobileDevices: 5 } });
  });
  after(() => desk.close());

  const tree = () => desk.window.view('Instances');
  const tabOf = (name: string) => desk.window.page.locator('.tab.active').filter({ hasText: name });
  const inThemes = (name: string) => desk.window.inThemes(async (theme) => void (await desk.window.screenshot(`classic-${name}-${theme}`)));
  const sent = () => desk.writes().map(({ method, path }) => `${method} ${path}`);
  const policy = 'Install Google Chrome';

  it('stands in its group; a profile is a property list, which is sent after one question and keeps its identity', async () => {
    const { window } = desk;
    await tree().expand('Lab', 'Computers', 'macOS Configuration Profiles');
    await tree().isCounted('macOS Configuration Profiles');
    await inThemes('1-sidebar');
    await tree().menu('Wi-Fi', /^Open Profile/);
    await tabOf('Wi-Fi.mobileconfig').waitFor();
    await window.activeEditor().element.locator('.codelens-decoration a').first().waitFor();
    await inThemes('5-mobileconfig');
    const was = await window.activeEditor().text();
    const uuid =
      /PayloadUUID<\/key>\s*<string>([^<]*)<\/string>\s*<key>PayloadVersion<\/key>\s*<integer>1<\/integer>\s*<\/dict>\s*<\/plist>/.exec(
        was,
      )?.[1];
    assert.ok(uuid !== undefined, was);
    await desk.replace('<string>AVS-Staff</string>', '<string>AVS-Teachers</string>');
    await window.activeEditor().save();
    const question = window.dialog('Change 1 field');
    await question.element.waitFor();
    await window.screenshot('classic-6-profile-question');
    await question.press('Send');
    await desk.clean().waitFor();
    const body = desk.writes().at(-1)?.body ?? '';
    assert.match(body, /AVS-Teachers/);
    assert.ok(body.includes(uuid));
    assert.match(body, /<redeploy_on_update>Newly Assigned</);
  });

  it('is brought to every device again only after a question that wants its name typed', async () => {
    const { window } = desk;
    await tree().doubleClick('Wi-Fi');
    await tabOf('Wi-Fi.json').waitFor();
    await desk.replace('"redeploy_on_update": "Newly Assigned"', '"redeploy_on_update": "All"');
    const before = sent().length;
    await window.activeEditor().save();
    await window.quick.asks(/12 devices in scope install the profile again\. Type Wi-Fi to go on/);
    await window.screenshot('classic-8-every-device');
    assert.equal(sent().length, before);
    await window.quick.answer('Wi-Fi');
    await desk.clean().waitFor();
    assert.match(desk.writes().at(-1)?.body ?? '', /<redeploy_on_update>All</);
  });

  it('is refused with the way to its page, where any write would damage it', async () => {
    const { window } = desk;
    await tree().doubleClick('Login Window');
    await tabOf('Login Window').waitFor();
    const before = sent().length;
    await desk.replace('"name": "Login Window"', '"name": "Login"');
    await window.activeEditor().save();
    const toast = window.toast(/would damage what is stored in/);
    await toast.element.waitFor();
    const link = toast.element.getByText('Open in Jamf Pro');
    await link.waitFor();
    await inThemes('7-refused');
    assert.equal(sent().length, before);
    assert.equal(await window.page.locator('.notification-toast').count(), 1);
    const [opened] = await Promise.all([window.page.context().waitForEvent('page'), link.click()]);
    await opened.waitForURL(/OSXConfigurationProfiles\.html.*id=3/);
    await opened.close();
    await toast.dismiss();
    await desk.takeSaveErrors();
    await desk.revert();
  });

  it('is marked while a policy is wrong, and sent as one section after one question', async () => {
    const { window } = desk;
    await tree().expand('Policies');
    await tree().isCounted('Policies');
    await tree().doubleClick(policy);
    await tabOf(policy).waitFor();
    await desk.replace('"frequency": "Once per computer"', '"frequency": "Ongoin"');
    await window.activeEditor().goBehind('"frequency": "');
    await window.activeEditor().element.locator('.squiggly-error, .squiggly-warning').first().waitFor();
    await inThemes('2-marked');
    await desk.replace('"frequency": "Ongoin"', '"frequency": "Ongoing"');
    await window.activeEditor().save();
    const question = window.dialog('Change 1 field');
    await question.element.waitFor();
    await window.screenshot('classic-3-question');
    await question.press('Send');
    await desk.clean().waitFor();
    assert.equal(sent().at(-1), 'PUT /JSSResource/policies/id/1');
    const body = desk.writes().at(-1)?.body ?? '';
    assert.match(body, /<policy>\s*<general>[^]*<frequency>Ongoing<[^]*<\/general>\s*<\/policy>/);
  });

  it('is taken back to before the last save, which is asked as well', async () => {
    const { window } = desk;
    await window.command('Jamf Pro: Recent Changes…');
    await window.quick.option(new RegExp(`^Policy “${policy}”`)).waitFor();
    await window.screenshot('classic-4-recent');
    await window.quick.cancel();
    await window.command('Jamf Pro: Undo Last Save');
    await window.dialog(/Change 1 field|Undo/).element.waitFor();
    await window.screenshot('classic-4-undo');
    await window.dialog(/Change 1 field|Undo/).press('Send');
    const isBack = async (): Promise<boolean> => (await window.activeEditor().text()).includes('"frequency": "Once per computer"');
    await until('the frequency of before', isBack);
    assert.match(desk.writes().at(-1)?.body ?? '', /<frequency>Once per computer</);
  });

  /** The names below a list, as many as are on the screen. */
  async function below(list: string): Promise<readonly string[]> {
    const rows = await tree().rows();
    const from = rows.findIndex(({ label }) => label === list);
    const rest = rows.slice(from + 1);
    const end = rest.findIndex(({ level }) => level <= (rows[from]?.level ?? 0));
    return rest.slice(0, end < 0 ? undefined : end).map(({ label }) => label);
  }
  const described = (list: string, words: RegExp) => tree().row(list).locator('.label-description', { hasText: words }).waitFor();

  it('is listed, filtered and sorted here, which its list says, and is a favourite', async () => {
    const { window } = desk;
    await tree().menu('Policies', 'Filter…');
    await window.quick.answer('printer', 'Jamf Pro has no filter for this list');
    await described('Policies', /^\d+ · “printer” \(filtered here\)$/);
    await tree().row('Filtered here · Clear').waitFor();
    await tree().menu('Policies', 'Sort…');
    await window.quick.pick(/^name, descending/);
    await described('Policies', /by name descending \(sorted here\)$/);
    let names: readonly string[] = [];
    // The list says how it is sorted before its rows are.
    await until('the rows in their order', async () => {
      [, ...names] = await below('Policies');
      return names.length > 3 && names.join('\n') === names.toSorted((a, b) => b.localeCompare(a, 'en')).join('\n');
    });
    await inThemes('9-filtered');
    await tree().menu(names[0] ?? '', 'Add to Favourites');
    await tree().expand('Favourites');
    await until('the favourite', async () => (await below('Favourites'))[0] === names[0]);
    await tree().menu('Policies', 'Clear Sort');
    await tree().click('Filtered here · Clear');
    await described('Policies', /^60$/);
  });

  it('is exported with the others of its list', async () => {
    const { window } = desk;
    await tree().menu('Policies', 'Export List…');
    await window.quick.pick('JSON');
    let file = '';
    await until('the proposed file', async () => (file = await window.quick.input.inputValue()).endsWith('policies.json'));
    await window.quick.widget.getByRole('button', { name: 'OK' }).click();
    await window.toast(/60 Policies were exported/).dismiss();
    assert.equal((JSON.parse(readFileSync(file, 'utf8')) as readonly unknown[]).length, 60);
  });

  it('is created from what its kind needs, named by its name, after one question', async () => {
    const { window } = desk;
    await tree().menu('Policies', 'New Object…');
    await tabOf('New Policy').waitFor();
    await desk.replace('"name": ""', '"name": "Lab Cleanup"');
    await window.activeEditor().save();
    const question = window.dialog('Create Policy “Lab Cleanup” on Lab.');
    await question.element.waitFor();
    await question.press('Send');
    await window.statusBarItem('Policy “Lab Cleanup” on Lab was created').waitFor();
    await tabOf('Lab Cleanup.json').waitFor();
    assert.equal(sent().at(-1), 'POST /JSSResource/policies/id/0');
    await described('Policies', /^61$/);
  });

  it('is gone where the answer to its deletion is a refusal, and Jamf Pro has deleted it all the same', async () => {
    const { window } = desk;
    await tree().toolbar(/^Collapse All/);
    await tree().row('Policies').waitFor({ state: 'detached' });
    await tree().expand('Lab', 'Mobile Devices', 'Mobile Device Apps');
    await tree().isCounted('Mobile Device Apps');
    await tree().menu('Classroom', 'Delete…');
    const question = window.dialog('Delete Mobile Device App “Classroom” on Lab.');
    await question.element.waitFor();
    await window.screenshot('classic-10-delete');
    await question.press('Delete');
    await tree().row('Classroom').waitFor({ state: 'detached' });
    await described('Mobile Device Apps', /^3$/);
    const { method, status } = desk.writes().at(-1) ?? {};
    assert.deepEqual([method, status], ['DELETE', 400]);
    assert.equal(await window.page.locator('.notification-toast').locator('.codicon-error, .codicon-warning').count(), 0);
  });

  it('has criteria in the order of their list, with the operators that there are', async () => {
    const { window } = desk;
    await tree().expand('Groups', 'User Groups');
    await tree().isCounted('User Groups');
    await tree().doubleClick('Coaches');
    await tabOf('Coaches').waitFor();
    await desk.replace('"search_type": "like"', '"search_type": ""');
    await window.activeEditor().goBehind('"search_type": "');
    const operators = await window.activeEditor().complete();
    await window.screenshot('classic-11-operators');
    await operators.filter({ hasText: 'has' }).first().waitFor();
    await window.page.keyboard.press('Escape');
    const before = JSON.parse(await window.activeEditor().text()) as { readonly criteria: readonly { readonly name: string }[] };
    const names = before.criteria.map(({ name }) => name).toReversed();
    const criteria = before.criteria.map((one) => ({ ...one, search_type: 'is not' })).toReversed();
    await window.activeEditor().setText(JSON.stringify({ ...before, criteria }, null, 2));
    await window.activeEditor().save();
    await window.dialog(/Change \d+ fields? of User Group “Coaches”/).press('Send');
    await desk.clean().waitFor();
    const body = desk.writes().at(-1)?.body ?? '';
    const numbered = Array.from(body.matchAll(/<criterion><name>([^<]*)<\/name><priority>(\d)</g), ([, name, number]) => [number, name]);
    assert.deepEqual(
      numbered,
      names.map((name, index) => [String(index), name]),
    );
  });

  it('is a search, of which all that it finds is a table', async () => {
    const { window } = desk;
    await tree().expand('Advanced Computer Searches');
    await tree().isCounted('Advanced Computer Searches');
    await tree().menu('Intel Macs', 'Show Results');
    const table = window.webview().getByRole('grid');
    await table.waitFor();
    const found = /<computers><size>(\d+)</.exec(
      signedIn(desk.server.demo)('GET', '/JSSResource/advancedcomputersearches/id/1', undefined, { accept: 'application/xml' }).text,
    )?.[1];
    await window
      .webview()
      .getByText(new RegExp(`^${found} rows?, `))
      .waitFor();
    await inThemes('12-results');
  });
});
