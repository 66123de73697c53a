import { t } from '@vscode/l10n';
import { invalidProblem } from '../../../shared/problem.ts';

/** What a disk failed with as a sentence for a person; anything else as it is. */
export function diskProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const kept = t`The snapshot is as it was before, with what was read until then.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return invalidProblem(`${t`The disk is full, so what is read cannot be kept.`} ${kept}`);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return invalidProblem(`${t`The folder of the extension’s own storage cannot be written, so what is read cannot be kept.`} ${kept}`);
  }
  return diskCodes.test(code) ? invalidProblem(`${t`The disk failed (${code}), so what is read cannot be kept.`} ${kept}`) : error;
}

/** Codes of a file system, and none of a socket. */
const diskCodes = /^(EIO|EMFILE|ENFILE|ENOENT|ENOTDIR|EISDIR|EEXIST|EBUSY|EFBIG|ENAMETOOLONG|ENODEV|ENXIO|ESTALE)$/;
