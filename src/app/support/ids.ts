/** Every name that the manifest and the code both know. A test compares this file with `package.json`. */

export const commands = {
  addInstance: 'jamf.addInstance',
  addDemo: 'jamf.addDemo',
  removeInstance: 'jamf.removeInstance',
  editInstance: 'jamf.editInstance',
  renameInstance: 'jamf.renameInstance',
  rotateSecret: 'jamf.rotateSecret',
  signIn: 'jamf.signIn',
  signOut: 'jamf.signOut',
  testInstance: 'jamf.testInstance',
  refreshInstance: 'jamf.refreshInstance',
  unlockInstance: 'jamf.unlockInstance',
  lockInstance: 'jamf.lockInstance',
  exportInstances: 'jamf.exportInstances',
  importInstances: 'jamf.importInstances',
  showPrivileges: 'jamf.showPrivileges',
  copyMinimalRole: 'jamf.copyMinimalRole',

  findObject: 'jamf.findObject',
  findObjectInInstance: 'jamf.findObjectInInstance',
  filterResource: 'jamf.filterResource',
  sortResource: 'jamf.sortResource',
  clearFilter: 'jamf.clearFilter',
  clearSort: 'jamf.clearSort',
  openTable: 'jamf.openTable',
  loadMore: 'jamf.loadMore',
  retry: 'jamf.retry',
  refresh: 'jamf.refresh',
  refreshList: 'jamf.refreshList',
  openInJamf: 'jamf.openInJamf',
  copyId: 'jamf.copyId',
  copyName: 'jamf.copyName',
  copyAddress: 'jamf.copyAddress',
  copyAsCurl: 'jamf.copyAsCurl',
  exportList: 'jamf.exportList',
  addFavourite: 'jamf.addFavourite',
  removeFavourite: 'jamf.removeFavourite',
  searchOperations: 'jamf.searchOperations',
  chooseOperationsInstance: 'jamf.chooseOperationsInstance',
  toggleDeprecated: 'jamf.toggleDeprecated',
  toggleCallable: 'jamf.toggleCallable',

  openObject: 'jamf.openObject',
  openScript: 'jamf.openScript',
  newObject: 'jamf.newObject',
  duplicateObject: 'jamf.duplicateObject',
  deleteObject: 'jamf.deleteObject',
  compareWithServer: 'jamf.compareWithServer',
  reloadObject: 'jamf.reloadObject',
  sendDraft: 'jamf.sendDraft',
  showHistory: 'jamf.showHistory',
  undoLastSave: 'jamf.undoLastSave',
  revealSecret: 'jamf.revealSecret',
  newScript: 'jamf.newScript',
  createAgain: 'jamf.createAgain',
  closeDeleted: 'jamf.closeDeleted',
  exportObjects: 'jamf.exportObjects',

  newRequest: 'jamf.newRequest',
  openRequest: 'jamf.openRequest',
  searchRequests: 'jamf.searchRequests',
  clearHistory: 'jamf.clearHistory',
  requestSend: 'jamf.request.send',
  requestStop: 'jamf.request.stop',
  requestOpenResponse: 'jamf.request.openResponse',

  showLog: 'jamf.showLog',
} as const;

export const views = {
  container: 'jamf',
  explorer: 'jamf.explorer',
  operations: 'jamf.operations',
  requests: 'jamf.requests',
} as const;

/** Keys without their section are read with `workspace.getConfiguration('jamf').get(…)`. Times are in seconds. */
export const settings = {
  connectTimeout: 'jamf.http.connectTimeout',
  responseTimeout: 'jamf.http.responseTimeout',
  idleTimeout: 'jamf.http.idleTimeout',
  totalTimeout: 'jamf.http.totalTimeout',
  maxBodyMegabytes: 'jamf.http.maxBodyMegabytes',
  historyEnabled: 'jamf.history.enabled',
} as const;

/** Set with `setContext`, read in the manifest's `when` clauses. */
export const contextKeys = {
  /** There is at least one instance. */
  hasInstances: 'jamf.hasInstances',
  /** A request runner is the active editor. */
  runnerActive: 'jamf.runnerActive',
  /** The active runner waits for an answer. */
  runnerBusy: 'jamf.runnerBusy',
  /** The active editor shows a `jamf:` document with an unsent draft. */
  draftActive: 'jamf.draftActive',
} as const;

export const schemes = {
  /** Objects as documents: `jamf://<instance>/<resource>/<id>/<label>.json`. */
  objects: 'jamf',
} as const;

/** Of the address that a row of the sidebar bears: signs of its object are drawn on it. */
export const rowFragment = 'row';

export const webviews = {
  runner: 'jamf.runner',
  /** The runner as the editor of a `*.jamf.json`. */
  requestFile: 'jamf.requestFile',
  /** A list in an editor tab. */
  table: 'jamf.table',
} as const;
