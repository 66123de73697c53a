/** Groups of the sidebar, in the order they are shown. */
export const groupNames = [
  'Computers',
  'Mobile Devices',
  'Users',
  'Groups',
  'Organization',
  'Enrollment',
  'Scripts & Packages',
  'Patch & Updates',
  'Apps & Self Service',
  'Security & Identity',
  'Settings',
  'Server',
  'Other',
] as const;

export type GroupName = (typeof groupNames)[number];

/** What a kind is called, one and many, in title case. A settings page says the same for both. */
export interface ResourceLabel {
  readonly one: string;
  readonly many: string;
}

/**
 * What is said of a row beside its name: the text of a dotted field, or words made of one. `flag`: of a boolean; `count`: of a number,
 * or of how many are in a list; `word`: a constant in plain words (`AT_REBOOT`: At reboot); `field`: its text after a word; `date`: a
 * point in time as people here write it; `text`: the same of every row.
 */
export type Fact =
  | string
  | { readonly flag: string; readonly yes: string; readonly no?: string }
  | { readonly count: string; readonly of: string }
  | { readonly word: string }
  | { readonly field: string; readonly after: string }
  | { readonly date: string }
  | { readonly text: string };

/** A line of a hover: what a field is called by those who use it, and what it says. */
export interface HoverLine {
  readonly says: string;
  readonly fact: Fact;
}

/** What an object is called and known by, in its own document and in the rows of its list (facts 3.14), as dotted fields. */
export interface Identity {
  /** What its path takes. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Last names of fields that no two objects share: a copy is made without them. */
  readonly unique: readonly string[];
}

/** A field to look for a text in: anywhere in it, or where it begins so. */
export type SearchField = string | { readonly begins: string };

/** The kind that the object behind a row belongs to, where a list is a view of another kind's objects: always one, or as a boolean field says. */
export type Home = string | { readonly field: string; readonly yes: string; readonly no: string };

/** A field, by its name anywhere, that holds the id of an object of the kind: what other kinds depend on follows from all of these. */
export interface IdField {
  readonly field: string;
  /** It may say “none” instead, by -1 (facts 4.11). `first`: a new object begins with that. */
  readonly none?: 'possible' | 'first';
}

/** A list of texts in an object's document, as a pointer, each of which is a row of another kind's list. */
export interface TextsField {
  readonly at: string;
  readonly of: string;
}

/** A relation that no API shows: nobody can tell whether it is there. */
export type UnseenUse =
  | 'appInstallers'
  | 'blueprints'
  | 'bookmarks'
  | 'compliance'
  | 'enrollmentPanels'
  | 'packageContents'
  | 'payloadCertificates'
  | 'userScopes';

/** What a file of its own holds: a script, a profile's property list, an app's, a printer's description, or a shell command. */
export type PartForm = 'script' | 'profile' | 'configuration' | 'ppd' | 'command';

/** A field of an object that is edited as a file of its own (facts 5.13). */
export interface ContentPart {
  /** A pointer. */
  readonly at: string;
  /** Default: a script. */
  readonly form?: PartForm;
  /** Only in objects of which this holds. Default: in all. */
  readonly when?: { readonly field: string; readonly is: string };
}

/** A script to begin with. */
export interface ScriptTemplate {
  readonly label: string;
  /** What it is for, in a few words. */
  readonly detail: string;
  readonly script: string;
  /** Other fields of the object that go with it; those that the instance does not know are left out. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A field that a read shows in one place and a write takes in another (facts 4.13), as pointers. */
export interface Elsewhere {
  readonly read: string;
  readonly written: string;
}

/** The members of a group, which a read does not show and a write replaces (facts 5.6). */
export interface MembersGuard {
  /** The list of their ids in what a write takes, as a pointer. */
  readonly at: string;
  /** Key of the list whose rows they are. Undefined: not known. */
  readonly of: string | undefined;
  /** Where those rows tell the groups that each is in, and the section that tells a row's name: for a Jamf Pro that lists no group's members. */
  readonly told: { readonly section: string; readonly field: string; readonly id: string; readonly named: string } | undefined;
}

/** What is minded before an object is written, beside what its own document and the operation say. */
export interface WriteGuards {
  readonly elsewhere: readonly Elsewhere[];
  /** A list, as a pointer, that is left out where it is and was empty: Jamf Pro answers 500 without a reason to it (facts 5.8). */
  readonly notEmpty: string | undefined;
  readonly members: MembersGuard;
}

/** All that is known of what an instance has objects of, but for what its own document says. */
export interface ResourceKind {
  /** The path without `/api` and version; part of document addresses. A kind of the Classic API begins with `classic/`. */
  readonly key: string;
  readonly label: ResourceLabel;
  /** Undefined: its tag says where it stands. */
  readonly group: GroupName | undefined;
  /** Where it stands among those of its group that are looked for most: 1 is the first. Undefined: behind them, by its name. */
  readonly order: number | undefined;
  /** Few look for it: it stands behind *More* at the end of its group. */
  readonly isRare: boolean;
  /** Name of the codicon that stands for its objects. */
  readonly icon: string;
  readonly identity: Identity;
  /** The field of a row with the serial number of a device; undefined where none is shown. */
  readonly serial: string | undefined;
  /** What tells an object from its neighbours in a list: two are shown (facts 3.15). */
  readonly facts: readonly Fact[];
  /** What a hover says of a row. None: the first of its fields. */
  readonly hover: readonly HoverLine[];
  /** Undefined: its own. */
  readonly home: Home | undefined;
  /** Its page in the web interface, below the instance's own address (facts 2.4): `ID` is the object's id. Undefined: none is known. */
  readonly page: string | undefined;
  /**
   * Sections that its rows need, where its list takes `section` (facts 3.12): a computer's whole record is 30 kB, its name, serial number
   * and OS version are one. Undefined: the server's default.
   */
  readonly sections: readonly string[] | undefined;
  /** What a table of wide rows begins with beside what the sidebar shows, as dotted fields. */
  readonly columns: readonly string[];
  /** Its list refuses a request without a filter (facts 3.8): it is not asked before there is one. */
  readonly needsFilter: boolean;
  /**
   * Its objects say how an instance is set up. Not so: devices and people, what happened to them, what Jamf itself provides, and views of
   * objects that are those of other kinds.
   */
  readonly isSetup: boolean;
  /** Where its list stands among those that are asked for an object by name, number or user: 1 is the first. Undefined: it is not asked. */
  readonly searchRank: number | undefined;
  /** The fields to compare then. */
  readonly searchBy: readonly SearchField[];
  readonly idFields: readonly IdField[];
  /** Fields of its documents, by their last name, that are called like an id and name no object: the number of a contract. */
  readonly notIds: readonly string[];
  /** Dotted fields of its documents that the server works out for itself: they differ between instances though the object is the same. */
  readonly derived: readonly string[];
  /** Dotted fields that a read alone shows though people set them: no write takes them, and they tell one object from another. */
  readonly shownOnly: readonly string[];
  /** Dotted fields that say something on their own server alone: hashes of its files, what is told of a profile once. */
  readonly ofServer: readonly string[];
  /** Lists in its documents, by their last name, whose order means nothing though no shape says so. */
  readonly sets: readonly string[];
  /** The list of what is in an object, and the field that says of it that the server works it out: members of a smart group. */
  readonly worked: { readonly field: string; readonly where: string } | undefined;
  /** Dotted fields by which its objects are known on every instance, so that two that differ in one are two. */
  readonly everywhere: readonly string[];
  /** The same where an instance may have made it anew: it tells two that have the same, and nothing of others. */
  readonly kept: string | undefined;
  /** Fields, by their last name in documents of all kinds, that hold the name of one of its objects (facts 8.27). */
  readonly nameFields: readonly string[];
  /**
   * The dotted field that others call its objects by: `event`, beside their name, a policy's custom event (facts 8.17); `name`, in the place
   * of their name, a package's file (facts 8.41).
   */
  readonly calledBy: { readonly at: string; readonly as: 'event' | 'name' } | undefined;
  /** Where its documents name rows of a list by their text. */
  readonly texts: TextsField | undefined;
  /**
   * The field of an answer that is worked out for it, as what a search finds: reading the object takes as long as that, and its document
   * is without it (facts 8.23). `of`: key of the kind whose objects stand in it.
   */
  readonly results: { readonly field: string; readonly of: string } | undefined;
  /** What its criteria look at, and the key of the kind whose names are names of criteria, too. */
  readonly criteria: { readonly of: 'macs' | 'devices' | 'users'; readonly attributes: string } | undefined;
  /** The name of the criterion that compares with the names of its objects. */
  readonly criterion: string | undefined;
  /** Key of the kind whose object with the same id tells what applies to one of these. */
  readonly applied: string | undefined;
  /** The lists in which that names objects of this kind (facts 8.19). */
  readonly appliesIn: readonly string[];
  /**
   * `begin`: how the names of its fields begin that say what its parameters are called, wherever something else gives them values. `by`:
   * keys of the kinds that call so the values which its objects give, beside the id of one of those: the same in each API (facts 8.43).
   */
  readonly labels: { readonly begin?: string; readonly by?: readonly string[] };
  readonly part: ContentPart | undefined;
  readonly templates: (() => Promise<readonly ScriptTemplate[]>) | undefined;
  readonly guards: WriteGuards;
}

/** What is written down of a kind: what its key does not say by the rules. */
export interface KindEntry extends Partial<Omit<ResourceKind, 'key' | 'label' | 'identity' | 'serial' | 'guards'>> {
  /** What there are many of, where the singular follows by its last word. */
  readonly label?: ResourceLabel | string;
  readonly identity?: Partial<Identity>;
  readonly guards?: Partial<Omit<WriteGuards, 'members'>> & { readonly members?: Partial<MembersGuard> };
  /** Name of a page of the old kind: `computers` is `computers.html?id=ID&o=r`. */
  readonly legacyPage?: string;
}
