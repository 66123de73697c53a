import type { KindState, ObjectRef, ObjectSource, SetEntry, Unread } from '../source.ts';
import type { Shape } from '../../shapes/shape.ts';
import { problemOf } from '../../../shared/problem.ts';
import { atOnce } from '../atOnce.ts';
import { inTurns, type Pace } from '../turn.ts';
import type { BaseTexts, Sha256 } from './folderTree.ts';
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

export interface SurveyParts {
  readonly bases: Pick<BaseTexts, 'known' | 'put'>;
  readonly sha256: Sha256;
  readonly shapeOf: ShapeOf;
}

/** How many texts are kept at once: a disk is waited for most of the time. */
const together = 8;

/**
 * A look at what is to be pulled, a text at a time. What the folder is to know of its files is kept on the way, whether or not it is written
 * then: so each document is laid out once.
 */
export class PullSurvey {
  readonly #parts: SurveyParts;
  readonly #ahead = new Map<string, { readonly state: string; readonly objects: readonly SurveyedObject[] }>();
  #known: Promise<Set<string>> | undefined;

  constructor(parts: SurveyParts) {
    this.#parts = parts;
  }

  /** Looks at a kind as soon as it was read, beside the reading of others. Where it is read once more, this is to be called once more. */
  async ahead(source: ObjectSource, resource: string, signal: AbortSignal, pace?: () => Pace): Promise<void> {
    this.#ahead.delete(resource);
    const state = source.kinds().find((kind) => kind.resource === resource);
    if (listed(state, 0).unread !== undefined) return;
    const objects = await this.#objects(inTurns(source.entries(resource, signal), signal, pace), resource);
    this.#ahead.set(resource, { state: JSON.stringify(state), objects });
  }

  /**
   * @param resources keys of the kinds.
   * @param since epoch milliseconds of the moment at which reading began.
   */
  async of(source: ObjectSource, resources: readonly string[], since: number, signal: AbortSignal): Promise<readonly SurveyedKind[]> {
    const states = new Map(source.kinds().map((state) => [state.resource, state]));
    const kinds: SurveyedKind[] = [];
    for (const resource of resources) {
      const { unread, isWhole } = listed(states.get(resource), since);
      const ahead = this.#ahead.get(resource);
      let objects: readonly SurveyedObject[] = [];
      if (unread === undefined) {
        const isSame = ahead?.state === JSON.stringify(states.get(resource));
        objects = isSame ? ahead.objects : await this.#objects(inTurns(source.entries(resource, signal), signal), resource);
      }
      kinds.push({ resource, unread, isWhole, objects });
    }
    return kinds;
  }

  async #objects(entries: AsyncIterable<SetEntry>, resource: string): Promise<readonly SurveyedObject[]> {
    const { bases, sha256, shapeOf } = this.#parts;
    const form = pulledForm({ resource, shape: shapeOf(resource) });
    const known = await (this.#known ??= bases.known().then((all) => new Set(all)));
    const objects: SurveyedObject[] = [];
    await atOnce(entries, together, async (entry) => {
      const texts = filesOfEntry(entry, form);
      const digests = (texts ?? []).map(({ text }) => sha256(new TextEncoder().encode(text)));
      objects.push(surveyed(entry, texts, digests));
      for (const [at, { text }] of (texts ?? []).entries()) {
        const digest = digests[at] ?? '';
        if (known.has(digest)) continue;
        known.add(digest);
        await bases.put(digest, text);
      }
    });
    return objects;
  }
}

function listed(state: KindState | undefined, since: number): Pick<SurveyedKind, 'unread' | 'isWhole'> {
  if (state?.unread !== undefined) return { unread: state.unread, isWhole: false };
  if (state?.listedAt === undefined) return { unread: { why: 'stopped' }, isWhole: false };
  return { unread: undefined, isWhole: state.listedAt >= since };
}

function surveyed(entry: SetEntry, texts: readonly FileText[] | undefined, digests: readonly string[]): SurveyedObject {
  const { resource, id, name } = entry;
  const unread = entry.unread ?? (texts === undefined ? { why: 'disk' as const } : undefined);
  const files = texts?.map(({ ending, isUnended }, at) => ({ ending, isUnended, sha256: digests[at] ?? '' }));
  return { resource, id, name, files, unread };
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
