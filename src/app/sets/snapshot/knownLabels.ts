import { kindOf } from '../../../core/resources/kindOf.ts';
import { readText } from '../../../core/sets/snapshot/kindLines.ts';
import { labelledSecrets, labelsIn, type Labels } from '../../../core/secrets/labelledSecrets.ts';
import type { Hides } from '../../../core/secrets/maskDocument.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { openKind } from './openKind.ts';
import { kindFile, type SnapshotFolder } from './snapshotFolder.ts';

/** The labels that a source has for the objects of a resource, by the id of the object that they are of; undefined: it has none. */
export async function labelsKept(
  source: Pick<ObjectSource, 'entries'>,
  resource: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Labels> | undefined> {
  const all = new Map<string, Labels>();
  for (const by of kindOf(resource).labels.by ?? []) {
    for await (const { id, text } of source.entries(by, signal)) {
      const labels = text === undefined || all.has(id) ? undefined : labelsIn(by, text);
      if (labels !== undefined) all.set(id, labels);
    }
  }
  return all.size === 0 ? undefined : all;
}

/** What a run knows of the labels that tell which values are secret. */
export class KnownLabels {
  readonly #labels = new Map<string, Labels>();

  /** Those that are kept of kinds: what a run cannot read now was read earlier. */
  async read(folder: SnapshotFolder, resources: readonly string[], signal: AbortSignal): Promise<void> {
    for (const resource of resources) {
      const kind = await openKind(folder, kindFile(resource), signal);
      if (kind === undefined) continue;
      try {
        let index = -1;
        for await (const line of kind.file.lines(signal)) {
          const [entry, text] = [kind.head.entries[index++], readText(line.text)];
          if (entry !== undefined && text !== undefined) this.note(resource, entry.id, text);
        }
      } finally {
        await kind.file.close();
      }
    }
  }

  note(resource: string, id: string, document: string): void {
    const labels = labelsIn(resource, document);
    if (labels !== undefined) this.#labels.set(`${resource} ${id}`, labels);
  }

  hides(resource: string): Hides | undefined {
    const by = kindOf(resource).labels.by ?? [];
    return labelledSecrets(resource, (id) => by.map((key) => this.#labels.get(`${key} ${id}`)).find((labels) => labels !== undefined));
  }
}
