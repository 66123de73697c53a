/** An object of an instance or of a folder, as reports and commands name it. */
export interface ObjectRef {
  /** Key of its resource. */
  readonly resource: string;
  /** As its address has it; `-` for the only one of a settings page. */
  readonly id: string;
  /** What people call it; the kind's own name for a settings page. May be empty. */
  readonly name: string;
}

/**
 * Why something was not read, as it is kept on disk: no text of the server, and no secret. `forbidden`: `privileges` names those that are
 * missing, where that is known. `gone`: the list named it and the object was not there any more. `answer`: with a status that is not
 * success, or with what is no answer of the API. `network`: no answer came. `disk`: a file could not be read. `stopped`: nobody got to it.
 * `sensitive`: reading it reveals a secret, so that it is never read unasked. `unsupported`: the instance has nothing of the name, or does
 * not list it or not show one of it; with the status 404 where Jamf Pro itself said that it has none, as for settings that are not set up.
 * `limited`: the account sees the objects of some sites alone, so that there may be others (facts 1.9).
 * `hidden`: it is not part of what is read of its objects.
 * `changed`: the list was another one each time, or shorter than it counts, so that there may be others.
 */
export interface Unread {
  readonly why:
    | 'forbidden'
    | 'gone'
    | 'answer'
    | 'network'
    | 'disk'
    | 'stopped'
    | 'sensitive'
    | 'unsupported'
    | 'limited'
    | 'changed'
    | 'hidden';
  readonly status?: number;
  readonly privileges?: readonly string[];
}

/** An object with what is known of it. Both `text` and `unread`: it could not be read this time, and the text is of an earlier one. */
export interface SetEntry extends ObjectRef {
  /** Its document with secrets masked, as `readObject` lays it out, its text parts inside. */
  readonly text: string | undefined;
  readonly unread: Unread | undefined;
}

/** What is known of all objects of a kind. */
export interface KindState {
  readonly resource: string;
  /** Epoch milliseconds of the moment at which its list was read last to its end; undefined: never, so that nothing is known to be absent. */
  readonly listedAt: number | undefined;
  /** Why its list was not read the last time that this was tried; undefined: it was. */
  readonly unread: Unread | undefined;
  /** How many entries there are. */
  readonly count: number;
}

/** Where objects are from: what was read of an instance, or a folder. Reading it contacts nobody. */
export interface ObjectSource {
  /** What people call it. */
  readonly name: string;
  /** Of the Jamf Pro that it was read from; undefined: not known. */
  readonly version: string | undefined;
  /** In the order of the instance's own list of resources. */
  kinds(): readonly KindState[];
  /** The entries of one kind, one after the other, so that never more than a few are in memory; none for a kind that it does not have. */
  entries(resource: string, signal: AbortSignal): AsyncIterable<SetEntry>;
  /** What an object is called that another one names by its id; undefined: not known. */
  nameOf(resource: string, id: string): string | undefined;
}
