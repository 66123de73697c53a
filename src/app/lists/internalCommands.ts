/** Commands that only nodes of the views run: no words in the palette, so not in the manifest. */
export const internalCommands = {
  stopLoading: 'jamf.internal.stopLoading',
  openById: 'jamf.internal.openById',
  retryOperations: 'jamf.internal.retryOperations',
  stopOperations: 'jamf.internal.stopOperations',
} as const;
