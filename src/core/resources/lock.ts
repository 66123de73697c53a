/**
 * The field by which prestages, and parts of them each for itself, are locked (facts 5.10). By its name in any document, so that what a later
 * Jamf Pro locks is minded, too: it is the server's, never a person's; each write gives the latest one back, and a new object begins with 0.
 */
export const lockName = 'versionLock';
