import type { Environment, InstanceProfile } from '../../core/instances/profile.ts';
import type { Instances, InstanceState } from '../support/services.ts';

/** A codicon that stands for production wherever an instance is drawn. */
export const productionIcon = 'shield';

/** How an instance is drawn in a list: a codicon, and what its colour says. */
export interface InstanceIcon {
  readonly icon: string;
  readonly color?: 'production' | 'attention';
}

const stateIcons: Readonly<Record<InstanceState['kind'], string>> = {
  idle: 'server',
  busy: 'sync~spin',
  signedIn: 'vm-active',
  signedOut: 'vm-outline',
  needsAttention: 'warning',
  unreachable: 'debug-disconnect',
};

/** What is under way or wrong comes first, then that it can be written to though it is locked otherwise, then production. */
export function instanceIcon(
  environment: Environment | undefined,
  { access, unlockedUntil }: ReturnType<Instances['access']>,
  state: InstanceState['kind'],
): InstanceIcon {
  if (state === 'needsAttention' || state === 'unreachable') return { icon: stateIcons[state], color: 'attention' };
  const isProduction = environment === 'production';
  const icon = restingIcon(isProduction, access === 'readOnly', unlockedUntil !== undefined) ?? stateIcons[state];
  return { icon: state === 'busy' ? stateIcons.busy : icon, ...(isProduction ? { color: 'production' } : {}) };
}

function restingIcon(isProduction: boolean, isReadOnly: boolean, isUnlocked: boolean): string | undefined {
  if (isUnlocked) return 'unlock';
  if (isProduction) return productionIcon;
  return isReadOnly ? 'lock' : undefined;
}

/** Two letters for each instance by its id, made of its name: no two have the same while there are others to take. */
export function badgesOf(instances: readonly Pick<InstanceProfile, 'id' | 'name'>[]): ReadonlyMap<string, string> {
  const badgeOf = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name } of instances) {
    const wished = lettersIn(name);
    const badge = wished.find((letters) => !taken.has(letters)) ?? wished[0] ?? '•';
    taken.add(badge);
    badgeOf.set(id, badge);
  }
  return badgeOf;
}

const numbers = ['2', '3', '4', '5', '6', '7', '8', '9'];

/** The letters that a name may be known by, the best first: of its first two words, then its first letter with each later one, then numbered. */
function lettersIn(name: string): readonly string[] {
  const inCapitals = name.toUpperCase();
  const [first, ...later] = inCapitals.match(/[\p{L}\p{N}]/gu) ?? [];
  if (first === undefined) return [];
  const [, ...starts] = inCapitals.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? [];
  return [...starts, ...later, ...numbers].map((second) => first + second);
}
