import assert from 'node:assert/strict';
import { demoAdminClient } from '../../../src/demo/demo.ts';
import { startDemoServer, type DemoServer } from '../../support/demoServer.ts';
import { openConnected } from '../support/addConnection.ts';
import type { Window } from '../support/window.ts';

describe('a snapshot', () => {
  let window: Window;
  let server: DemoServer;
  before(async () => {
    server = await startDemoServer({ computers: 4 });
    const acme = { name: 'Acme', url: server.url, environment: 'Test', client: demoAdminClient } as const;
    window = await openConnected(acme, { size: { width: 1300, height: 800 } });
  });
  after(async () => {
    await window.close();
    await server.close();
  });

  /** A list to choose from is closed by another theme: `ask` opens it again. */
  const pictures = async (name: string, ask?: () => Promise<void>, row?: RegExp): Promise<void> => {
    await ask?.();
    await window.inThemes(async (theme) => {
      if (theme !== 'light') await ask?.();
      if (row !== undefined) await window.quick.option(row).waitFor();
      await window.screenshot(`snapshot-${name}-${theme}`);
    });
    const isOpen = row === undefined || (await window.quick.option(row).isVisible());
    if (!isOpen) await ask?.();
  };

  it('tells what it takes before the lists and before the objects, shows how far it is, and is stopped and gone on with', async () => {
    let letGo = (): void => undefined;
    const until = new Promise<void>((resolve) => (letGo = resolve));
    await pictures(
      'kinds',
      () => window.command('Jamf Pro: Read Snapshot…'),
      /^Everything That Says How It Is Set Up, At least \d+ requests/,
    );
    await window.quick.asks('Read a Snapshot of Acme');
    await window.quick.pick(/^Everything/);
    await window.quick.asks('The Lists of Acme Are Read');
    const objects = window.quick.option(/^Read All Objects, \d+ requests, (?:a few|about \d+) /);
    await objects.waitFor();
    await window.screenshot('snapshot-objects');
    server.setFault({ path: '/JSSResource/policies/id/', fault: { kind: 'held', until } });
    await window.quick.pick(objects);
    const reading = window.toast(/Reading Acme: .*\d of \d+ requests/);
    await reading.element.waitFor();
    await pictures('reading');
    await reading.press('Cancel');
    const stopped = window.toast(/Reading was stopped. What was read is kept/);
    await stopped.element.waitFor();
    await pictures('stopped');
    letGo();
    server.setFault(undefined);
    server.requests.length = 0;
    await stopped.press('Resume');
    await window.quick.pick(/^Read All Objects/);
    await window.toast(/The snapshot of Acme has \d+ objects/).element.waitFor();
    await window.screenshot('snapshot-told');
    assert.equal(
      server.requests.filter(({ path }) => /^\/api\/v1\/(?:buildings|scripts)\b/.test(path)).length,
      0,
      'lists are not read again',
    );
  });

  it('is told with its age, on the row of its instance and before it is read anew', async () => {
    await window.view('Instances').hover('Acme', /Snapshot of [\d,]+ objects, (?:just read|\d+ minute)/);
    await window.screenshot('snapshot-age');
    await pictures('anew', () => window.command('Jamf Pro: Read Snapshot…'), /^Everything That Says How It Is Set Up, \d+ requests, /);
    await window.quick.cancel();
  });
});
