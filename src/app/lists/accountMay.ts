import { t } from '@vscode/l10n';
import { missingPrivileges } from '../../core/auth/privileges.ts';
import type { Resource } from '../../core/families/family.ts';
import { listOfNames } from '../../shared/words.ts';

/** What an account may do with the objects of a resource. What is not known to be missing counts as held. */
export interface AccountMay {
  /** Privileges that it lacks to see them. */
  readonly unread: readonly string[];
  /** All that it lacks, of whatever the API can do with them. */
  readonly missing: readonly string[];
  readonly create: boolean;
  readonly edit: boolean;
  readonly remove: boolean;
}

/** @param held undefined: not known. */
export function accountMay({ can }: Pick<Resource, 'can'>, held: ReadonlySet<string> | undefined): AccountMay {
  const may = (operation: Resource['can']['create']): boolean => operation !== undefined && missingPrivileges(operation, held).length === 0;
  const all = Object.values(can).flatMap((operation) => missingPrivileges(operation, held));
  return {
    unread: missingPrivileges(can.list ?? can.read, held),
    missing: [...new Set(all)],
    create: may(can.create),
    edit: may(can.edit),
    remove: may(can.remove),
  };
}

/** What a screen reader says of it: what this account can do, which may be less than the API can. */
export function spokenMay({ can }: Pick<Resource, 'can'>, { unread, create, edit, remove }: AccountMay): string {
  const verbs = [create && t`create`, edit && t`edit`, remove && t`delete`].filter((verb) => verb !== false);
  if (verbs.length > 0) return t`can ${listOfNames(verbs, verbs.length, verbs.length)}`;
  if (unread.length > 0) return t`not for this account`;
  const isReadOnly = can.create === undefined && can.edit === undefined && can.remove === undefined;
  return isReadOnly ? t`read only` : t`read only for this account`;
}
