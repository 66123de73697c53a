import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { Unread } from '../../core/sets/source.ts';
import { listOfNames } from '../../shared/words.ts';

/** Why something was not read, as a sentence that stands behind its name. */
export function unreadWords({ why, status, privileges = [] }: Unread): string {
  switch (why) {
    case 'forbidden':
      return privileges.length === 0
        ? t`The account may not read it.`
        : t`The account may not read it: it lacks ${oneLine(listOfNames(privileges), 1000)}.`;
    case 'gone':
      return t`It was deleted while the others were being read.`;
    case 'answer':
      return status === undefined || status < 300
        ? t`The answer was none that Jamf Pro gives, or not all of it: something between may have answered, or the list changed meanwhile. Read it again.`
        : t`The answer was ${String(status)}.`;
    case 'network':
      return t`No answer came.`;
    case 'disk':
      return t`Its file could not be read.`;
    case 'sensitive':
      return t`Reading it reveals a secret, so it is only ever read where somebody asks for this one.`;
    case 'unsupported':
      if (status === 404) return t`This Jamf Pro does not have it, or it is not set up there.`;
      return t`This Jamf Pro does not have it, or gives no list of it, or shows no single one.`;
    case 'limited':
      return t`The account sees the objects of its sites alone, so there may be others.`;
    case 'hidden':
      return t`What is read of them does not show it.`;
    case 'changed':
      return t`Its list changed while it was read, or was shorter than it counts, so there may be others.`;
    default:
      return t`It was stopped before anybody got to it.`;
  }
}
