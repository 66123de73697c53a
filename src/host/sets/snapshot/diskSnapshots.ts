import { t } from '@vscode/l10n';
import type { Snapshots } from '../../../app/sets/snapshots.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { SetParts } from '../setParts.ts';

/** The snapshots of all instances, on disk. */
export function diskSnapshots(_services: SetParts['services'], _context: SetParts['context']): Snapshots {
  throw invalidProblem(t`Nothing was read of this instance yet.`);
}
