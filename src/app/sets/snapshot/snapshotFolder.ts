/** Where in a file a line stands, in bytes, without its end. */
export interface LinePlace {
  readonly from: number;
  readonly to: number;
}

export interface Line extends LinePlace {
  readonly text: string;
}

/** A file that stays the one it was when it was opened, whatever takes its place meanwhile. */
export interface OpenLines {
  /** From the first on. Without a last one that has no end: whoever wrote it was stopped. */
  lines(signal: AbortSignal): AsyncIterable<Line>;
  slice(place: LinePlace): Promise<string>;
  close(): Promise<void>;
}

export interface LineWriter {
  /** Resolves when the line can be read, behind all that were written before. `text` has no end of line in it. */
  write(text: string): Promise<LinePlace>;
  close(): Promise<void>;
}

/**
 * The folder of one instance and one server. Rejects as the disk does: full, without access, gone. A file is made with {@link create} under
 * a name that nobody reads, and takes its place with {@link replace}, whole.
 */
export interface SnapshotFolder {
  /** Empty where there is none. `stamp`: another one for a file that took its place. */
  files(): Promise<readonly { readonly name: string; readonly stamp: string }[]>;
  /** Undefined: there is none. */
  open(name: string): Promise<OpenLines | undefined>;
  /** Empty, whatever was there. Makes the folder. */
  create(name: string): Promise<LineWriter>;
  /** When all of it is on the disk. */
  replace(from: string, to: string): Promise<void>;
  /** Nothing, where there is none. */
  remove(name: string): Promise<void>;
  /** Takes the folder for this window to write into; what comes back gives it free. Undefined: another window has it. */
  take(): Promise<(() => Promise<void>) | undefined>;
}

/** The file of a kind, and the beginnings of the names of what is written for it. */
export function kindFile(resource: string): string {
  return `${encodeURIComponent(resource).replaceAll('*', '%2A')}.kind`;
}

export function isKindFile(name: string): boolean {
  return name.endsWith('.kind');
}

/** `token`: of who writes it. */
export function piecesFile(resource: string, token: string): string {
  return `${kindFile(resource)}.${token}.pieces`;
}

export function isPiecesOf(name: string, resource?: string): boolean {
  return name.endsWith('.pieces') && (resource === undefined || name.startsWith(`${kindFile(resource)}.`));
}

/** What is made to take the place of something. */
export function newFile(name: string, token: string): string {
  return `${name}.${token}.new`;
}

export function isNewFile(name: string): boolean {
  return name.endsWith('.new');
}

/** Writes a small file whole. */
export async function writeWhole(folder: SnapshotFolder, name: string, token: string, line: string): Promise<void> {
  const made = newFile(name, token);
  const writer = await folder.create(made);
  try {
    await writer.write(line);
  } finally {
    await writer.close();
  }
  await folder.replace(made, name);
}

/** The first line of a file; undefined where there is none. */
export async function firstLine(folder: SnapshotFolder, name: string, signal: AbortSignal): Promise<string | undefined> {
  const file = await folder.open(name);
  if (file === undefined) return undefined;
  try {
    for await (const { text } of file.lines(signal)) return text;
    return undefined;
  } finally {
    await file.close();
  }
}
