import { t } from '@vscode/l10n';
import { invalidProblem, type ProblemError } from '../../../shared/problem.ts';
import { joinSentences } from '../../../shared/words.ts';

/** What was tried with a file of a folder. */
export type FileDeed = 'read' | 'write' | 'remove';

/** What a file system failed with, as a sentence with the path and one with what to do about it. */
export function treeTrouble(deed: FileDeed, path: string, error: unknown): ProblemError {
  const text = error instanceof Error ? error.message : String(error);
  const given: unknown = error instanceof Error && 'code' in error ? error.code : '';
  const code = typeof given === 'string' ? given : '';
  const is = (...codes: readonly string[]): boolean =>
    codes.includes(code) || codes.some((one) => text.startsWith(`${one}:`) || text.includes(` ${one}:`));
  return invalidProblem(joinSentences(failedWords(deed, path), ...reasonWords(is, text)));
}

function failedWords(deed: FileDeed, path: string): string {
  if (deed === 'read') return t`“${path}” could not be read.`;
  return deed === 'write' ? t`“${path}” could not be written.` : t`“${path}” could not be removed.`;
}

function reasonWords(is: (...codes: readonly string[]) => boolean, text: string): readonly string[] {
  if (is('ENOSPC', 'EDQUOT')) return [t`The disk is full: make room and try again.`];
  if (is('EROFS')) return [t`The disk takes no changes: choose a folder on another one.`];
  if (is('EBUSY', 'ETXTBSY')) return [t`Another program holds it: close it there and try again.`];
  if (is('ENAMETOOLONG')) return [t`Its path is too long for this system: pull into a folder with a shorter path.`];
  if (is('NoPermissions', 'EACCES', 'EPERM')) {
    return [
      t`You have no right to do so, or another program holds it: change the rights of the folder or close the file there, and try again.`,
    ];
  }
  if (is('FileIsADirectory', 'EISDIR', 'FileNotADirectory', 'ENOTDIR', 'FileExists', 'EEXIST')) {
    return [t`A folder stands where a file is to be, or a file where a folder is to be: move it away and try again.`];
  }
  return [t`The file system says: ${text}`];
}

/** Nothing is followed out of the folder. */
export function linkTrouble(path: string, link: string): ProblemError {
  return invalidProblem(
    t`“${path}” was left alone: “${link}” is a symbolic link, and nothing is read or written through one. Put a folder or a file in its place and try again.`,
  );
}
