import assert from 'node:assert/strict';
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
    await window.command('Jamf Pro: Undo Last Save');
    await window.dialog(/Change 1 field|Undo/).element.waitFor();
    await window.screenshot('classic-4-undo');
    await window.dialog(/Change 1 field|Undo/).press('Send');
    const isBack = async (): Promise<boolean> => (await window.activeEditor().text()).includes('"frequency": "Once per computer"');
    await until('the frequency of before', isBack);
    assert.match(desk.writes().at(-1)?.body ?? '', /<frequency>Once per computer</);
  });
});
