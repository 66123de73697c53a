import { t } from '@vscode/l10n';
import { listOfNames } from '../../../shared/words.ts';
import { isSecretName } from '../../../shared/secretNames.ts';
import { oneLine } from '../../catalog/plain.ts';
import { jsonIn, leafText, type JsonNode } from '../../json/parse.ts';
import { fromPointer } from '../../json/pointers.ts';
import type { Change } from '../save/merge.ts';
import { addedAndRemoved } from './lineChanges.ts';
import { changesButLock, type Version } from './versions.ts';

/** More fields than these are only counted. */
const mostNamed = 6;

/** A version among the others of its object. */
export interface PlacedVersion {
  readonly version: Version;
  /** The document before it, as far as it was seen here. */
  readonly before: string | undefined;
}

/** Each with what it came after. @param versions the newest first. */
export function placedVersions(versions: readonly Version[]): readonly PlacedVersion[] {
  return versions.map((version, place) => ({ version, before: version.over ?? versions[place + 1]?.text }));
}

/** The fields in which two documents of an object differ; undefined: none. Of a text with lines, how many are new and gone. */
export function changedFields(before: string, after: string): string | undefined {
  const [old, now] = [jsonIn(before), jsonIn(after)];
  if (old === undefined || now === undefined) return undefined;
  const changes = changesButLock(old, now);
  return changes.length === 0 ? undefined : listOfNames(changes.map(nameOf), mostNamed);
}

function nameOf({ pointer, before, after }: Change): string {
  const steps = fromPointer(pointer);
  const name = steps.length === 0 ? t`all of it` : oneLine(steps.join('.'), 80);
  const [old, now] = [textOf(before), textOf(after)];
  if (isSecretName(steps.at(-1) ?? '') || old === undefined || now === undefined || !(old + now).includes('\n')) return name;
  const { added, removed } = addedAndRemoved(old, now);
  return `${name} (+${added} −${removed})`;
}

/** A text that is not there is empty. */
function textOf(node: JsonNode | undefined): string | undefined {
  if (node === undefined || node.kind === 'null') return '';
  return node.kind === 'string' ? leafText(node) : undefined;
}
