import { t } from '@vscode/l10n';

/** Whole sentences, one after the other; what is missing or empty is left out. */
export function joinSentences(...all: readonly (string | undefined)[]): string {
  return all.filter((one) => one !== undefined && one !== '').join(' ');
}

/** How many entries a list has. */
export function entryCount(count: number): string {
  return count === 1 ? t`1 entry` : t`${count} entries`;
}

/** How many fields an object has; empty for none. */
export function fieldCount(count: number): string {
  if (count === 0) return '';
  return count === 1 ? t`1 field` : t`${count} fields`;
}

/** A list of names. Of more than `most`, the first `shown` are named and the others counted. */
export function listOfNames(names: readonly string[], most = 8, shown = most): string {
  if (names.length <= most) return names.join(', ');
  return t`${names.slice(0, shown).join(', ')} and ${names.length - shown} more`;
}
