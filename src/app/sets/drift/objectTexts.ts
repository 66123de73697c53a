import { t } from '@vscode/l10n';
import { isJson } from '../../../core/json/format.ts';
import { wholeOf } from '../../../core/sets/folder/pulledText.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { DriftParts } from './driftParts.ts';
import { textOfBytes, type FolderDrift, type FolderObject } from './folderDrift.ts';

/** The document that an object's files were pulled from; undefined where this machine does not keep it. */
export async function baseText(
  { bases }: Pick<DriftParts, 'bases'>,
  drift: FolderDrift,
  object: FolderObject,
): Promise<string | undefined> {
  const texts = new Map<string, string>();
  for (const [ending, digest] of object.base) {
    const text = await bases.get(digest);
    if (text === undefined) return undefined;
    texts.set(ending, text);
  }
  return wholeText(drift, object, texts);
}

/**
 * The document that an object's files say together by now; undefined: they were taken away.
 *
 * @throws `invalid` for JSON that is none.
 */
export async function mineText({ tree }: Pick<DriftParts, 'tree'>, drift: FolderDrift, object: FolderObject): Promise<string | undefined> {
  const texts = new Map<string, string>();
  for (const ending of object.mine.keys()) {
    const bytes = await tree.read(`${object.stem}${ending}`);
    if (bytes !== undefined) texts.set(ending, textOfBytes(bytes));
  }
  const json = texts.get('.json');
  if (json !== undefined && !isJson(json)) throw invalidProblem(t`${object.stem}.json is no JSON. Mend it first.`);
  return wholeText(drift, object, texts);
}

function wholeText(drift: FolderDrift, { resource, stem }: FolderObject, texts: ReadonlyMap<string, string>): string | undefined {
  const json = texts.get('.json');
  if (json === undefined) return undefined;
  const [ending, text] = [...texts].find(([one]) => one !== '.json') ?? [];
  const isUnended = drift.ids.get(`${stem}${ending ?? ''}`)?.isUnended ?? false;
  return wholeOf(resource, json, text === undefined ? undefined : { text, isUnended });
}
