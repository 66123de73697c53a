import { t } from '@vscode/l10n';
import type { Uri } from 'vscode';
import { invalidProblem } from '../../../shared/problem.ts';
import type { SideRead } from './comparisonWish.ts';

/** A pulled folder as it is on disk. @throws `invalid` for one into which nothing was pulled. */
export async function readFolder(uri: Uri): Promise<SideRead> {
  throw invalidProblem(t`Nothing was pulled into the folder “${uri.path}”.`);
}
