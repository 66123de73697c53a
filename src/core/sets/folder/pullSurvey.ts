import type { KindState, ObjectRef, ObjectSource, SetEntry, Unread } from '../source.ts';
import type { Shape } from '../../shapes/shape.ts';
import { problemOf } from '../../../shared/problem.ts';
import type { Sha256 } from './folderTree.ts';
import { inTurns } from '../turn.ts';
import { filesOf, pulledForm, type FileText } from './pulledText.ts';

/** What a read of an object of a kind answers. */
export type ShapeOf = (resource: string) => Shape;

/** What a pulled folder says of a document, see {@link pulledForm}. */
export type PulledForm = ReturnType<typeof pulledForm>;

/** A file as it is to be, without its text: what there is of 4,000 objects at once has to be small. */
export interface FileFacts extends Pick<FileText, 'ending' | 'isUnended'> {
  readonly sha256: string;
}

/** An object of a source, and the files that say what it is. */
export interface SurveyedObject extends ObjectRef {
  /** Undefined: it could not be read this time, and its files stay as they are. */
  readonly files: readonly FileFacts[] | undefined;
  /** What they hold, where there is room for the whole kind; else the source says it once more. */
  readonly texts: readonly FileText[] | undefined;
  readonly unread: Unread | undefined;
}

/** What a source has of a kind that is to be pulled. */
export interface SurveyedKind {
  readonly resource: string;
  /** Its list was not read this time: nothing of it is touched. */
  readonly unread: Unread | undefined;
  /** Its list was read to its end since the pull began, so that what is not in it is gone. */
  readonly isWhole: boolean;
  readonly objects: readonly SurveyedObject[];
}

export interface SurveyOptions {
  /** Keys of the kinds; undefined: all that the source has. */
  readonly resources: readonly string[] | undefined;
  /** Epoch milliseconds of the moment at which reading began. */
  readonly since: number;
  readonly sha256: Sha256;
  readonly shapeOf: ShapeOf;
}

/** Looks at what is to be pulled, a text at a time. */
export async function surveySource(source: ObjectSource, options: SurveyOptions, signal: AbortSignal): Promise<readonly SurveyedKind[]> {
  const { resources, since, sha256, shapeOf } = options;
  const known = new Map(source.kinds().map((state) => [state.resource, state]));
  const kinds: SurveyedKind[] = [];
  let room = mostText;
  for (const resource of resources ?? known.keys()) {
    const { unread, isWhole } = listed(known.get(resource), since);
    const objects: SurveyedObject[] = [];
    let left = room;
    if (unread === undefined) {
      const form = pulledForm({ resource, shape: shapeOf(resource) });
      for await (const entry of inTurns(source.entries(resource, signal), signal)) {
        const texts = filesOfEntry(entry, form);
        left -= sum((texts ?? []).map(({ text }) => text.length));
        objects.push(surveyed(entry, texts, { sha256, isKept: left >= 0 }));
      }
    }
    if (left >= 0) room = left;
    kinds.push({ resource, unread, isWhole, objects: left >= 0 ? objects : objects.map(withoutTexts) });
  }
  return kinds;
}

function listed(state: KindState | undefined, since: number): Pick<SurveyedKind, 'unread' | 'isWhole'> {
  if (state?.unread !== undefined) return { unread: state.unread, isWhole: false };
  if (state?.listedAt === undefined) return { unread: { why: 'stopped' }, isWhole: false };
  return { unread: undefined, isWhole: state.listedAt >= since };
}

/** UTF-16 units of texts that are kept until they are written: those of kinds that fit whole, since else the source says them anyway. */
const mostText = 2 * 1024 * 1024;

function withoutTexts({ resource, id, name, files, unread }: SurveyedObject): SurveyedObject {
  return { resource, id, name, files, texts: undefined, unread };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function surveyed(
  entry: SetEntry,
  texts: readonly FileText[] | undefined,
  { sha256, isKept }: Pick<SurveyOptions, 'sha256'> & { readonly isKept: boolean },
): SurveyedObject {
  const { resource, id, name } = entry;
  const unread = entry.unread ?? (texts === undefined ? { why: 'disk' as const } : undefined);
  const files = texts?.map(({ ending, isUnended, text }) => ({ ending, isUnended, sha256: sha256(new TextEncoder().encode(text)) }));
  return { resource, id, name, files, texts: isKept ? texts : undefined, unread };
}

/** Undefined: it could not be read this time. */
export function filesOfEntry({ resource, text, unread }: SetEntry, form: PulledForm): readonly FileText[] | undefined {
  if (text === undefined || unread !== undefined) return undefined;
  try {
    return filesOf(resource, form(text));
  } catch (error) {
    if (problemOf(error).kind !== 'invalid') throw error;
    return undefined;
  }
}
