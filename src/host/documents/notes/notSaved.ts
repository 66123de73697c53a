import { t } from '@vscode/l10n';
import { FileSystemError } from 'vscode';

/** VS Code puts the error's name before its message: a sentence that says already that nothing was sent gives its own. */
export function notSaved(message: string): FileSystemError {
  const opening = `${t`Not sent`}: `;
  const isUnsent = message.startsWith(opening) && message.length > opening.length;
  const error = new FileSystemError(isUnsent ? message.slice(opening.length) : message);
  error.name = isUnsent ? t`Not sent` : t`Not saved`;
  return error;
}
