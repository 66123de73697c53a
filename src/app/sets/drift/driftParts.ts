import type { BaseTexts, FolderTree } from '../../../core/sets/folder/folderTree.ts';
import type { ShapeOf } from '../../../core/sets/folder/pullSurvey.ts';
import type { Digest } from '../../keeping/keptDocuments.ts';

/** A pulled folder as drift works on it. */
export interface DriftParts {
  readonly tree: FolderTree;
  /** The texts that its files were pulled with; what was pulled on another machine is not among them. */
  readonly bases: Pick<BaseTexts, 'get' | 'put'>;
  /** What a read of a kind answers, by the API document of the folder's instance. */
  readonly shapeOf: ShapeOf;
  /** The SHA-256 of a text's bytes, in lower-case hexadecimal digits. */
  readonly sha256: Digest;
  /** Epoch milliseconds. */
  readonly now: () => number;
}
