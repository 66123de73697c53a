/** Names that the manifest and the code both know, beside commands (`contributions`). A test compares this file with `package.json`. */

export const views = {
  container: 'jamf',
  explorer: 'jamf.explorer',
  applies: 'jamf.applies',
  comparison: 'jamf.comparison',
  uses: 'jamf.uses',
  useReport: 'jamf.useReport',
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
  classicTwins: 'jamf.showClassicTwins',
  /** Minutes; 0: never. */
  driftEvery: 'jamf.drift.checkEvery',
} as const;

/** Set with `setContext`, read in the manifest's `when` clauses. */
export const contextKeys = {
  /** There is at least one instance. */
  hasInstances: 'jamf.hasInstances',
  /** There are at least two. */
  severalInstances: 'jamf.severalInstances',
  /** An instance is unlocked for writing. */
  anyUnlocked: 'jamf.anyUnlocked',
  /** A request runner is the active editor. */
  runnerActive: 'jamf.runnerActive',
  /** The active runner waits for an answer. */
  runnerBusy: 'jamf.runnerBusy',
  /** The active editor shows a `jamf:` document with an unsent draft. */
  draftActive: 'jamf.draftActive',
  /** The active editor shows a `jamf:` document of an object that is in scope of something. */
  scopeActive: 'jamf.scopeActive',
  /** Somebody changed the text of an object here: the walkthrough's step is done. */
  objectEdited: 'jamf.objectEdited',
  /** An object was chosen to compare another one with. */
  compareChosen: 'jamf.compareChosen',
  /** Something is waited for that can be stopped. */
  waiting: 'jamf.waiting',
  /** Somebody asked what applies to a computer. */
  appliesShown: 'jamf.appliesShown',
  /** Two instances were compared, or are. */
  comparisonShown: 'jamf.comparisonShown',
  /** Not all of that comparison is shown. */
  comparisonFiltered: 'jamf.comparisonFiltered',
  /** Somebody asked who uses an object. */
  usesShown: 'jamf.usesShown',
  /** Somebody asked what is unused, or which references are dead. */
  useReportShown: 'jamf.useReportShown',
  /** A pulled folder stands in the Source Control view. */
  folderPulled: 'jamf.folderPulled',
  /** The view of operations leaves out what is deprecated. */
  deprecatedHidden: 'jamf.deprecatedHidden',
  /** The view of operations shows only what the account may call. */
  onlyCallable: 'jamf.onlyCallable',
} as const;

/** Colours of ours that a theme or a person may set. */
export const colors = {
  /** Fields of an object that cannot be written. */
  unwrittenField: 'jamf.unwrittenFieldForeground',
  /** What is drawn of instances that are for production. */
  production: 'jamf.productionForeground',
} as const;

export const schemes = {
  /** Objects as documents: `jamf://<instance>/<resource>/<id>/<label>.json`. */
  objects: 'jamf',
  /** Read-only texts that comparisons and questions show; the query is the id of their instance. */
  copies: 'jamf-copy',
  /** Read-only texts of instances and folders that are compared as a whole; the query is the id of their instance. */
  compared: 'jamf-snapshot',
  /** Objects as they were read last, for previews: `jamf-read://<instance>/<resource>/<id>/<label>.json`. */
  read: 'jamf-read',
  /** Answers of the request runner as documents; the query is the id of their instance. */
  answers: 'jamf-answer',
  /** Copies of files of a pulled folder, to be compared with: what was pulled, and what Jamf Pro has. */
  pulled: 'jamf-pulled',
} as const;

/** Of the address that a row of the sidebar bears: signs of its object are drawn on it. */
export const rowFragment = 'row';

/** The same on a shelf, where it stands apart from the lists of its instance. */
export const shelfRowFragment = 'shelf';

/** Of the address that the row of an instance bears. */
export const instanceFragment = 'instance';

export const webviews = {
  runner: 'jamf.runner',
  /** The runner as the editor of a `*.jamf.json`. */
  requestFile: 'jamf.requestFile',
  /** A list in an editor tab. */
  table: 'jamf.table',
} as const;
