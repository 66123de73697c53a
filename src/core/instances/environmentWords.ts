import { t } from '@vscode/l10n';
import type { Environment } from './profile.ts';

/** What an instance is used for, as a title. */
export const environmentNames = (): Readonly<Record<Environment, string>> => ({
  production: t`Production`,
  staging: t`Staging`,
  test: t`Test`,
});

/** The same beside the name of an instance. */
export const environmentWords = (): Readonly<Record<Environment, string>> => ({
  production: t`production`,
  staging: t`staging`,
  test: t`test`,
});
