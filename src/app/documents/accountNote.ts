import { t } from '@vscode/l10n';
import { missingPrivileges } from '../../core/auth/privileges.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { listOfNames } from '../../shared/words.ts';

/** What is known to keep the account from saving a document. The server has the last word: privileges change while a window is open. */
export interface AccountNote {
  readonly missing: readonly string[];
  /** Without a stop. */
  readonly words: string;
}

/** @param held undefined: not known, so nothing is said. */
export function accountNote(
  { target, create, write }: Pick<ObjectPlan, 'target' | 'create' | 'write'>,
  held: ReadonlySet<string> | undefined,
): AccountNote | undefined {
  const isNew = target.kind === 'new';
  const missing = missingPrivileges((isNew ? create : write)?.endpoint, held);
  if (missing.length === 0) return undefined;
  const names = oneLine(listOfNames(missing, 3, 2), 200);
  return {
    missing,
    words: isNew ? t`You lack ${names}: this account may not create it` : t`You lack ${names}: read-only for this account`,
  };
}
