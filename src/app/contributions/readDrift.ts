import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import { isDataArgument } from '../support/guarded.ts';
import type { CreatedText, ObjectText, PulledText } from './arguments.ts';
import type { DriftForm, FolderForm } from './driftArguments.ts';
import { folderMember, memberIn, uriIn, uriText } from './memberIn.ts';

/** An object with its text; undefined where something of it is missing. */
export function readObjectText([argument]: readonly unknown[]): [object: ObjectText | undefined] {
  const [instance, resource, id, name, text] = ['instance', 'resource', 'id', 'name', 'text'].map((key) => memberIn(argument, key));
  const isWhole = instance !== undefined && resource !== undefined && id !== undefined && text !== undefined;
  return [isWhole ? { instance, resource, id, name: name ?? '', text } : undefined];
}

/** The same with what it was made from. */
export function readPulledText([argument]: readonly unknown[]): [pulled: PulledText | undefined] {
  const [object] = readObjectText([argument]);
  const [base, origin] = [memberIn(argument, 'base'), memberIn(argument, 'origin')];
  return [object !== undefined && base !== undefined && origin !== undefined ? { ...object, base, origin } : undefined];
}

/** The same with the document that it was created from. */
export function readCreated([argument]: readonly unknown[]): [created: CreatedText | undefined] {
  const [[object], draft] = [readObjectText([argument]), memberIn(argument, 'draft')];
  return [object !== undefined && draft !== undefined ? { ...object, draft } : undefined];
}

/** A folder in data, or one of the Source Control view. @throws `invalid` for data without one. */
export function readFolderForm([argument]: readonly unknown[]): [folder: FolderForm | undefined] {
  const uri = uriIn(argument);
  const folder = folderMember(argument, 'folder') ?? uriTextIn(argument, 'rootUri') ?? (uri === undefined ? undefined : uriText(uri));
  if (folder === undefined && isDataArgument(argument))
    throw invalidProblem(t('The argument needs a folder, as the text of its URI: file:///Users/me/jamf.'));
  return [folder === undefined ? undefined : { folder, ...byHand(argument) }];
}

/** Rows of the Source Control view, a group of them, or data. @throws `invalid` for data that names no file. */
export function readDrift(given: readonly unknown[]): [what: DriftForm | undefined] {
  const [first] = given;
  const rows = arrayIn(first, 'resourceStates') ?? given;
  const found = rows.map((row) => ({ folder: memberIn(row, 'folder'), paths: textsIn(row, 'paths') }));
  const folder = found.find((row) => row.folder !== undefined)?.folder;
  const paths = found.flatMap((row) => (row.folder === folder ? row.paths : []));
  const isData = isDataArgument(first) && paths.length === 0;
  if (isData) throw invalidProblem(t('The argument needs a folder, and the paths of files in it.'));
  return [folder === undefined ? undefined : { folder, paths, ...byHand(rows[0]) }];
}

function arrayIn(value: unknown, name: string): readonly unknown[] | undefined {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return Array.isArray(member) ? member : undefined;
}

function textsIn(value: unknown, name: string): readonly string[] {
  return (arrayIn(value, name) ?? []).filter((one): one is string => typeof one === 'string');
}

function uriTextIn(value: unknown, name: string): string | undefined {
  const uri: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return memberIn(uri, 'scheme') === undefined ? undefined : String(uri);
}

/** What the view passes is no data. */
function byHand(argument: unknown): Pick<FolderForm, 'byHand'> {
  return isDataArgument(argument) ? {} : { byHand: true };
}

/** Whether it is another extension that asks, which is asked nothing. */
export function isFromData(form: FolderForm | undefined): boolean {
  return form !== undefined && form.byHand !== true;
}
