import { demoClient } from '../../../src/demo/demo.ts';
import { BoundKeys, type Call } from './boundKeys.ts';
import type { ClientAccount } from './ownSecret.ts';
import { until } from './until.ts';
import { Window, type WindowOptions } from './window.ts';

export interface Connection {
  readonly name: string;
  readonly url: string;
  readonly environment: 'Production' | 'Staging' | 'Test';
  readonly client?: ClientAccount;
}

/**
 * Adds an instance through the steps, as a person does, until all that the side bar does by itself about it is done: its row is revealed,
 * has the focus and is unfolded, and what is below it has been read, well or not.
 */
export async function addConnection(window: Window, { name, url, environment, client = demoClient }: Connection): Promise<void> {
  await window.command('Jamf Pro: Add Instance…');
  await window.quick.answer(url, 'Address of the Jamf Pro instance');
  await window.quick.answer(name, 'What to call it');
  await window.quick.pick(new RegExp(environment));
  await window.quick.pick(/API client/);
  await window.quick.answer(client.clientId, /^Client ID \(/);
  await window.quick.answer(client.clientSecret, 'Client secret');
  await window.quick.pick(/Save$/);
  const row = window.view('Instances').row(name).and(window.view('Instances').focused);
  await row.and(window.page.locator('.selected[aria-expanded="true"]')).waitFor();
  await isRead(window, name);
}

/** What adds an instance where another extension does: for `BoundKeys`. */
export function callToAdd({ name, url, environment, client = demoClient }: Connection): Call {
  const { clientId, clientSecret } = client;
  const credentials = { kind: 'client', clientId, clientSecret };
  return { command: 'jamf.addInstance', args: { name, url, environment: environment.toLowerCase(), credentials } };
}

/** A window whose sidebar has an instance that another extension added, unfolded: for what begins where adding one has ended. */
export async function openConnected(connection: Connection, options: WindowOptions = {}): Promise<Window> {
  const keys = await BoundKeys.of({ add: callToAdd(connection) });
  const window = await Window.open(options);
  await window.sideBar();
  await keys.press(window, 'add');
  await window.view('Instances').expand(connection.name);
  await isRead(window, connection.name);
  return window;
}

async function isRead(window: Window, name: string): Promise<void> {
  const tree = window.view('Instances');
  await until(`what is below ${name}`, async () => {
    const rows = await tree.rows();
    const below = rows[rows.findIndex(({ level, label }) => level === 1 && label === name) + 1];
    return below?.level === 2 && !rows.some(({ level, label }) => level === 2 && label === 'Loading…');
  });
}
