import type { UnseenUse } from './kind.ts';

/** A place in a kind's documents that names an object of another kind, where its shape does not tell (facts 8.41). */
export interface NamedPlace {
  /** Names of fields from the top with `/` between them; `*` stands for each entry of a list. */
  readonly at: string;
  /** Key of the kind; or of which one, by what another field of the same record says. */
  readonly of: string | { readonly by: string; readonly kinds: Readonly<Record<string, string>> };
  /** By what it is named. Default: its id. `maybe`: by a name that may be of what is no object, as that of the cloud distribution point. */
  readonly as?: 'name' | 'maybe';
}

/** A question to the server that answers what uses an object, in one request (facts 3.16). */
export interface AskedUses {
  /** A path without its version, `{}` for the id: `sites/{}/objects`. Of the Classic API it begins as keys of its kinds do. */
  readonly route: string;
  /** Keys of the kinds of which it tells all that use the object, beside those that it names by what it calls their objects. */
  readonly covers: readonly string[];
  /** Key of the kind of the rows, where these do not say it. */
  readonly of?: string;
  /** A relation that nothing else shows. */
  readonly tells?: UnseenUse;
}

/** What is known of what the objects of a kind use, and are used by, beside what their shapes say. */
export interface UseFacts {
  readonly names: readonly NamedPlace[];
  /** Keys of kinds whose objects are rows of its list, by the same ids. */
  readonly alike: readonly string[];
  /** Keys of kinds whose objects its list shows under other ids. */
  readonly overviewOf: readonly string[];
  /**
   * Criteria of groups and searches of one sort that compare with what its objects are called, beside `criterion`; one that ends in `*` has
   * it in its own name (facts 8.41).
   */
  readonly comparedIn: { readonly of: 'macs' | 'devices' | 'users'; readonly criteria: readonly string[] } | undefined;
  /** Values that are handed to scripts, written as `at` of a {@link NamedPlace}. */
  readonly handed: readonly string[];
  /** Key of the kind whose values `$EXTENSIONATTRIBUTE_<id>` stands for in a part of its documents (facts 8.41). */
  readonly variables: string | undefined;
  /** Programs that a part of its documents configures run policies (facts 8.42). */
  readonly setsUpRuns: boolean;
  /** Scripts speak of its objects by what they are called. */
  readonly isSpokenOf: boolean;
  /** Its objects do their work though nothing names them: an account, a prestage. */
  readonly worksAlone: boolean;
  readonly unseen: readonly UnseenUse[];
  /** Keys of kinds that name its objects where nobody looks: beside their own documents, or not by what these are known by. */
  readonly hiddenIn: readonly string[];
  readonly askedUses: readonly AskedUses[];
  /** What the server calls its objects where it lists uses: `Policy`, `OSX_CONFIGURATION_PROFILE` (facts 3.16). */
  readonly calledAs: readonly string[];
  /** The list in its documents with the columns of a search, named as its criteria are. */
  readonly columns: string | undefined;
  /** Of which kind they are, where its own criteria do not tell: by what another field says. */
  readonly columnsOf: { readonly by: string; readonly kinds: Readonly<Record<string, string>> } | undefined;
}

/** What is written down of it. */
export type UseEntry = Partial<UseFacts>;
