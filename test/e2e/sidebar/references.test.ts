import assert from 'node:assert/strict';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { openConnected } from '../support/addConnection.ts';
import { until } from '../support/until.ts';
import type { Window } from '../support/window.ts';

describe('references of an object', () => {
  let window: Window;
  let server: DemoServer;
  let used: { readonly script: string; readonly policies: number };
  before(async () => {
    server = await startDemoServer({ computers: 12 });
    used = mostUsed();
    window = await openConnected({ name: 'Lab', url: server.url, environment: 'Test' }, { size: { width: 1400, height: 1400 } });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  const tree = () => window.view('Instances');
  const uses = () => window.view('References');

  /** The script that most policies run. */
  function mostUsed(): { readonly script: string; readonly policies: number } {
    const counts = new Map<string, number>();
    for (let id = 1; id <= 60; id += 1) {
      const scripts: unknown = server.demo.peek('policies', String(id))?.['scripts'];
      const names = new Set(Array.isArray(scripts) ? scripts.map((one: unknown) => String(Reflect.get(Object(one), 'name'))) : []);
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
    assert.ok(first !== undefined);
    return { script: first[0], policies: first[1] };
  }

  it('are asked for on its row; what nobody has read is offered with what that takes', async () => {
    await tree().expand('Lab', 'Scripts & Packages', 'Scripts');
    await tree().isCounted('Scripts');
    await tree().menu(used.script, 'Find References');
    await uses()
      .row(/^Uses are not known/)
      .waitFor();
    await uses().row('Read what is missing…').waitFor();
    const offer = window.toast(/Read .*Policies.* of Lab, to tell what uses it\? It takes: .*requests?/);
    await offer.element.waitFor();
    await window.screenshot('references-1-offer');
    await offer.press('Read');
  });

  it('come by kind, with what the answer rests on', async () => {
    const { page } = window;
    const again = page.locator('.quick-input-widget:visible', { hasText: 'Read All Objects' });
    await uses()
      .row(/^Used by/)
      .or(again)
      .first()
      .waitFor();
    if (await again.isVisible()) await window.quick.pick(/^Read All Objects/);
    const count = used.policies === 1 ? '1 Policy' : `${used.policies} Policies`;
    await uses()
      .row(new RegExp(`^Used by .*${count}`))
      .waitFor();
    await uses().row('Policies').waitFor();
    const rests = uses().row(/^Read: \d+ kinds?, /);
    await rests.waitFor();
    await uses().expand(/^Read: \d+ kinds?, /);
    await window.inThemes(async (theme) => {
      await window.screenshot(`references-2-${theme}`);
    });
  });

  it('open the object at the place', async () => {
    const rows = await uses().rows();
    const at = rows.findLastIndex(({ label }) => label === 'Policies');
    // A tab has no colon in its name.
    const policy = rows.slice(at + 1).find(({ label }) => /^[\w ]+$/.test(label) && label !== used.script);
    assert.match(policy?.description ?? '', /^Scripts, line \d+, by id/);
    await uses().click(policy?.label ?? '');
    await window.page
      .locator('.tab.active')
      .filter({ hasText: policy?.label ?? '' })
      .waitFor();
    const line = /line (\d+)/.exec(policy?.description ?? '')?.[1] ?? '';
    await until('the cursor at the place', async () => {
      const shown = await window.page.locator('.part.editor .active-line-number').first().innerText();
      return shown.trim() === line;
    });
  });

  it('stand in the question before it is deleted', async () => {
    // The document that is open has hints of its own to ask for.
    const asked = () => server.requests.filter(({ path }) => /\/(?:policies|scripts)\b/.test(path)).length;
    const before = asked();
    await tree().menu(used.script, 'Delete…');
    const question = window.dialog(`Delete Script “${used.script}” on Lab.`);
    await question.element.waitFor();
    const text = await question.text();
    assert.match(text, new RegExp(`Used by ${used.policies} Polic(?:y|ies)`));
    assert.match(text, /\(as read just now|\(as read \d+ minutes? ago/);
    assert.deepEqual((await question.buttons()).filter((button) => button !== '').toSorted(), [
      'Cancel',
      'Delete',
      'Find References',
      'Show What Goes',
    ]);
    await window.screenshot('references-3-delete');
    await question.press('Cancel');
    assert.equal(asked(), before, 'the question asked nobody');
  });

  it('are missing of what is unused or leads nowhere, in a report that can be exported', async () => {
    await tree().menu('Lab', 'Dead References…');
    const report = window.view('Dead References');
    await report.row(/findings?\. Read: \d+ kinds?/).waitFor();
    await window.inThemes(async (theme) => {
      await window.screenshot(`references-4-dead-${theme}`);
    });
    await tree().menu('Lab', 'Unused Objects…');
    await window
      .view('Unused Objects')
      .row(/nothing is known to use/)
      .waitFor();
    await window.inThemes(async (theme) => {
      await window.screenshot(`references-5-unused-${theme}`);
    });
  });
});
