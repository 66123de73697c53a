import { t } from '@vscode/l10n';
import type { Minded } from '../../core/families/family.ts';
import { joinSentences } from '../../shared/words.ts';

/**
 * What a person has to say yes to beside the fields that change, in plain words.
 *
 * @param everyDevice how many devices that are.
 */
export function mindedWords(minded: readonly Minded[], everyDevice = ''): readonly string[] {
  return minded.map((one) => {
    if (one === 'unseenUsers')
      return t`Jamf Pro may have assignments to users in this scope that its API does not show; saving the scope would remove them.`;
    if (one === 'unseenSecrets')
      return t`A list is saved whole whose entries have passwords that Jamf Pro never shows, and may lose them. To keep one, write it into “password” of its entry.`;
    return joinSentences(t`Every device in scope installs the profile again, and not only those that come into scope.`, everyDevice);
  });
}
