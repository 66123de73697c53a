import { t } from '@vscode/l10n';
import { Uri } from 'vscode';
import { invalidProblem } from '../../shared/problem.ts';

/** The folder that somebody names. @throws `invalid` for what is no URI. */
export function folderUri(text: string): Uri {
  try {
    return Uri.parse(text, true);
  } catch {
    throw invalidProblem(t`“${text}” is not the URI of a folder, such as file:///Users/me/jamf.`);
  }
}
