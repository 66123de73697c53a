'use strict';
const vscode = require('vscode');

/** Shows the demo in a new window, once: someone who removes it does not get it back. */
exports.activate = async (context) => {
  if (context.globalState.get('shown')) return;
  await vscode.commands.executeCommand('jamf.addDemo');
  await vscode.commands.executeCommand('jamf.explorer.focus');
  await context.globalState.update('shown', true);
};
