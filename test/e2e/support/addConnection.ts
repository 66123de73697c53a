import { demoClient } from '../../../src/demo/demo.ts';
import type { ClientAccount } from './ownSecret.ts';
import type { Window } from './window.ts';

export interface Connection {
  readonly name: string;
  readonly url: string;
  readonly environment: 'Production' | 'Staging' | 'Test';
  readonly client?: ClientAccount;
}

/** Adds an instance through the steps, as a person does, up to its row in the sidebar. */
export async function addConnection(window: Window, { name, url, environment, client = demoClient }: Connection): Promise<void> {
  await window.command('Jamf Pro: Add Instance…');
  await window.quick.answer(url, 'Address of the Jamf Pro instance');
  await window.quick.answer(name, 'What to call it');
  await window.quick.pick(new RegExp(environment));
  await window.quick.pick(/API client/);
  await window.quick.answer(client.clientId, /^Client ID \(/);
  await window.quick.answer(client.clientSecret, 'Client secret');
  await window.quick.pick(/Save$/);
  await window.view('Instances').row(name).waitFor();
}
