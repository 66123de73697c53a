import { t } from '@vscode/l10n';
import { connectionKey, type InstanceProfile } from './profile.ts';

/** Questions and the sidebar name an instance by its name alone, so no two may read the same. */
export function isTaken(name: string, others: readonly Pick<InstanceProfile, 'name'>[]): boolean {
  return others.some((other) => asRead(other.name) === asRead(name));
}

/** What to say of a name that is taken. */
export function takenWords(name: string): string {
  return t`There is an instance called “${name.trim()}” already. Choose another name.`;
}

/** The name, or one made of it that is free: with the host behind it, then with a number. */
export function freeName(name: string, url: string, others: readonly Pick<InstanceProfile, 'name'>[]): string {
  if (!isTaken(name, others)) return name;
  const withHost = `${name} (${new URL(url).host})`;
  let free = withHost;
  for (let count = 2; isTaken(free, others); count += 1) free = `${withHost} ${count}`;
  return free;
}

/** The instance that signs in at the same address with the same account. */
export function sameConnection<I extends Pick<InstanceProfile, 'url' | 'account'>>(
  wanted: Pick<InstanceProfile, 'url' | 'account'>,
  others: readonly I[],
): I | undefined {
  return others.find((other) => connectionKey(other) === connectionKey(wanted));
}

/** As a person compares: case, width and the amount of white space do not count. */
function asRead(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
