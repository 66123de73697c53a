import { t } from '@vscode/l10n';
import { environmentNames } from '../../core/instances/environmentWords.ts';
import type { InstanceProfile } from '../../core/instances/profile.ts';
import { statusText } from '../support/plainText.ts';
import type { Instances } from '../support/services.ts';
import { lockWords, minutesLeft } from './lockWords.ts';
import { productionIcon } from './marks.ts';

type Named = Pick<InstanceProfile, 'id' | 'name' | 'url' | 'environment'>;

/** An item of the status bar. */
export interface StatusWords {
  readonly text: string;
  /** Shown on hover, and read out in the place of the text. */
  readonly tooltip: string;
}

export interface FrontStatus extends StatusWords {
  readonly next: 'jamf.unlockInstance' | 'jamf.testInstance' | 'jamf.lockInstance';
}

export interface UnlockedStatus extends StatusWords {
  /** Production is among what is unlocked. */
  readonly isRisky: boolean;
}

const longestName = 40;

/** The instance of the tab in front. What is unlocked is said by {@link unlockedStatus}, which is there as well. */
export function frontStatus({ name, url, environment }: Named, access: ReturnType<Instances['access']>): FrontStatus {
  const { host } = new URL(url);
  const { unlockedUntil } = access;
  const icon = environment === 'production' ? productionIcon : 'server';
  const lock = unlockedUntil === undefined ? lockWords(access, 0) : undefined;
  const use = environmentNames()[environment];
  const text = [`$(${icon}) ${statusText(name, longestName)} · ${use}`, lock].filter((part) => part !== undefined).join(', ');
  const said = (tooltip: string, next: FrontStatus['next']): FrontStatus => ({ text, tooltip, next });
  if (unlockedUntil !== undefined) {
    const time = new Date(unlockedUntil).toLocaleTimeString();
    return said(t`${name} (${use}, ${host}) is unlocked for writing until ${time}. Click to lock it.`, 'jamf.lockInstance');
  }
  return access.access === 'readOnly'
    ? said(t`${name} (${use}, ${host}) is read-only. Click to unlock it for 10 minutes.`, 'jamf.unlockInstance')
    : said(t`${name} (${use}, ${host}). Click to test the connection.`, 'jamf.testInstance');
}

/**
 * All instances that are unlocked, wherever the person is; undefined where none is.
 *
 * @param now epoch milliseconds
 */
export function unlockedStatus(instances: readonly Named[], access: Instances['access'], now: number): UnlockedStatus | undefined {
  const unlocked = instances.flatMap((instance) => {
    const { unlockedUntil } = access(instance.id);
    return unlockedUntil === undefined ? [] : [{ ...instance, left: minutesLeft(unlockedUntil, now) }];
  });
  const [first] = unlocked;
  if (first === undefined) return undefined;
  const isRisky = unlocked.some(({ environment }) => environment === 'production');
  const left = Math.max(...unlocked.map((one) => one.left));
  const text =
    unlocked.length === 1
      ? t`$(unlock) ${statusText(first.name, longestName)} unlocked, ${left} min left`
      : t`$(unlock) ${unlocked.length} instances unlocked, ${left} min left`;
  const lines = unlocked.map((one) => t`${one.name} (${environmentNames()[one.environment]}): unlocked, ${one.left} min left.`);
  return { text, tooltip: [...lines, t`Click to lock now.`].join('\n'), isRisky };
}
