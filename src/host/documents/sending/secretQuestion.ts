import { t } from '@vscode/l10n';
import type { HiddenSecret } from '../../../core/objects/plan/secrets.ts';
import { fieldNames } from '../../../app/saving/fieldNames.ts';
import { askModal } from '../../support/ask.ts';
import { askLine } from '../../support/say.ts';

/**
 * Asks for the secrets that a save can blank. Undefined: nothing is to be saved.
 *
 * @param what is saved, and where. @param lines what the save changes.
 */
export async function askSecrets(
  what: string,
  secrets: readonly HiddenSecret[],
  lines: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const names = fieldNames(secrets.map(({ pointer }) => pointer));
  const demanded = secrets.filter(({ required }) => required);
  const why =
    demanded.length > 0
      ? t`The operation demands ${fieldNames(demanded.map(({ pointer }) => pointer))}.`
      : t`Jamf Pro never shows them. Left out, it may keep or blank them; that depends on its version.`;
  const acts = demanded.length > 0 ? undefined : { leaveOut: t`Leave Them Out` };
  const detail = [why, ' ', ...lines].join('\n');
  const choice = await askModal({
    message: t`Saving ${what} can blank secrets: ${names}.`,
    detail,
    first: 'Enter Them',
    ...(acts && { acts }),
  });
  if (choice === 'leaveOut') return new Map();
  if (choice !== 'Enter Them') return undefined;
  const entered = new Map<string, string>();
  for (const { pointer, required } of secrets) {
    const prompt = required ? t`Demanded by the operation.` : t`Leave it empty to leave it out.`;
    const value = await askLine({ title: `${what}: ${fieldNames([pointer])}`, prompt, password: true, ignoreFocusOut: true });
    if (value === undefined || (value === '' && required)) return undefined;
    if (value !== '') entered.set(pointer, value);
  }
  return entered;
}
