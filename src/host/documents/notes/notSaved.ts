import { t } from '@vscode/l10n';
import { FileSystemError } from 'vscode';

/** VS Code puts the error's name before its message: a sentence that says already that nothing was sent gives its own. */
export function notSaved(message: string): FileSystemError {
  const unsent = /^Not sent: (.+)$/s.exec(message)?.[1];
  const error = new FileSystemError(unsent ?? message);
  error.name = unsent === undefined ? t`Not saved` : t`Not sent`;
  return error;
}
