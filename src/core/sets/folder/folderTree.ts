/**
 * A folder that is pulled into, whatever it is on. Paths are below it, with `/`, and never lead out of it: nothing is read or written
 * through a symbolic link. What fails rejects with `invalid`: a sentence with the path, and with what to do about it.
 */
export interface FolderTree {
  /** What people call it: its own name. */
  readonly name: string;
  /** Names of the files that stand in a folder of it, none below that; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** What stands at a path; undefined: no file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Puts a file there, whole or not at all, with the folders that it takes. `isStill` is asked last of all, with what is there then; where
   * it says no, nothing is done. Resolves to whether it was.
   */
  write(path: string, bytes: Uint8Array, isStill: IsStill): Promise<boolean>;
  /** Takes a file away, and folders that are empty then. The same question comes before. */
  remove(path: string, isStill: IsStill): Promise<boolean>;
  /** Gives a file a name that some disks take for the same, such as one in another case. */
  rename(from: string, to: string): Promise<void>;
  /** Takes away what is left of files that somebody began to write and never came to the end of. Never rejects. */
  clearUp(): Promise<void>;
}

/** Whether a file is as it was when it was looked at. */
export type IsStill = (now: Uint8Array | undefined) => boolean;

/**
 * The texts as they were pulled into one folder, kept apart from it, so that what was changed here can be told from what was changed in
 * Jamf Pro. Each by the SHA-256 of its bytes, as the folder has it: what is not there is not known. Secrets are masked in them.
 */
export interface BaseTexts {
  known(): Promise<ReadonlySet<string>>;
  get(sha256: string): Promise<string | undefined>;
  put(sha256: string, text: string): Promise<void>;
  /** Forgets all others. */
  keep(only: ReadonlySet<string>): Promise<void>;
}

/** The SHA-256 of bytes, in lower-case hexadecimal digits. */
export type Sha256 = (bytes: Uint8Array) => string;
