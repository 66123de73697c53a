import assert from 'node:assert/strict';
import type { Extension } from 'vscode';
import { extensions } from 'vscode';

/** The extension as it was packaged and installed. */
export function ours(): Extension<unknown> {
  const found = extensions.getExtension('macadmin-tools.jamf-pro-explorer');
  assert.ok(found, 'the extension is not installed');
  return found;
}
