/** A folder that was pulled, by its URI: in data, or as the Source Control view has it. */
export interface FolderForm {
  readonly folder: string;
  /** A person chose it in the view, and can be asked. */
  readonly byHand?: true;
}

/** How many objects differ between a folder and its instance, by what is to be done about them. */
export interface DriftReport {
  readonly inJamf: number;
  readonly here: number;
  readonly both: number;
  readonly unread: number;
}

/** Objects of a pulled folder, by a file of each. */
export interface DriftForm extends FolderForm {
  /** Paths in the folder, with `/`. */
  readonly paths: readonly string[];
}
