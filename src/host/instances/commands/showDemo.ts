import { window } from 'vscode';
import { schemes } from '../../../app/support/ids.ts';
import { runCommand } from '../../support/commands.ts';
import { demoObject } from '../wire/demoProfile.ts';

/**
 * Shows a demo that was just added: unfolded, and with one of its objects, unless one is looked at by then. It may have waited for the demo,
 * or have been opened while the rows were still on their way, and would lose its place to an example.
 */
export async function showDemo(id: string): Promise<void> {
  await runCommand('jamf.internal.instanceAdded', id, 'unfolded');
  if (window.activeTextEditor?.document.uri.scheme !== schemes.objects) await runCommand('jamf.openObject', demoObject(id));
}
