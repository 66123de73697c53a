/**
 * The rows of the side bar that have a menu, and what may be so of each. A row says it with its {@link contextValue}, and a place in
 * its menu asks for it with `onRow`: both are made from these names.
 */
interface FlagNames {
  /** `demo`: it has no address, no secret and no page. */
  readonly instance: 'readOnly' | 'unlocked' | 'signedIn' | 'signedOut' | 'demo';
  /** `rest`: it is the way to those of its group that few look for. */
  readonly group: 'rest';
  /**
   * `list`: its objects are listed, so there is some filter. `sort`: Jamf Pro puts the list in order. `filtered`, `sorted`: it is now.
   * `link`: it has a page in Jamf Pro. `grouped`: it stands in its group, not on a shelf. `xml`: its API writes its objects in XML.
   */
  readonly resource: 'list' | 'create' | 'sort' | 'filtered' | 'sorted' | 'favourite' | 'link' | 'grouped' | 'xml';
  /**
   * `create`: its resource lets create others. `scope`: it has a scope that can be changed. `script`, `profile`, `configuration`, `ppd`:
   * that text of it opens as a file of its own. `serial`: its serial number is known. `xml`: its API writes it in XML. `applies`: its
   * server tells what applies to it. `results`: it is a search.
   */
  readonly object:
    | 'read'
    | 'edit'
    | 'remove'
    | 'create'
    | 'scope'
    | 'script'
    | 'profile'
    | 'configuration'
    | 'ppd'
    | 'serial'
    | 'favourite'
    | 'link'
    | 'xml'
    | 'applies'
    | 'results';
  readonly operation: never;
  readonly trouble: never;
  /** A request that was sent. */
  readonly entry: never;
  /**
   * An object of two sides that were compared. `left`, `right`: it is there. `script`: its script differs. `copy`: the other instance is
   * without it.
   */
  readonly pair: 'left' | 'right' | 'script' | 'copy';
  /** `differs`: some of its objects do. */
  readonly comparedKind: 'differs';
}

export type RowKind = keyof FlagNames;

/** What is so of a row and what is not. */
export type RowFlags<K extends RowKind> = Readonly<Record<FlagNames[K], boolean>>;

/** A row's kind, and what is so of it, each between semicolons: `jamf.instance;readOnly;signedIn;`. */
export function contextValue<K extends RowKind>(kind: K, flags: RowFlags<K>): string {
  const words = Object.entries<boolean>(flags).flatMap(([name, isSo]) => (isSo ? [name] : []));
  return [`jamf.${kind}`, ...words, ''].join(';');
}

/**
 * What can be done with a row of the Source Control view. `compare`: there are two texts of it. `file`: it is a file of the folder. `take`:
 * what Jamf Pro has can be taken. `send`: what the folder has can be sent. `merge`: both sides changed it.
 */
export type DriftFlag = 'compare' | 'file' | 'take' | 'send' | 'merge';

/** What such a row says of itself, for the places in its menu. */
export function driftContext(flags: readonly DriftFlag[]): string {
  return `jamf.drift;${flags.map((flag) => `${flag};`).join('')}`;
}
