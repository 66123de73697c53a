import { t } from '@vscode/l10n';
import { listOfNames } from '../../shared/words.ts';

/** Names of fields as people read them, a few of them. */
export function fieldNames(pointers: readonly string[]): string {
  const names = pointers.map((pointer) => (pointer === '' ? t`all of it` : pointer.slice(1).replaceAll('/', '.')));
  return names.length === 0 ? t`the version lock` : listOfNames(names, 4, 3);
}
