import { t } from '@vscode/l10n';
import { FileSystemError, type Uri } from 'vscode';
import { oneLine } from '../../../core/catalog/plain.ts';
import { commandCall } from '../../../app/contributions/commandTypes.ts';

/** VS Code cuts its notification after a thousand characters, with what it puts before ours. */
const mostBesideLink = 450;

/**
 * VS Code puts the error's name before its message: a sentence that says already that nothing was sent gives its own. The notification is
 * VS Code's, with buttons of its own, and no second one stands beside it.
 *
 * @param message plain: no link of it acts. @param page the document whose object has a page on which Jamf Pro takes the change: a link leads there.
 */
export function notSaved(message: string, page?: Uri): FileSystemError {
  const opening = `${t`Not sent`}: `;
  const isUnsent = message.startsWith(opening) && message.length > opening.length;
  const text = isUnsent ? message.slice(opening.length) : message;
  const error = new FileSystemError(
    page === undefined ? text : `${oneLine(text, mostBesideLink).replaceAll('[', '(').replaceAll(']', ')')} ${linkTo(page)}`,
  );
  error.name = isUnsent ? t`Not sent` : t`Not saved`;
  return error;
}

/** As VS Code reads links in a notification: no blank and no bracket in its address. */
function linkTo(page: Uri): string {
  const call = commandCall(t`Open in Jamf Pro`, 'jamf.openInJamf', page);
  const given = encodeURIComponent(JSON.stringify(call.arguments)).replaceAll('(', '%28').replaceAll(')', '%29');
  return `[${call.title}](command:${call.command}?${given})`;
}
