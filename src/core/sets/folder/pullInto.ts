import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';
import { joinSentences } from '../../../shared/words.ts';
import type { ObjectRef, ObjectSource } from '../source.ts';
import type { BaseTexts, FolderTree, Sha256 } from './folderTree.ts';
import type { FolderState } from './pulledFolder.ts';
import { serverAddress } from './pullManifest.ts';
import { planPull } from './pullPlan.ts';
import { runPull, type Pulled } from './pullRun.ts';
import { PullSurvey, type ShapeOf } from './pullSurvey.ts';

/** What is pulled, and from where. */
export interface PullWork {
  readonly source: ObjectSource;
  /** Keys of the kinds. */
  readonly resources: readonly string[];
  /** Epoch milliseconds of the moment at which the source was begun to be read for this: what is gone is known of lists that are newer. */
  readonly since: number;
  /** Origin and context path of the server. */
  readonly server: string;
  readonly shapeOf: ShapeOf;
  readonly bases: BaseTexts;
  readonly sha256: Sha256;
  /** Knows kinds that were looked at while others were still read. */
  readonly survey?: PullSurvey | undefined;
  /** Whether the files of objects that are gone in Jamf Pro may be removed. */
  readonly mayRemove: (gone: readonly ObjectRef[]) => Promise<boolean>;
  readonly onProgress?: (done: number, of: number) => void;
}

/** Makes a folder say what a source says, but for what was changed in it. @throws what {@link runPull} throws. */
export async function pullInto(tree: FolderTree, state: FolderState, work: PullWork, signal: AbortSignal): Promise<Pulled> {
  const survey = work.survey ?? new PullSurvey(work);
  const kinds = await survey.of(work.source, work.resources, work.since, signal);
  const plan = await planPull(tree, { state, kinds, sha256: work.sha256, mayRemove: work.mayRemove });
  const pulled = await runPull(tree, { ...work, state, plan, kinds }, signal);
  await tree.clearUp();
  return pulled;
}

/** @throws `invalid` for a folder that is another server's, or from which nobody can tell whose it is. `mends`: that is no matter. */
export function refuseFolder(tree: Pick<FolderTree, 'name'>, state: FolderState, server: string, mends: boolean): void {
  const other = [state.manifest?.server, state.begun?.server].find((one) => one !== undefined && one !== serverAddress(server));
  if (other !== undefined) {
    throw invalidProblem(
      t`The folder “${tree.name}” was pulled from ${other}, and this instance is ${server}. Nothing was written. Choose another folder.`,
    );
  }
  if (state.broken === undefined || (mends && !state.isNewer)) return;
  throw invalidProblem(joinSentences(state.broken, t`Nothing was written. Pull anew into an empty folder, or bring the file back.`));
}
