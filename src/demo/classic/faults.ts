/** What the real Classic API does to those who write to it. Each can be turned off; then the demo does what one would expect. */
export interface ClassicFaults {
  /** Unknown elements are dropped with a success (facts 8.3). Off: refused. */
  readonly dropsUnknown: boolean;
  /** Children of a scope that come too late are passed over with a success (facts 8.3). Off: taken in any order. */
  readonly dropsOutOfOrder: boolean;
  /** A value outside of its list becomes the first of the list (facts 8.3). Off: refused. */
  readonly defaultsChoices: boolean;
  /** An emptied choice becomes the first of its list. Off: what was there stays. */
  readonly defaultsEmptied: boolean;
  /** A scope is replaced as a whole: what a body leaves out is gone. Off: merged child by child. */
  readonly replacesScope: boolean;
  /** Beside “all computers” no computer and no group is stored. Off: both are. */
  readonly dropsBesideAll: boolean;
  /** A write of the scope of a book that has classes takes them away. */
  readonly losesClasses: boolean;
  /** The sort of a book that is shown as “IBOOK” is taken as “IBOOKS” alone. */
  readonly renamesBooks: boolean;
  /** A policy is shown without its assignments to users, which it has all the same. Only some versions do that. */
  readonly hidesUsers: boolean;
  /** A scope that names something that is gone is refused. Off: the name is left out. */
  readonly refusesGone: boolean;
  /** Of several missing elements one is named (facts 8.4). Off: all. */
  readonly namesOne: boolean;
  /** Payloads of a profile are decoded once too often (facts 8.7). */
  readonly decodesPayloads: boolean;
  /** Every save, also of a name alone, decodes some texts of the stored payloads once more. */
  readonly decaysPayloads: boolean;
  /** Line feeds and tabs are deleted in some texts of payloads. */
  readonly losesControls: boolean;
  /** Characters beyond the Basic Multilingual Plane are replaced in some texts of payloads. */
  readonly losesEmoji: boolean;
  /** The server writes names, ids and switches of its own into payloads, sorts keys and leaves out empty texts. */
  readonly rewritesPayloads: boolean;
  /** In JSON the last of several elements is left (facts 8.1). Lists of objects are whole. */
  readonly collapsesJson: boolean;
  /** JSON is shown, and not taken (facts 8.1). Off: it is taken as it is shown. */
  readonly refusesJson: boolean;
  /** Of two elements that say whether people are notified and how, the last decides whether (facts 8.36). Off: either does. */
  readonly lastNotificationCounts: boolean;
  /** A time of day in which a policy is not to run is not stored, and deletes the one that was there (facts 8.35). */
  readonly erasesHours: boolean;
  /** Some deletes are answered with 400 although they are done. */
  readonly refusesDeletes: boolean;
}

/** As the real one is today. */
export const realFaults: ClassicFaults = {
  dropsUnknown: true,
  dropsOutOfOrder: true,
  defaultsChoices: true,
  defaultsEmptied: true,
  replacesScope: true,
  dropsBesideAll: true,
  losesClasses: true,
  renamesBooks: true,
  hidesUsers: false,
  refusesGone: true,
  namesOne: true,
  decodesPayloads: true,
  decaysPayloads: true,
  losesControls: true,
  losesEmoji: true,
  rewritesPayloads: true,
  collapsesJson: true,
  refusesJson: true,
  lastNotificationCounts: true,
  erasesHours: true,
  refusesDeletes: true,
};
